import GoRegexp
import GoTemplate

/// Compiles the keywords of one schema; mirrors jsonschema's objcompiler.go.
struct KeywordCompiler {
    private let compiler: SchemaCompiler
    private let keywords: Map
    private let location: SchemaDocument.Location
    private let document: SchemaDocument
    private let resource: SchemaResource

    init(
        _ compiler: SchemaCompiler, _ keywords: Map, at location: SchemaDocument.Location,
        in document: SchemaDocument, _ resource: SchemaResource
    ) {
        self.compiler = compiler
        self.keywords = keywords
        self.location = location
        self.document = document
        self.resource = resource
    }

    func compile(into schema: Schema, assertsFormat: Bool) throws(SchemaFailure) {
        try checkAnchor(in: schema.version)
        let hidesKeywords = schema.version < 2019 && keywords["$ref"]?.text != nil
        for (keyword, value) in knownKeywords(in: schema.version) {
            if hidesKeywords && keyword.isIgnoredBesideReference { continue }
            if keyword == .format && !assertsFormat { continue }
            try compile(keyword, value, into: schema)
        }
    }

    /// The keywords the schema's dialect knows, in the order of compilation.
    private func knownKeywords(in version: Int) -> [(keyword: Keyword, value: Value)] {
        var known: [(keyword: Keyword, value: Value)] = []
        let vocabularies = resource.dialect.vocabularies
        for (name, value) in keywords.entries {
            guard let keyword = Keyword(name, in: version) else { continue }
            if vocabularies.contains(keyword.vocabulary(in: version)) { known.append((keyword, value)) }
        }
        return known.sorted { $0.keyword.rawValue < $1.keyword.rawValue }
    }

    /// Old drafts write anchors as identifiers, of which the collector reads only those without a `$ref` beside.
    private func checkAnchor(in version: Int) throws(SchemaFailure) {
        guard version < 2019, let id = keywords[resource.dialect.draft.idKeyword]?.text else { return }
        do { _ = try SchemaReference.split(id) } catch { throw .unreadableAnchor(at: document.text(of: location)) }
    }

    private func compile(_ keyword: Keyword, _ value: Value, into schema: Schema) throws(SchemaFailure) {
        switch keyword {
        case .reference: schema.reference = try reference(value)
        case .recursiveReference: schema.recursiveReference = try reference(value)
        case .recursiveAnchor: schema.isRecursiveAnchor = value.flag == true
        case .dynamicReference: try compileDynamicReference(value, into: schema)
        case .dynamicAnchor: schema.dynamicAnchor = value.text
        case .type: schema.types = JSONTypes(named: value)
        case .const: schema.const = value
        case .enumeration: schema.enumeration = value.array.map { Schema.Enumeration($0.elements) }
        case .format: schema.format = value.text.flatMap { Format(named: $0) }
        case .allOf, .anyOf, .oneOf, .not, .if: compileCondition(keyword, value, into: schema)
        case .minLength, .maxLength, .pattern: try compileString(keyword, value, into: schema)
        case .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum:
            compileNumber(keyword, value, into: schema)
        case .items, .itemsAfterPrefix, .prefixItems, .contains, .minContains, .maxContains, .unevaluatedItems,
            .minItems, .maxItems, .uniqueItems:
            compileArray(keyword, value, into: schema)
        case .properties, .patternProperties, .additionalProperties, .propertyNames, .unevaluatedProperties,
            .dependencies, .dependentRequired, .dependentSchemas, .minProperties, .maxProperties, .required:
            try compileObject(keyword, value, into: schema)
        }
    }
}

// MARK: - Subschemas and references

extension KeywordCompiler {
    private func reference(_ value: Value) throws(SchemaFailure) -> SchemaID? {
        guard let text = value.text else { return nil }
        return try compiler.schema(for: try SchemaReference(text, against: resource.id), from: document)
    }

    private func compileDynamicReference(_ value: Value, into schema: Schema) throws(SchemaFailure) {
        guard let text = value.text, let target = try reference(value) else { return }
        schema.dynamicReference = (target, try SchemaReference(text, against: resource.id).anchor)
    }

    /// The schema that is the value of a keyword.
    private func subschema(_ keyword: GoString) -> SchemaID? {
        document.child(of: location, keyword).map { compiler.schema(at: $0, in: document) }
    }

    /// The schemas that are the members or elements of a keyword's value.
    private func subschemas(_ keyword: GoString) -> [SchemaID] {
        guard let list = document.child(of: location, keyword) else { return [] }
        return document.children(of: list).map { compiler.schema(at: $0, in: document) }
    }

    private func remainder(_ keyword: GoString) -> Schema.Remainder? {
        if let flag = keywords[keyword]?.flag { return flag ? .anything : .nothing }
        return subschema(keyword).map { .schema($0) }
    }

    private func compileCondition(_ keyword: Keyword, _ value: Value, into schema: Schema) {
        let conditions = schema.conditions ?? ConditionKeywords()
        schema.conditions = conditions
        switch keyword {
        case .allOf: conditions.allOf = value.array == nil ? [] : subschemas("allOf")
        case .anyOf: conditions.anyOf = value.array == nil ? [] : subschemas("anyOf")
        case .oneOf: conditions.oneOf = value.array == nil ? [] : subschemas("oneOf")
        case .not: conditions.not = subschema("not")
        default:
            conditions.if = subschema("if")
            if value.flag != false { conditions.then = subschema("then") }
            if value.flag != true { conditions.else = subschema("else") }
        }
    }
}

