import GoTemplate

extension YAMLTree {
    /// The entries that stand under a key, wherever they do.
    package func entries(named key: StaticString) -> [Int] {
        let name = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        return text.withUnsafeBufferPointer { text in
            entries.indices.filter { index in
                let key = entries[index].key
                guard key.start >= 0, Int(key.count) == name.count else { return false }
                return text[Int(key.start)..<Int(key.start) + name.count].elementsEqual(name)
            }
        }
    }

    /// Moves the fields of a mapping into another one, or null, of the same tree, over those of the same name.
    ///
    /// - Parameter target: nil where there is none; then the mapping itself gets the name.
    package mutating func moveFields(of source: Int, into target: Int?, named name: GoString) {
        guard let target else { return rename(source, name) }
        var move = FieldMove(tree: self, source: source, target: target)
        move.copy(0)
        entries = move.result
    }

    private mutating func rename(_ index: Int, _ name: GoString) {
        let old = entries[index]
        let key = YAMLText(start: text.count, end: text.count + name.count)
        text.append(contentsOf: name.bytes)
        entries[index] = Entry(
            kind: old.kind, text: old.text, key: key, line: old.line, keyLine: old.keyLine, end: old.end)
    }

    /// The places of the values within a collection.
    fileprivate func places(in index: Int) -> [Int] {
        guard entries[index].kind.isCollection else { return [] }
        let end = Int(entries[index].end)
        return Array(sequence(first: index + 1) { Int(entries[$0].end) }.prefix { $0 < end })
    }

    fileprivate func key(_ index: Int) -> GoString { withKey(of: index) { $0.map { GoString($0) } ?? GoString() } }
}

/// Writes the entries of a tree anew, those of one mapping among those of another.
private struct FieldMove {
    let tree: YAMLTree
    let source: Int
    let target: Int
    private(set) var result: [YAMLTree.Entry] = []

    init(tree: YAMLTree, source: Int, target: Int) {
        (self.tree, self.source, self.target) = (tree, source, target)
        result.reserveCapacity(tree.entries.count)
    }

    mutating func copy(_ index: Int) {
        guard index != source else { return }
        let place = result.count
        result.append(tree.entries[index])
        if index == target { copyMerged() } else { for child in tree.places(in: index) { copy(child) } }
        result[place].end = Int32(truncatingIfNeeded: result.count)
    }

    private mutating func copyMerged() {
        let (old, header) = (tree.entries[target], result.count - 1)
        result[header] = YAMLTree.Entry(
            kind: .map, text: old.text, key: old.key, line: old.line, keyLine: old.keyLine, end: old.end)
        let moved = tree.places(in: source)
        let byName = Dictionary(moved.map { (tree.key($0), $0) }, uniquingKeysWith: { $1 })
        var left = byName
        for child in tree.places(in: target) { copy(left.removeValue(forKey: tree.key(child)) ?? child) }
        for child in moved where left[tree.key(child)] != nil { copy(child) }
    }
}
