import GoTemplate

/// Makes values of a document as `sigs.k8s.io/yaml` does: by go-yaml v2, then by way of JSON.
///
/// Mirrors go-yaml v2 decode.go for `interface{}`, convertToJSONableObject of yaml.go, and the JSON decoder behind
/// them: numbers become float64, keys become strings, and what JSON cannot hold is an error.
struct YAMLDecoder {
    private let document: YAMLDocument
    /// Whether integers stay what they are, as before the way through JSON.
    private let keepsIntegers: Bool
    private var values: [Value] = []
    private var keys: [GoString] = []
    /// The aliases being followed, to find an anchor that contains itself.
    private var openAliases: Set<Int> = []
    private var decodeCount = 0
    private var aliasCount = 0
    private var depth = 0
    /// The errors of the later steps, which come only when all of the document was read.
    private var conversionFailure: YAML.Failure?
    private var depthFailure: YAML.Failure?
    private var hasNonFiniteNumber = false

    init(_ document: YAMLDocument, keepsIntegers: Bool = false) {
        self.document = document
        self.keepsIntegers = keepsIntegers
    }

    /// The value of the whole document.
    mutating func decode() throws -> Value {
        guard !document.nodes.isEmpty else { return .null }
        let value = try decode(0)
        if let conversionFailure { throw conversionFailure }
        if hasNonFiniteNumber, let number = nonFiniteNumber(in: value) { throw unsupported(number) }
        if let depthFailure { throw depthFailure }
        return value
    }
}

// MARK: - Nodes

extension YAMLDecoder {
    private mutating func decode(_ index: Int) throws -> Value {
        try count()
        let node = document.nodes[index]
        switch node.kind {
        case .scalar: return try decodeScalar(node)
        case .alias: return try followAlias(index) { decoder, target in try decoder.decode(target) }
        case .sequence: return try decodeSequence(index)
        case .mapping: return try decodeMapping(index)
        }
    }

    /// Go's guard against documents that grow by aliases ("billion laughs").
    private mutating func count() throws {
        decodeCount += 1
        guard !openAliases.isEmpty else { return }
        aliasCount += 1
        guard aliasCount > 100, decodeCount > 1000 else { return }
        if Double(aliasCount) / Double(decodeCount) > allowedAliasRatio {
            throw YAML.Failure("yaml: document contains excessive aliasing")
        }
    }

    /// Mirrors decode.go allowedAliasRatio: 99 % of a small document, 10 % of a huge one.
    private var allowedAliasRatio: Double {
        let range = (low: 400_000.0, high: 4_000_000.0)
        let count = Double(decodeCount)
        if count <= range.low { return 0.99 }
        if count >= range.high { return 0.10 }
        return 0.99 - 0.89 * ((count - range.low) / (range.high - range.low))
    }

    private mutating func followAlias<Result>(
        _ index: Int, _ body: (inout YAMLDecoder, Int) throws -> Result
    ) throws -> Result {
        guard openAliases.insert(index).inserted else {
            let name = GoString(document.bytes(of: document.nodes[index]))
            throw YAML.Failure("yaml: anchor '" + name + "' value contains itself")
        }
        defer { openAliases.remove(index) }
        return try body(&self, Int(document.nodes[index].end))
    }

    private mutating func decodeSequence(_ index: Int) throws -> Value {
        guard enter("[") else { return .null }
        defer { depth -= 1 }
        let base = values.count
        var child = index + 1
        while child < document.nodes[index].end {
            values.append(try decode(child))
            child = document.following(child)
        }
        let elements = Array(values[base...])
        values.removeSubrange(base...)
        return .appended(elements)
    }

    private mutating func decodeMapping(_ index: Int) throws -> Value {
        guard enter("{") else { return .null }
        defer { depth -= 1 }
        let base = values.count
        let keyBase = keys.count
        try addEntries(of: index)
        let map = Map(keys: Array(keys[keyBase...]), values: Array(values[base...]))
        values.removeSubrange(base...)
        keys.removeSubrange(keyBase...)
        return .map(map)
    }

    /// JSON's decoder accepts a limited nesting; what lies deeper is not read, the error comes at the end.
    private mutating func enter(_ opening: Character) -> Bool {
        guard depth < JSON.maximumDepth else {
            if depthFailure == nil {
                let reason = "invalid character '\(opening)' exceeded max depth"
                depthFailure = YAML.Failure(GoString("error unmarshaling JSON: while decoding JSON: \(reason)"))
            }
            return false
        }
        depth += 1
        return true
    }

}

// MARK: - Mappings

extension YAMLDecoder {
    /// Adds the entries of a mapping in order; a merged mapping overrides what stands before it, as in go-yaml v2.
    private mutating func addEntries(of index: Int) throws {
        var child = index + 1
        let end = Int(document.nodes[index].end)
        while child < end {
            let value = document.following(child)
            if isMergeKey(child) {
                try merge(value)
            } else {
                try addEntry(key: child, value: value)
            }
            child = document.following(value)
        }
    }

