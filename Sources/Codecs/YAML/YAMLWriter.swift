import GoTemplate

/// Writes values as `sigs.k8s.io/yaml.Marshal`: to JSON, read as YAML, written by go-yaml v2.
///
/// The way through JSON is only taken where it shows: for strings that YAML reads differently than JSON.
struct YAMLWriter {
    private var emitter = YAMLEmitter(.v2)
    private var depth = 0
    /// Whether the value was read back from JSON, so that all its strings are what YAML makes of them.
    private let isReadBack: Bool
    private var openMaps: Set<ObjectIdentifier> = []

    /// Thrown where the value must take the way through JSON.
    private struct NeedsJSON: Error {}

    /// The flow depth that go-yaml's scanner accepts.
    private static let maximumDepth = 10_000
    private static let cycleDepth = 1000
    /// A key that may be longer than 1024 characters in JSON, which its scanner does not accept.
    private static let longKey = 1024 / 6

    private init(isReadBack: Bool) { self.isReadBack = isReadBack }

    /// Throws `YAML.Failure` with the text of Go's error.
    static func encode(_ value: Value) throws -> [UInt8] {
        do {
            return try encode(value, isReadBack: false)
        } catch is NeedsJSON {
            return try encodeReadBack(value)
        }
    }

    private static func encodeReadBack(_ value: Value) throws -> [UInt8] {
        do {
            return try encode(readBack(value), isReadBack: true)
        } catch is NeedsJSON {
            throw YAML.Failure("yaml: nested too deeply")
        }
    }

    private static func encode(_ value: Value, isReadBack: Bool) throws -> [UInt8] {
        var writer = YAMLWriter(isReadBack: isReadBack)
        try writer.write(value, in: .root)
        writer.emitter.endDocument()
        return writer.emitter.output
    }

    /// What go-yaml reads from the JSON of a value; integers stay integers.
    private static func readBack(_ value: Value) throws -> Value {
        let json: [UInt8]
        do {
            json = try JSON.encode(value)
        } catch let failure as JSON.Failure {
            throw YAML.Failure("error marshaling into JSON: " + failure.message)
        }
        return try YAMLParser.withNodes(of: json) { composer in
            if composer.isRegular { return YAMLValueReader(composer, numbers: .asWritten).root }
            var decoder = YAMLDecoder(composer.document, numbers: .asWritten)
            return try decoder.decode()
        }
    }
}

// MARK: - Values

extension YAMLWriter {
    private mutating func write(_ value: Value, in context: YAMLEmitter.Context) throws {
        switch value {
        case .invalid, .null: emitter.writePlainWord("null".utf8)
        case .bool(let flag): emitter.writePlainWord((flag ? "true" : "false").utf8)
        case .int(let number, _): emitter.writePlainWord(String(number).utf8)
        case .uint(let number, _): emitter.writePlainWord(String(number).utf8)
        case .float(let number): try write(number)
        case .complex: throw NeedsJSON()
        case .string(let text): try write(text, in: context)
        case .list(let list): try write(list, in: context)
        case .map(let map): try write(map)
        case .host(let object): try write(object, in: context)
        }
    }

    /// Mirrors the JSON number text read back: whole numbers are integers as long as 64 bits hold their text.
    private mutating func write(_ number: Double) throws {
        guard number.isFinite else { throw NeedsJSON() }
        if abs(number) < 1e15, let integer = Int64(exactly: number) {
            return emitter.writePlainWord(String(integer).utf8)
        }
        emitter.writePlainWord(integerText(number) ?? YAMLNumber.text(number).bytes)
    }

    /// The decimal digits of a huge whole number, which end in zeros beyond the precision of a float64.
    private func integerText(_ number: Double) -> [UInt8]? {
        guard abs(number) < 1e21, number.rounded() == number else { return nil }
        let text = Strconv.formatFloat(number, format: "f", precision: -1).bytes
        switch text.withUnsafeBufferPointer({ YAMLScalar.resolve($0, dialect: .v2) }) {
        case .int, .uint: return text
        default: return nil
        }
    }

    private mutating func write(_ list: List, in context: YAMLEmitter.Context) throws {
        if list.isNilSlice { return emitter.writePlainWord("null".utf8) }
        if let bytes = list.bytes { return try write(GoString(Base64.encode(bytes)), in: context) }
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

    private mutating func write(_ map: Map) throws {
        if map.isNilMap { return emitter.writePlainWord("null".utf8) }
        let keys = map.keys
        if keys.isEmpty { return emitter.writeEmpty("{}") }
        try enter()
        defer { depth -= 1 }
        guard depth > Self.cycleDepth else { return try writeEntries(keys, map.values) }
        // JSON says what is wrong with a map that contains itself.
        guard openMaps.insert(ObjectIdentifier(map)).inserted else { throw NeedsJSON() }
        defer { openMaps.remove(ObjectIdentifier(map)) }
        try writeEntries(keys, map.values)
    }

    private mutating func writeEntries(_ keys: [GoString], _ values: [Value]) throws {
        let outer = emitter.beginMapping()
        try YAMLKeyOrder.forEachIndex(of: keys, dialect: .v2) { try writeEntry(keys[$0], values[$0]) }
        emitter.endCollection(outer)
    }

    private mutating func writeEntry(_ key: GoString, _ value: Value) throws {
        if !emitter.writeObviousKey(key.bytes) {
            if key.count > Self.longKey && !isReadBack { throw NeedsJSON() }
            try checkText(key)
            emitter.writeKey(key.bytes)
        }
        try write(value, in: .value)
    }

    private mutating func write(_ object: HostObject, in context: YAMLEmitter.Context) throws {
        let content = object.content
        if let marshaled = try? content.marshalJSON() { return try write(marshaled, in: context) }
        if let underlying = content.underlying { return try write(underlying, in: context) }
        throw NeedsJSON()
    }

    private mutating func enter() throws {
        depth += 1
        if !Nesting.allows(depth - 1, upTo: Self.maximumDepth) { throw NeedsJSON() }
        try ResultLimit.check(emitter.output.count)
    }
}

// MARK: - Strings

extension YAMLWriter {
    private mutating func write(_ text: GoString, in context: YAMLEmitter.Context) throws {
        if emitter.writeObviousString(text.bytes) { return }
        try checkText(text)
        emitter.writeString(text.bytes, in: context)
    }

    /// Text that JSON or the YAML reader would change or refuse takes the long way.
    private func checkText(_ text: GoString) throws {
        guard !isReadBack else { return }
        for (index, byte) in text.bytes.enumerated() where byte >= 0x7F {
            if byte == 0x7F || (byte == 0xC2 && index + 1 < text.count && text.bytes[index + 1] < 0xA0) {
                throw NeedsJSON()
            }
            if byte == 0xEF { throw NeedsJSON() }
        }
        if !text.isValidUTF8 { throw NeedsJSON() }
    }
}
