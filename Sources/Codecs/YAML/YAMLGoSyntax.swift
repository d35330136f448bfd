import GoTemplate

/// Nodes as Go's `%#v` prints the values go-yaml v2 makes of them; only error messages need it.
struct YAMLGoSyntax {
    private let document: YAMLDocument
    private static let maximumDepth = 1000

    init(_ document: YAMLDocument) { self.document = document }

    func isNull(_ index: Int) -> Bool {
        if case .null? = try? document.resolve(document.nodes[target(of: index)]) { return true }
        return false
    }

    /// - Parameter isArgument: whether the value is printed by itself; below a list or map nil shows its type.
    func describe(_ index: Int, isArgument: Bool = false, depth: Int = 0) -> GoString {
        let index = target(of: index)
        guard depth < Self.maximumDepth else { return "" }
        switch document.nodes[index].kind {
        case .scalar: return describeScalar(document.nodes[index], isArgument: isArgument)
        case .sequence:
            let elements = children(of: index).map { describe($0, depth: depth + 1) }
            return "[]interface {}{" + joined(elements) + "}"
        case .mapping: return "map[interface {}]interface {}{" + joined(entries(of: index, depth: depth)) + "}"
        case .alias: return ""
        }
    }

    private func describeScalar(_ node: YAMLNode, isArgument: Bool) -> GoString {
        switch try? document.resolve(node) {
        case .null, nil: isArgument ? "<nil>" : "interface {}(nil)"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): GoString(String(number))
        case .uint(let number): GoString("0x" + String(number, radix: 16))
        case .float(let number): GoFormat.sprintf("%#v", [.float(number)])
        case .string, .timestamp: Strconv.quote(GoString(document.bytes(of: node)))
        }
    }

    private func entries(of index: Int, depth: Int) -> [GoString] {
        let children = children(of: index)
        return stride(from: 0, to: children.count - 1, by: 2).map {
            describe(children[$0], depth: depth + 1) + ":" + describe(children[$0 + 1], depth: depth + 1)
        }.sorted()
    }

    private func joined(_ parts: [GoString]) -> GoString {
        var text = GoString()
        for (index, part) in parts.enumerated() {
            if index > 0 { text.append(", ") }
            text.append(part)
        }
        return text
    }

    private func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < document.nodes[index].end {
            children.append(child)
            child = document.following(child)
        }
        return children
    }

    private func target(of index: Int) -> Int {
        let node = document.nodes[index]
        return node.kind == .alias ? Int(node.end) : index
    }
}
