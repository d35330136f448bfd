import GoTemplate

extension YAMLDocument {
    private static let standardPrefix = "tag:yaml.org,2002:"
    private static let binaryTag = "tag:yaml.org,2002:binary"
    private static let mergeTag = "tag:yaml.org,2002:merge"

    /// What a scalar stands for, by its tag or its text; mirrors go-yaml v2 decode.go `scalar` and resolve.go.
    ///
    /// Throws where the text cannot be read as its tag says.
    func resolve(_ node: YAMLNode) throws -> YAMLScalar {
        guard node.tag >= 0, let tag = tag(of: node) else {
            return node.isPlain ? withText(of: node) { YAMLScalar.resolve($0, dialect: .v2) } : .string
        }
        guard tag.hasPrefix(Self.standardPrefix) else { return .string }
        let name = tag.dropFirst(Self.standardPrefix.count)
        guard ["bool", "int", "float", "null", "timestamp"].contains(name) else { return .string }
        let scalar = withText(of: node) { YAMLScalar.resolve($0, dialect: .v2) }
        return try convert(scalar, of: node, to: String(name))
    }

    /// The text of a string; only `!!binary` can hold invalid UTF-8, which JSON replaces.
    func string(of node: YAMLNode) throws -> GoString {
        let text = try rawString(of: node)
        return node.tag < 0 ? text : text.replacingInvalidUTF8
    }

    /// The text of a string before JSON.
    func rawString(of node: YAMLNode) throws -> GoString {
        let text = GoString(bytes(of: node))
        guard node.tag >= 0, tag(of: node) == Self.binaryTag else { return text }
        guard let decoded = try? Base64.decode(text.bytes) else {
            throw YAML.Failure("yaml: !!binary value contains invalid base64 data")
        }
        return GoString(decoded)
    }

    /// Whether a node is a key that merges the mappings behind it.
    func isMergeKey(_ index: Int) -> Bool {
        let node = nodes[index]
        guard node.kind == .scalar, node.text.count == 2 else { return false }
        guard node.isPlain || tag(of: node) == Self.mergeTag else { return false }
        return withText(of: node) { $0[0] == UInt8(ascii: "<") && $0[1] == UInt8(ascii: "<") }
    }

    private func convert(_ scalar: YAMLScalar, of node: YAMLNode, to name: String) throws -> YAMLScalar {
        if scalar.tagName == name { return scalar }
        if name == "float", case .int(let number) = scalar { return .float(Double(number)) }
        let text = GoString(bytes(of: node))
        // A number of a tag that excludes times is not tried as a time.
        let found = scalar.tagName == "timestamp" ? "str" : scalar.tagName
        throw YAML.Failure(GoString("yaml: cannot decode !!\(found) `") + text + GoString("` as a !!\(name)"))
    }
}

extension YAMLScalar {
    /// The last part of the tag that go-yaml gives the value.
    fileprivate var tagName: String {
        switch self {
        case .string: "str"
        case .null: "null"
        case .bool: "bool"
        case .int, .uint: "int"
        case .float: "float"
        case .timestamp: "timestamp"
        }
    }
}
