import GoTemplate

/// Shapes as JSON Schema, draft 2020-12: each record stands once, under `$defs`.
struct ShapeSchemas {
    /// By the names of records.
    private(set) var definitions: [GoString: Value] = [:]

    private static var scalars: [GoString: Value] {
        [
            "wholeParameter": .object(["type": .string("string"), "pattern": .string(#"^\$\{[^{}$]*\}$"#)]),
            "duration": .object(["type": .string("string"), "pattern": .string(GoString(FileDuration.pattern))]),
            "share": .object(["type": .string("string"), "pattern": .string(GoString(FileShare.pattern))]),
            "text": .object(["type": .list(List([.string("string"), .string("number")]))]),
        ]
    }

    /// The schema of a whole file.
    static func file(_ record: FileRecord) -> Map {
        var schemas = ShapeSchemas(definitions: scalars)
        let schema = schemas.schema(of: record)
        schema["$defs"] = .map(
            Map(schemas.definitions.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }))
        return schema
    }

    private mutating func schema(of shape: FileShape) -> Value {
        shape.takesParameter ? .anyOf([plainSchema(of: shape), .reference("wholeParameter")]) : plainSchema(of: shape)
    }

    private mutating func plainSchema(of shape: FileShape) -> Value {
        switch shape {
        case .text: return .reference("text")
        case .flag: return .object(["type": .string("boolean")])
        case .integer(let range): return .integer(range)
        case .number: return .object(["type": .string("number")])
        case .duration: return .reference("duration")
        case .share: return .reference("share")
        case .word(let words): return .object(["enum": .texts(words)])
        case .anything: return .bool(true)
        case .values: return .object(["type": .string("object")])
        case .list(let item, let isAlone):
            let item = schema(of: item)
            return isAlone ? .anyOf([item, .lists(of: item)]) : .lists(of: item)
        case .named(let element): return .objects(of: schema(of: element))
        case .record(let record): return reference(to: record)
        case .either(let shapes): return .anyOf(shapes.map { schema(of: $0) })
        }
    }

    private mutating func reference(to record: FileRecord) -> Value {
        let name = GoString(record.name)
        if definitions[name] == nil {
            // Named before it is made: a record may hold itself.
            definitions[name] = .null
            definitions[name] = .map(schema(of: record))
        }
        return .reference(record.name)
    }

    private mutating func schema(of record: FileRecord) -> Map {
        let properties = record.fields.map { field in
            let isNullable = !field.isRequired && !record.alternatives.contains(field.key)
            return (key: GoString(field.key), value: self.schema(of: field, isNullable: isNullable))
        }
        let schema = Map()
        schema["type"] = .string("object")
        schema["additionalProperties"] = .bool(false)
        schema["properties"] = .map(Map(properties))
        let required = record.fields.filter(\.isRequired).map(\.key)
        if !required.isEmpty { schema["required"] = .texts(required) }
        if !record.alternatives.isEmpty {
            schema["oneOf"] = .list(List(record.alternatives.map { .object(["required": .texts([$0])]) }))
        }
        return schema
    }

    /// A key that need not be there may stand without a value.
    private mutating func schema(of field: FileRecord.Field, isNullable: Bool) -> Value {
        let shapes = [schema(of: field.shape)] + (isNullable ? [.object(["type": .string("null")])] : [])
        return .object(["description": .string(GoString(field.summary)), "anyOf": .list(List(shapes))])
    }
}

extension Value {
    fileprivate static func object(_ keywords: KeyValuePairs<GoString, Value>) -> Value {
        .map(Map(keywords.map { (key: $0.key, value: $0.value) }))
    }

    fileprivate static func reference(_ name: String) -> Value {
        .object(["$ref": .string(GoString("#/$defs/\(name)"))])
    }

    fileprivate static func anyOf(_ schemas: [Value]) -> Value { .object(["anyOf": .list(List(schemas))]) }

    fileprivate static func lists(of item: Value) -> Value { .object(["type": .string("array"), "items": item]) }

    fileprivate static func objects(of element: Value) -> Value {
        .object(["type": .string("object"), "additionalProperties": element])
    }

    fileprivate static func texts(_ texts: [String]) -> Value { .list(List(texts.map { .string(GoString($0)) })) }

    fileprivate static func integer(_ range: ClosedRange<Int>) -> Value {
        let schema = Map()
        schema["type"] = .string("integer")
        schema["minimum"] = .number(range.lowerBound)
        if range.upperBound != .max { schema["maximum"] = .number(range.upperBound) }
        return .map(schema)
    }

    fileprivate static func number(_ number: Int) -> Value { .float(Double(number)) }
}
