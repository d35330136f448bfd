import GoTemplate

/// Where the values of a document stand in its text: for a key of a mapping the place of the key, for an item of a
/// sequence that of the item.
///
/// Aliases and merge keys are followed; what they bring in stands where its anchor is.
package struct YAMLPlaces {
    /// A line and a column, both from 1; columns count characters.
    package struct Place: Equatable, Sendable {
        package let line: Int
        package let column: Int
    }

    /// What a way into the document leads to.
    package enum Finding: Equatable, Sendable {
        case found(Place)
        /// A value before the end of the way that is no collection of the kind wanted.
        case blocked(Place, depth: Int)
        case missing
    }

    /// The kinds of nodes, aliases followed.
    package enum Kind: Sendable {
        case scalar, sequence, mapping
    }

    /// How many aliases and merged mappings are followed on one way.
    private static let maximumJumps = 64

    private let document: YAMLDocument
    private let firstLine: Int

    /// - Parameter firstLine: the line that counts as the document's first.
    /// - Throws: `YAML.Failure` where the text is no YAML.
    package init(_ text: [UInt8], firstLine: Int = 1) throws {
        document = try YAMLParser.parseDocument(text)
        self.firstLine = firstLine
    }

    /// Looks a value up.
    package func find(_ path: ValuePath) -> Finding {
        switch walk(path) {
        case .found(let entry): .found(place(of: entry.shown))
        case .blocked(let shown, let depth): .blocked(place(of: shown), depth: depth)
        case .missing: .missing
        }
    }

    /// What kind of value a path leads to; nil where it leads nowhere.
    package func kind(of path: ValuePath) -> Kind? {
        guard case .found(let entry) = walk(path) else { return nil }
        return kind(of: entry.value)
    }

    /// The keys of the mapping at `path` in their order, with their places; empty for anything else.
    package func keys(at path: ValuePath) -> [(key: GoString, place: Place)] {
        guard case .found(let entry) = walk(path), kind(of: entry.value) == .mapping else { return [] }
        return pairs(of: entry.value).map { (GoString(document.bytes(of: document.nodes[$0.key])), place(of: $0.key)) }
    }

    /// How many items the sequence at `path` has; 0 for anything else.
    package func count(at path: ValuePath) -> Int {
        guard case .found(let entry) = walk(path), kind(of: entry.value) == .sequence else { return 0 }
        return items(of: entry.value).count
    }
}

extension YAMLPlaces {
    /// A node, and the one whose place is shown for it.
    private struct Entry {
        let shown: Int
        let value: Int
    }

    private enum Way {
        case found(Entry)
        case blocked(shown: Int, depth: Int)
        case missing
    }

    private func walk(_ path: ValuePath) -> Way {
        guard !document.nodes.isEmpty else { return .missing }
        var jumps = 0
        var entry = Entry(shown: 0, value: target(0, &jumps))
        for (depth, step) in path.components.enumerated() {
            guard kind(of: entry.value) == step.collection else { return .blocked(shown: entry.shown, depth: depth) }
            guard let next = child(of: entry.value, at: step, &jumps) else { return .missing }
            entry = Entry(shown: next.shown, value: target(next.value, &jumps))
        }
        return .found(entry)
    }

    private func child(of index: Int, at step: ValuePath.Component, _ jumps: inout Int) -> Entry? {
        switch step {
        case .key(let key): return entry(of: key, in: index, &jumps)
        case .index(let number):
            let items = items(of: index)
            return items.indices.contains(number) ? Entry(shown: items[number], value: items[number]) : nil
        }
    }

    /// As go-yaml v2 has it, a later entry overrides an earlier one, also where one of them is merged in.
    private func entry(of key: GoString, in mapping: Int, _ jumps: inout Int) -> Entry? {
        for pair in pairs(of: mapping).reversed() {
            let bytes = document.bytes(of: document.nodes[pair.key])
            if bytes == Self.mergeKey, document.nodes[pair.key].isPlain {
                if let found = merged(key, from: pair.value, &jumps) { return found }
            } else if bytes == key.bytes {
                return Entry(shown: pair.key, value: pair.value)
            }
        }
        return nil
    }

    private static let mergeKey = Array("<<".utf8)

    /// Of a list of merged mappings the first counts.
    private func merged(_ key: GoString, from value: Int, _ jumps: inout Int) -> Entry? {
        jumps += 1
        guard jumps < Self.maximumJumps else { return nil }
        let source = target(value, &jumps)
        if kind(of: source) == .mapping { return entry(of: key, in: source, &jumps) }
        for item in items(of: source) {
            let mapping = target(item, &jumps)
            if kind(of: mapping) == .mapping, let found = entry(of: key, in: mapping, &jumps) { return found }
        }
        return nil
    }

    private func target(_ index: Int, _ jumps: inout Int) -> Int {
        var index = index
        while document.nodes[index].kind == .alias, jumps < Self.maximumJumps {
            jumps += 1
            index = Int(document.nodes[index].end)
        }
        return index
    }

    private func kind(of index: Int) -> Kind {
        switch document.nodes[index].kind {
        case .mapping: .mapping
        case .sequence: .sequence
        case .scalar, .alias: .scalar
        }
    }

    private func items(of index: Int) -> [Int] {
        let node = document.nodes[index]
        guard node.kind == .sequence || node.kind == .mapping else { return [] }
        var items: [Int] = []
        var child = index + 1
        while child < Int(node.end), child < document.nodes.count {
            items.append(child)
            child = document.following(child)
        }
        return items
    }

    private func pairs(of mapping: Int) -> [(key: Int, value: Int)] {
        let items = items(of: mapping)
        return stride(from: 0, to: items.count - 1, by: 2).map { (items[$0], items[$0 + 1]) }
    }

    private func place(of index: Int) -> Place {
        let mark = document.nodes[index].mark
        return Place(line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
    }
}

extension ValuePath.Component {
    fileprivate var collection: YAMLPlaces.Kind {
        switch self {
        case .key: .mapping
        case .index: .sequence
        }
    }
}
