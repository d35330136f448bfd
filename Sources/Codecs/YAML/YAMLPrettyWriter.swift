import GoTemplate

/// Writes values with the encoder of go-yaml v3 and an indent of 2; mirrors encode.go of v3.
///
/// It takes Go's values as they are: a float64 stays a float, `[]byte` is a list of numbers, a struct has its
/// fields in lower case.
struct YAMLPrettyWriter {
    private var emitter = YAMLEmitter(.v3)
    private var depth = 0

    /// Go has no limit; it dies of a map that contains itself.
    ///
    /// Each level indents all lines below it, so that the text grows with the square of the depth.
    private static let maximumDepth = 5000
    private static let binaryTag: StaticString = "!!binary"

    static func encode(_ value: Value) throws -> [UInt8] {
        var writer = YAMLPrettyWriter()
        try writer.write(value, in: .root)
        writer.emitter.endDocument()
        return writer.emitter.output
    }

    private mutating func write(_ value: Value, in context: YAMLEmitter.Context) throws {
        switch value {
        case .invalid, .null: emitter.writePlainWord("null".utf8)
        case .bool(let flag): emitter.writePlainWord((flag ? "true" : "false").utf8)
        case .int(let number, _): emitter.writePlainWord(String(number).utf8)
        case .uint(let number, _): emitter.writePlainWord(String(number).utf8)
        case .float(let number): emitter.writePlainWord(YAMLNumber.text(number).bytes)
        // go-yaml panics, so this is no error that Helm drops.
        case .complex: throw FunctionError("cannot marshal type: complex128")
        case .string(let text): write(text, in: context)
        case .list(let list): try write(list, in: context)
        case .map(let map): try writeMapping(map.keys, map.values, isSorted: false)
        case .host(let object): try write(object, in: context)
        }
    }

    private mutating func write(_ list: List, in context: YAMLEmitter.Context) throws {
        let elements = list.elements
        if elements.isEmpty { return emitter.writeEmpty("[]") }
        try enter()
        let outer = emitter.beginSequence(in: context)
        for element in elements {
            emitter.beginItem()
            try write(element, in: .item)
        }
        emitter.endCollection(outer)
        depth -= 1
    }

    /// - Parameter isSorted: whether the keys stand in the order in which they are to be written.
    private mutating func writeMapping(_ keys: [GoString], _ values: [Value], isSorted: Bool) throws {
        if keys.isEmpty { return emitter.writeEmpty("{}") }
        try enter()
        let outer = emitter.beginMapping()
        if isSorted {
            for index in keys.indices { try writeEntry(keys[index], values[index]) }
        } else {
            try YAMLKeyOrder.forEachIndex(of: keys, dialect: .v3) { try writeEntry(keys[$0], values[$0]) }
        }
        emitter.endCollection(outer)
        depth -= 1
    }

    private mutating func write(_ object: HostObject, in context: YAMLEmitter.Context) throws {
        let content = object.content
        if let text = content.plainYAML { return emitter.writePlainWord(text.bytes) }
        if let text = content.marshaledText { return write(text, in: context) }
        if let underlying = content.underlying { return try write(underlying, in: context) }
        let fields = content.fields
        let names = fields.map { GoString(runes: $0.name.runes.map(Unicode.toLower)) }
        try writeMapping(names, fields.map(\.value), isSorted: true)
    }

    private mutating func writeEntry(_ key: GoString, _ value: Value) throws {
        if key.isValidUTF8 {
            if !emitter.writeObviousKey(key.bytes) { emitter.writeKey(key.bytes) }
        } else {
            let (text, style) = binary(key)
            text.withUnsafeBufferPointer { emitter.writeKey($0, style: style, tag: Self.binaryTag) }
        }
        try write(value, in: .value)
    }

    private mutating func write(_ text: GoString, in context: YAMLEmitter.Context) {
        if emitter.writeObviousString(text.bytes) { return }
        if text.isValidUTF8 { return emitter.writeString(text.bytes, in: context) }
        let (encoded, style) = binary(text)
        encoded.withUnsafeBufferPointer { buffer in
            let analysis = YAMLScalarAnalysis(buffer, dialect: .v3)
            emitter.writeScalar(buffer, analysis, style: style, tag: Self.binaryTag, in: context)
        }
    }

    /// Invalid UTF-8 as the content of a `!!binary`.
    private func binary(_ text: GoString) -> (text: [UInt8], style: YAMLScalarStyle) {
        let encoded = Base64.encodeLines(text.bytes)
        return (encoded, encoded.contains(0x0A) ? .literal : .plain)
    }

    private mutating func enter() throws {
        depth += 1
        if !Nesting.allows(depth, upTo: Self.maximumDepth) { throw YAML.Failure("yaml: nested too deeply") }
        try ResultLimit.check(emitter.output.count)
    }
}