// MARK: - Keywords by type

extension KeywordCompiler {
    private func compileString(_ keyword: Keyword, _ value: Value, into schema: Schema) throws(SchemaFailure) {
        let string = schema.string ?? StringKeywords()
        schema.string = string
        switch keyword {
        case .minLength: string.minimumLength = integer(value)
        case .maxLength: string.maximumLength = integer(value)
        default:
            guard let text = value.text else { return }
            string.pattern = (try regexp(text, in: "pattern"), text)
        }
    }

    private func regexp(_ text: GoString, in keyword: GoString) throws(SchemaFailure) -> Regexp {
        do {
            return try Regexp.compile(text)
        } catch {
            throw .invalidRegex(text, at: document.text(of: location) + "/" + keyword, error.message)
        }
    }

    private func integer(_ value: Value) -> Int? {
        ExactNumber(value).flatMap { $0.isInteger ? $0.truncatedInteger : nil }
    }

    /// In draft 4 the exclusive limits are flags of the others, and jsonschema reads flags in any draft.
    private func compileNumber(_ keyword: Keyword, _ value: Value, into schema: Schema) {
        let number = schema.number ?? NumberKeywords()
        schema.number = number
        switch keyword {
        case .multipleOf: number.divisor = ExactNumber(value)
        case .maximum: number.maximum = ExactNumber(value)
        case .minimum: number.minimum = ExactNumber(value)
        case .exclusiveMaximum where value.flag == true:
            number.exclusiveMaximum = number.maximum
            number.maximum = nil
        case .exclusiveMinimum where value.flag == true:
            number.exclusiveMinimum = number.minimum
            number.minimum = nil
        case .exclusiveMaximum: number.exclusiveMaximum = ExactNumber(value)
        default: number.exclusiveMinimum = ExactNumber(value)
        }
    }

    private func compileArray(_ keyword: Keyword, _ value: Value, into schema: Schema) {
        let array = schema.array ?? ArrayKeywords()
        schema.array = array
        switch keyword {
        case .minItems: array.minimumCount = integer(value)
        case .maxItems: array.maximumCount = integer(value)
        case .uniqueItems: array.isUnique = value.flag == true
        case .contains: array.contains = subschema("contains")
        case .minContains: array.minimumContains = integer(value)
        case .maxContains: array.maximumContains = integer(value)
        case .unevaluatedItems: array.unevaluated = subschema("unevaluatedItems")
        case .prefixItems: array.prefix = value.array == nil ? [] : subschemas("prefixItems")
        case .items where value.array != nil:
            array.prefix = subschemas("items")
            array.rest = remainder("additionalItems")
        default: array.rest = subschema("items").map { .schema($0) }
        }
    }

    private func compileObject(_ keyword: Keyword, _ value: Value, into schema: Schema) throws(SchemaFailure) {
        let object = schema.object ?? ObjectKeywords()
        schema.object = object
        switch keyword {
        case .minProperties: object.minimumCount = integer(value)
        case .maxProperties: object.maximumCount = integer(value)
        case .required: object.required = strings(value)
        case .properties: object.properties = (value.object?.keys ?? [], members(of: value, "properties"))
        case .patternProperties: object.patterns = try patterns(value)
        case .additionalProperties: object.additional = remainder("additionalProperties")
        case .propertyNames: object.names = subschema("propertyNames")
        case .unevaluatedProperties: object.unevaluated = subschema("unevaluatedProperties")
        case .dependencies: object.dependencies = dependencies(value)
        case .dependentSchemas:
            object.dependentSchemas = Array(zip(value.object?.keys ?? [], members(of: value, "dependentSchemas")))
        default: object.dependentNames = dependentNames(value)
        }
    }

    private func members(of value: Value, _ keyword: GoString) -> [SchemaID] {
        value.object == nil ? [] : subschemas(keyword)
    }

    private func patterns(_ value: Value) throws(SchemaFailure) -> [(pattern: Regexp, schema: SchemaID)] {
        var patterns: [(pattern: Regexp, schema: SchemaID)] = []
        for (text, schema) in zip(value.object?.keys ?? [], members(of: value, "patternProperties")) {
            patterns.append((try regexp(text, in: "patternProperties"), schema))
        }
        return patterns
    }

    private func dependencies(_ value: Value) -> [(name: GoString, dependency: Schema.Dependency)] {
        guard let dependencies = value.object, let place = document.child(of: location, "dependencies") else {
            return []
        }
        return zip(dependencies.entries, document.children(of: place)).map { entry, location in
            let isList = entry.1.array != nil
            return (entry.0, isList ? .names(strings(entry.1)) : .schema(compiler.schema(at: location, in: document)))
        }
    }

    private func dependentNames(_ value: Value) -> [(name: GoString, names: [GoString])] {
        (value.object?.entries).map { entries in
            entries.filter { $0.1.array != nil }.map { ($0.0, strings($0.1)) }
        } ?? []
    }

    private func strings(_ value: Value) -> [GoString] { value.array?.elements.compactMap(\.text) ?? [] }
}
