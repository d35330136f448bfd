import GoTemplate

/// Makes values of a document as `sigs.k8s.io/yaml` does: by go-yaml v2, then by way of JSON.
///
/// Mirrors go-yaml v2 decode.go for `interface{}`, convertToJSONableObject of yaml.go, and the JSON decoder behind
/// them: numbers become float64, keys become strings, and what JSON cannot hold is an error.
struct YAMLDecoder {
    let document: YAMLDocument
    let numbers: YAMLNumberForm
    /// Whether a key that a mapping has already is an error.
    let isStrict: Bool
    /// The keys of the current mapping, by their Go syntax; kept only when strict.
    var seenKeys: Set<GoString> = []
    /// The aliases being followed, to find an anchor that contains itself.
    private var openAliases: Set<Int> = []
    /// How many nodes were decoded; the document is the first.
    private var decodeCount = 1
    private var aliasCount = 0
    private var depth = 0
    /// The errors of the later steps, which come only when all of the document was read.
    var repeatedKeys: [GoString] = []
    /// Whether a mapping has a key that JSON has not, see `UnsupportedKey`.
    var hasUnsupportedKey = false
    private var depthFailure: YAML.Failure?
    var hasNonFiniteNumber = false

    init(_ document: YAMLDocument, numbers: YAMLNumberForm = .float, isStrict: Bool = false) {
        self.document = document
        self.numbers = numbers
        self.isStrict = isStrict
    }

    /// The value of the whole document.
    mutating func decode() throws -> Value {
        let value = try decodeRoot(as: nil)
        return try finish(value)
    }

    /// The value of the document with strings where the shape has some; fields it does not have may be missing.
    mutating func decode(as shape: JSONShape) throws -> Value {
        let value = try decodeRoot(as: shape)
        return try finish(StringCoercion.coerce(value, to: shape))
    }

    private mutating func decodeRoot(as shape: JSONShape?) throws -> Value {
        guard !document.nodes.isEmpty else { return .null }
        let value = try decode(0, as: shape)
        if !repeatedKeys.isEmpty {
            throw YAML.Failure("yaml: unmarshal errors:\n  " + GoString.joined(repeatedKeys, by: "\n  "))
        }
        if hasUnsupportedKey, let failure = UnsupportedKey.first(in: value) { throw failure }
        return value
    }

    private func finish(_ value: Value) throws -> Value {
        if hasNonFiniteNumber, let failure = NonFiniteNumber.first(in: value) { throw failure }
        if let depthFailure { throw depthFailure }
        return value
    }
}

// MARK: - Nodes

extension YAMLDecoder {
    /// - Parameter shape: where the value goes, if that is known.
    mutating func decode(_ index: Int, as shape: JSONShape? = nil) throws -> Value {
        try count()
        let node = document.nodes[index]
        switch node.kind {
        case .scalar: return try decodeScalar(node)
        case .alias: return try followAlias(index) { decoder, target in try decoder.decode(target, as: shape) }
        case .sequence: return try decodeSequence(index, as: shape)
        case .mapping: return try decodeMapping(index, as: shape)
        }
    }

    /// Go's guard against documents that grow by aliases ("billion laughs").
    @inline(__always)
    mutating func count() throws {
        decodeCount += 1
        if !openAliases.isEmpty { try countAliased() }
    }

    private mutating func countAliased() throws {
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

    mutating func followAlias<Result>(
        _ index: Int, _ body: (inout YAMLDecoder, Int) throws -> Result
    ) throws -> Result {
        guard openAliases.insert(index).inserted else {
            let name = GoString(document.bytes(of: document.nodes[index]))
            throw YAML.Failure("yaml: anchor '" + name + "' value contains itself")
        }
        defer { openAliases.remove(index) }
        return try body(&self, Int(document.nodes[index].end))
    }

    private mutating func decodeSequence(_ index: Int, as shape: JSONShape?) throws -> Value {
        guard enter("[") else { return .null }
        defer { depth -= 1 }
        let node = document.nodes[index]
        let element = shape?.listElement
        var elements: [Value] = []
        elements.reserveCapacity(Int(node.text.count))
        var child = index + 1
        while child < node.end {
            elements.append(try decode(child, as: element))
            child = document.following(child)
        }
        return .appended(elements)
    }

    private mutating func decodeMapping(_ index: Int, as shape: JSONShape?) throws -> Value {
        guard enter("{") else { return .null }
        defer { depth -= 1 }
        var entries = Entries(capacity: Int(document.nodes[index].text.count) / 2)
        guard isStrict else {
            try addEntries(of: index, to: &entries, as: shape)
            return entries.mapping
        }
        let outerKeys = seenKeys
        seenKeys = []
        defer { seenKeys = outerKeys }
        try addEntries(of: index, to: &entries, as: shape)
        return entries.mapping
    }

    /// JSON's decoder accepts a limited nesting; what lies deeper is not read, the error comes at the end.
    private mutating func enter(_ opening: Character) -> Bool {
        guard Nesting.allows(depth, upTo: JSON.maximumDepth) else {
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

// MARK: - Scalars

extension YAMLDecoder {
    private mutating func decodeScalar(_ node: YAMLNode) throws -> Value {
        switch try document.resolve(node) {
        case .string, .timestamp: return .string(try document.string(of: node))
        case .null: return .null
        case .bool(let flag): return .bool(flag)
        case .int(let number): return numbers.value(number)
        case .uint(let number): return numbers.value(number)
        case .float(let number):
            if !number.isFinite { hasNonFiniteNumber = true }
            return numbers.value(number)
        }
    }
}