    private mutating func addEntry(key keyIndex: Int, value valueIndex: Int) throws {
        let key = try decodeKey(keyIndex)
        let value = try decode(valueIndex)
        guard let key else {
            noteUnsupportedKey(keyIndex, valueIndex)
            return
        }
        keys.append(key)
        values.append(value)
    }

    private func isMergeKey(_ index: Int) -> Bool {
        let node = document.nodes[index]
        guard node.kind == .scalar, node.text.count == 2 else { return false }
        guard node.isPlain || document.tag(of: node) == "tag:yaml.org,2002:merge" else { return false }
        return document.withText(of: node) { $0[0] == UInt8(ascii: "<") && $0[1] == UInt8(ascii: "<") }
    }

    /// Mirrors decode.go merge: of a list of mappings the first wins, so they are added from the last on.
    private mutating func merge(_ index: Int) throws {
        guard document.nodes[index].kind == .sequence else { return try mergeMapping(index) }
        var sources: [Int] = []
        var child = index + 1
        while child < document.nodes[index].end {
            sources.append(child)
            child = document.following(child)
        }
        for source in sources.reversed() { try mergeMapping(source) }
    }

    private mutating func mergeMapping(_ index: Int) throws {
        let node = document.nodes[index]
        let target = node.kind == .alias ? Int(node.end) : index
        guard document.nodes[target].kind == .mapping else {
            throw YAML.Failure("yaml: map merge requires map or sequence of maps as the value")
        }
        try count()
        guard node.kind == .alias else { return try addEntries(of: target) }
        try followAlias(index) { decoder, target in
            try decoder.count()
            try decoder.addEntries(of: target)
        }
    }

    /// The key as a string, nil where JSON has no such key.
    private mutating func decodeKey(_ index: Int) throws -> GoString? {
        let node = document.nodes[index]
        switch node.kind {
        case .scalar:
            try count()
            return try decodeScalarKey(node)
        case .alias:
            try count()
            return try followAlias(index) { decoder, target in try decoder.decodeKey(target) }
        case .sequence, .mapping:
            _ = try decode(index)
            throw YAML.Failure("yaml: invalid map key: " + YAMLGoSyntax(document).describe(index))
        }
    }

    /// Mirrors convertToJSONableObject: integers in decimal, floats with the precision of a float32.
    private func decodeScalarKey(_ node: YAMLNode) throws -> GoString? {
        switch try document.resolve(node) {
        case .string, .timestamp: return try validString(node)
        case .int(let number): return GoString(String(number))
        case .bool(let flag): return flag ? "true" : "false"
        case .float(let number): return YAMLNumber.text(number, bitSize: 32)
        case .null, .uint: return nil
        }
    }

    private mutating func noteUnsupportedKey(_ key: Int, _ value: Int) {
        guard conversionFailure == nil else { return }
        let syntax = YAMLGoSyntax(document)
        let type: GoString = syntax.isNull(key) ? "%!s(<nil>)" : "uint64"
        let message = "unsupported map key of type: " + type + ", key: " + syntax.describe(key, isArgument: true)
        conversionFailure = YAML.Failure(message + ", value: " + syntax.describe(value, isArgument: true))
    }
}

// MARK: - Scalars

extension YAMLDecoder {
    private mutating func decodeScalar(_ node: YAMLNode) throws -> Value {
        switch try document.resolve(node) {
        case .string, .timestamp: return .string(try validString(node))
        case .null: return .null
        case .bool(let flag): return .bool(flag)
        case .int(let number): return keepsIntegers ? .int(number, .int) : .float(Double(number))
        case .uint(let number): return keepsIntegers ? .uint(number, .uint64) : .float(Double(number))
        case .float(let number):
            if !number.isFinite { hasNonFiniteNumber = true }
            return .float(number)
        }
    }

    /// The text of a string; only `!!binary` can hold invalid UTF-8, which JSON replaces.
    private func validString(_ node: YAMLNode) throws -> GoString {
        let text = GoString(document.bytes(of: node))
        guard document.tag(of: node) == YAMLDocument.binaryTag else { return text }
        guard let decoded = try? Base64.decode(text.bytes) else {
            throw YAML.Failure("yaml: !!binary value contains invalid base64 data")
        }
        return GoString(decoded).replacingInvalidUTF8
    }

    private func unsupported(_ number: Double) -> YAML.Failure {
        YAML.Failure("json: unsupported value: " + Strconv.formatFloat(number, format: "g", precision: -1))
    }

    /// The number that JSON refuses first.
    private func nonFiniteNumber(in value: Value) -> Double? {
        switch value {
        case .float(let number): return number.isFinite ? nil : number
        case .list(let list): return first(list.elements)
        case .map(let map): return first(map.values)
        default: return nil
        }
    }

    private func first(_ values: [Value]) -> Double? {
        for value in values {
            if let number = nonFiniteNumber(in: value) { return number }
        }
        return nil
    }
}
