import GoTemplate

/// Makes the tree of a document: follows aliases, merges mappings, drops what later keys override.
struct YAMLTreeBuilder {
    private let document: YAMLDocument
    private var tree: YAMLTree
    private var depth = 0
    /// The anchors being followed, to find one that contains itself.
    private var openAliases: Set<Int> = []

    /// No object of Kubernetes comes near it, and every walk over a tree may recurse this far.
    private static let maximumDepth = 1_000
    /// How many entries aliases may blow a document up to.
    private static let maximumCount = 4_000_000

    init(_ document: YAMLDocument) {
        self.document = document
        tree = YAMLTree(text: document.text)
        tree.entries.reserveCapacity(document.nodes.count)
    }

    mutating func build() throws -> YAMLTree {
        if !document.nodes.isEmpty { try add(0, key: nil) }
        return tree
    }

    /// A key with where it was written.
    private struct Key {
        let text: YAMLText
        let line: Int32
    }

    private struct Pair {
        let key: Key
        var value: Int
    }
}

// MARK: - Nodes

extension YAMLTreeBuilder {
    private mutating func add(_ index: Int, key: Key?) throws {
        let node = document.nodes[index]
        switch node.kind {
        case .scalar: try addScalar(node, key)
        case .sequence, .mapping: try addCollection(index, key)
        case .alias: try followAlias(index) { builder, target in try builder.add(target, key: key) }
        }
    }

    private mutating func followAlias(_ index: Int, _ body: (inout YAMLTreeBuilder, Int) throws -> Void) throws {
        let target = Int(document.nodes[index].end)
        guard openAliases.insert(target).inserted else {
            let name = GoString(document.bytes(of: document.nodes[index]))
            throw YAML.Failure("yaml: anchor '" + name + "' value contains itself")
        }
        defer { openAliases.remove(target) }
        try body(&self, target)
    }

    private mutating func append(_ kind: YAMLTree.Kind, _ node: YAMLNode, _ key: Key?, text: YAMLText) throws {
        guard tree.entries.count < Self.maximumCount else {
            throw YAML.Failure("yaml: document contains excessive aliasing")
        }
        tree.entries.append(
            YAMLTree.Entry(
                kind: kind, text: text, key: key?.text ?? YAMLText(start: -1, end: -1), line: node.mark.line,
                keyLine: key?.line ?? node.mark.line, end: Int32(truncatingIfNeeded: tree.entries.count + 1)))
    }

    private mutating func addCollection(_ index: Int, _ key: Key?) throws {
        guard depth < Self.maximumDepth else { throw YAML.Failure("yaml: nested too deeply") }
        depth += 1
        defer { depth -= 1 }
        let node = document.nodes[index]
        let place = tree.entries.count
        try append(node.kind == .mapping ? .map : .list, node, key, text: YAMLText())
        if node.kind == .mapping {
            for pair in try pairs(of: index) { try add(pair.value, key: pair.key) }
        } else {
            var child = index + 1
            while child < node.end {
                try add(child, key: nil)
                child = document.following(child)
            }
        }
        tree.entries[place].end = Int32(truncatingIfNeeded: tree.entries.count)
    }
}

// MARK: - Scalars

extension YAMLTreeBuilder {
    private mutating func addScalar(_ node: YAMLNode, _ key: Key?) throws {
        let scalar = try document.resolve(node)
        switch scalar {
        case .string, .timestamp:
            let isTagged = node.tag >= 0
            let text = isTagged ? store(try document.string(of: node).bytes) : node.text
            try append(.string, node, key, text: text)
        case .null: try append(.null, node, key, text: store(Array("null".utf8)))
        case .bool(let flag): try append(.bool, node, key, text: store(Array((flag ? "true" : "false").utf8)))
        case .int, .uint, .float: try append(.number, node, key, text: numberText(scalar, node))
        }
    }

    /// The text of a number as it was written, unless only its tag makes it this number.
    private mutating func numberText(_ scalar: YAMLScalar, _ node: YAMLNode) -> YAMLText {
        guard node.tag >= 0, case .float(let number) = scalar else { return node.text }
        return store(YAMLNumber.text(number).bytes)
    }

    private mutating func store(_ bytes: [UInt8]) -> YAMLText {
        let start = tree.text.count
        tree.text.append(contentsOf: bytes)
        return YAMLText(start: start, end: tree.text.count)
    }
}

