import GoTemplate

extension YAMLDecoder {
    /// The keys and values of a mapping in the order in which Go would set them.
    struct Entries {
        var keys: [GoString] = []
        var values: [Value] = []
        /// What is wrong with the last key that JSON does not have.
        var unsupportedKey: UnsupportedKey?

        init(capacity: Int) {
            keys.reserveCapacity(capacity)
            values.reserveCapacity(capacity)
        }

        /// The mapping, or the key that is wrong with it.
        var mapping: Value {
            if let unsupportedKey { return unsupportedKey.value }
            return .map(Map(keys: keys, values: values))
        }
    }

    /// Adds the entries of a mapping in order; a merged mapping overrides what stands before it, as in go-yaml v2.
    mutating func addEntries(of index: Int, to entries: inout Entries, as shape: JSONShape?) throws {
        let end = Int(document.nodes[index].end)
        let structure = skippableStructure(shape)
        var child = index + 1
        while child < end {
            let value = document.following(child)
            if document.isMergeKey(child) {
                try merge(value, into: &entries, as: shape)
            } else {
                try addEntry(key: child, value: value, to: &entries, as: shape, structure)
            }
            child = document.following(value)
        }
    }

    /// The struct whose unknown fields can be passed over, because nothing in the document can fail.
    private func skippableStructure(_ shape: JSONShape?) -> JSONShape.Structure? {
        guard let shape, document.isRegular, !isStrict, case .object(let structure) = shape.target else {
            return nil
        }
        return structure
    }

    private mutating func addEntry(
        key keyIndex: Int, value valueIndex: Int, to entries: inout Entries, as shape: JSONShape?,
        _ structure: JSONShape.Structure?
    ) throws {
        let key = try decodeKey(keyIndex)
        if let key, let structure, structure.field(for: key) == nil { return }
        let value = try decode(valueIndex, as: key.flatMap { shape?.value(of: $0) })
        if isStrict && !isNewKey(keyIndex, valueIndex) { return }
        guard let key else {
            hasUnsupportedKey = true
            entries.unsupportedKey = UnsupportedKey(document, key: keyIndex, value: valueIndex)
            return
        }
        entries.keys.append(key)
        entries.values.append(value)
    }

    /// Mirrors decode.go setMapIndex, which names the line of the value.
    private mutating func isNewKey(_ key: Int, _ value: Int) -> Bool {
        let name = YAMLGoSyntax(document).describe(key, isArgument: true)
        if seenKeys.insert(name).inserted { return true }
        let line = document.nodes[value].mark.line + 1
        repeatedKeys.append(GoString("line \(line): key ") + name + " already set in map")
        return false
    }
}

// MARK: - Merging

extension YAMLDecoder {
    /// Mirrors decode.go merge: of a list of mappings the first wins, so they are added from the last on.
    private mutating func merge(_ index: Int, into entries: inout Entries, as shape: JSONShape?) throws {
        let node = document.nodes[index]
        guard node.kind == .sequence else { return try mergeMapping(index, into: &entries, as: shape) }
        var sources: [Int] = []
        var child = index + 1
        while child < node.end {
            sources.append(child)
            child = document.following(child)
        }
        for source in sources.reversed() { try mergeMapping(source, into: &entries, as: shape) }
    }

    private mutating func mergeMapping(_ index: Int, into entries: inout Entries, as shape: JSONShape?) throws {
        let node = document.nodes[index]
        let target = node.kind == .alias ? Int(node.end) : index
        guard document.nodes[target].kind == .mapping else {
            throw YAML.Failure("yaml: map merge requires map or sequence of maps as the value")
        }
        try count()
        guard node.kind == .alias else { return try addEntries(of: target, to: &entries, as: shape) }
        try followAlias(index) { decoder, target in
            try decoder.count()
            try decoder.addEntries(of: target, to: &entries, as: shape)
        }
    }
}

// MARK: - Keys

extension YAMLDecoder {
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
    private mutating func decodeScalarKey(_ node: YAMLNode) throws -> GoString? {
        switch try document.resolve(node) {
        case .string, .timestamp:
            return try document.string(of: node)
        case .int(let number): return GoString(String(number))
        case .bool(let flag): return flag ? "true" : "false"
        case .float(let number): return YAMLNumber.text(number, bitSize: 32)
        case .null, .uint: return nil
        }
    }
}
