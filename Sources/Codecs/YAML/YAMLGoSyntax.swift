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
            return "[]interface {}{" + GoString.joined(elements, by: ", ") + "}"
        case .mapping:
            return "map[interface {}]interface {}{" + GoString.joined(entries(of: index, depth: depth), by: ", ") + "}"
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
        case .string, .timestamp: Strconv.quote((try? document.rawString(of: node)) ?? GoString())
        }
    }

    /// The entries in the order in which `fmt` prints a map.
    private func entries(of index: Int, depth: Int) -> [GoString] {
        var entries = Entries()
        gather(index, into: &entries, depth: depth)
        let sorted = entries.all.sorted { $0.key.isLess(than: $1.key) }
        return sorted.map { $0.key.text + ":" + describe($0.value, depth: depth + 1) }
    }

    /// The entries of a mapping; of equal keys the last counts, also of those that are merged in.
    private struct Entries {
        private(set) var all: [(key: YAMLPrintedKey, value: Int)] = []
        private var places: [GoString: Int] = [:]

        mutating func set(_ key: YAMLPrintedKey, to value: Int) {
            if let place = places[key.text] {
                all[place].value = value
            } else {
                places[key.text] = all.count
                all.append((key, value))
            }
        }
    }

    private func gather(_ index: Int, into entries: inout Entries, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        let children = children(of: index)
        for position in stride(from: 0, to: children.count - 1, by: 2) {
            let (child, value) = (children[position], children[position + 1])
            if document.isMergeKey(child) {
                for source in mergedMappings(value) { gather(source, into: &entries, depth: depth + 1) }
            } else {
                entries.set(YAMLPrintedKey(document, target(of: child), describe(child)), to: value)
            }
        }
    }

    /// The mappings behind a merge key in the order in which they are set: of a list the first wins.
    private func mergedMappings(_ index: Int) -> [Int] {
        guard document.nodes[index].kind == .sequence else { return [target(of: index)] }
        return children(of: index).reversed().map(target)
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

/// A key as `fmt` orders it: by type, in the order the types have in Helm's binary, then by value.
///
/// Mirrors internal/fmtsort compare.
private struct YAMLPrintedKey {
    let text: GoString
    private let typeRank: Int
    private let number: Double
    private let string: GoString

    init(_ document: YAMLDocument, _ index: Int, _ text: GoString) {
        self.text = text
        let node = document.nodes[index]
        string = node.kind == .scalar ? (try? document.rawString(of: node)) ?? GoString() : GoString()
        switch try? document.resolve(node) {
        case .null: (typeRank, number) = (0, 0)
        case .uint(let value): (typeRank, number) = (2, Double(value))
        case .int(let value): (typeRank, number) = (3, Double(value))
        case .float(let value): (typeRank, number) = (4, value)
        case .bool(let flag): (typeRank, number) = (5, flag ? 1 : 0)
        case .string, .timestamp, nil: (typeRank, number) = (1, 0)
        }
    }

    func isLess(than other: YAMLPrintedKey) -> Bool {
        if typeRank != other.typeRank { return typeRank < other.typeRank }
        return number == other.number ? string < other.string : number < other.number
    }
}