// MARK: - Mappings

extension YAMLTreeBuilder {
    /// From this many keys on, finding a repeated one by comparing with all is too slow.
    private static let smallCount = 16

    /// The entries of a mapping, each key once: where it first stood, with its last value.
    private mutating func pairs(of index: Int) throws -> [Pair] {
        var all: [Pair] = []
        try gather(index, into: &all)
        return unique(all)
    }

    private mutating func gather(_ index: Int, into pairs: inout [Pair]) throws {
        let node = document.nodes[index]
        var child = index + 1
        while child < node.end {
            let value = document.following(child)
            if document.isMergeKey(child) {
                try merge(value, into: &pairs)
            } else {
                pairs.append(Pair(key: try key(child), value: value))
            }
            child = document.following(value)
        }
    }

    /// Of a list of mappings the first wins, so they are added from the last on; mirrors decode.go merge.
    private mutating func merge(_ index: Int, into pairs: inout [Pair]) throws {
        let node = document.nodes[index]
        guard node.kind == .sequence else { return try mergeMapping(index, into: &pairs) }
        var sources: [Int] = []
        var child = index + 1
        while child < node.end {
            sources.append(child)
            child = document.following(child)
        }
        for source in sources.reversed() { try mergeMapping(source, into: &pairs) }
    }

    private mutating func mergeMapping(_ index: Int, into pairs: inout [Pair]) throws {
        let node = document.nodes[index]
        let target = node.kind == .alias ? Int(node.end) : index
        guard document.nodes[target].kind == .mapping, depth < Self.maximumDepth else {
            throw YAML.Failure("yaml: map merge requires map or sequence of maps as the value")
        }
        depth += 1
        defer { depth -= 1 }
        guard node.kind == .alias else { return try gather(target, into: &pairs) }
        var gathered = pairs
        try followAlias(index) { builder, target in try builder.gather(target, into: &gathered) }
        pairs = gathered
    }

    private func unique(_ pairs: [Pair]) -> [Pair] {
        var result: [Pair] = []
        result.reserveCapacity(pairs.count)
        var places: [GoString: Int] = [:]
        for pair in pairs {
            let place = pairs.count > Self.smallCount ? places[name(pair)] : result.firstIndex { isSame($0, pair) }
            if let place {
                result[place] = Pair(key: pair.key, value: pair.value)
            } else {
                if pairs.count > Self.smallCount { places[name(pair)] = result.count }
                result.append(pair)
            }
        }
        return result
    }

    private func name(_ pair: Pair) -> GoString {
        let start = Int(pair.key.text.start)
        return GoString(tree.text[start..<start + Int(pair.key.text.count)])
    }

    private func isSame(_ first: Pair, _ second: Pair) -> Bool {
        let (left, right) = (first.key.text, second.key.text)
        guard left.count == right.count else { return false }
        return tree.text.withUnsafeBufferPointer { text in
            (0..<Int(left.count)).allSatisfy { text[Int(left.start) + $0] == text[Int(right.start) + $0] }
        }
    }
}

// MARK: - Keys

extension YAMLTreeBuilder {
    private mutating func key(_ index: Int) throws -> Key {
        let node = document.nodes[index]
        switch node.kind {
        case .scalar: return Key(text: try keyText(node), line: node.mark.line)
        case .alias where document.nodes[Int(node.end)].kind == .scalar:
            return Key(text: try keyText(document.nodes[Int(node.end)]), line: node.mark.line)
        // Unlike go-yaml, without the key: what reads trees does not show content unasked.
        default:
            let line = Int(node.mark.line) + 1
            throw YAML.Failure(GoString("yaml: line \(line): invalid map key"), line: line)
        }
    }

    /// Mirrors convertToJSONableObject: integers in decimal, floats with the precision of a float32.
    private mutating func keyText(_ node: YAMLNode) throws -> YAMLText {
        switch try document.resolve(node) {
        case .string, .timestamp: node.tag < 0 ? node.text : store(try document.string(of: node).bytes)
        case .int(let number): store(Array(String(number).utf8))
        case .uint(let number): store(Array(String(number).utf8))
        case .bool(let flag): store(Array((flag ? "true" : "false").utf8))
        case .float(let number): store(YAMLNumber.text(number, bitSize: 32).bytes)
        case .null: store(Array("null".utf8))
        }
    }
}
