import GoTemplate

/// A mapping of a stages file that is being made, in the order in which a person reads it.
struct DraftMap {
    struct Entry {
        let key: GoString
        var node: DraftNode
        /// Lines above it.
        var comments: [GoString] = []
    }

    private(set) var entries: [Entry] = []

    init(_ entries: [(GoString, DraftNode)] = []) { self.entries = entries.map { Entry(key: $0, node: $1) } }

    subscript(_ key: GoString) -> DraftNode? {
        get { entries.first { $0.key == key }?.node }
        set {
            let index = entries.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let node?): entries[index].node = node
            case (let index?, nil): entries.remove(at: index)
            case (nil, let node?): entries.append(Entry(key: key, node: node))
            case (nil, nil): break
            }
        }
    }

    /// Adds an item to the list of a key.
    mutating func append(_ node: DraftNode, to key: GoString) {
        guard case .list(let items)? = self[key] else { return self[key] = .list([node]) }
        self[key] = .list(items + [node])
    }

    /// Writes a line above a key that is there.
    mutating func comment(_ key: GoString, _ line: GoString) {
        guard let index = entries.firstIndex(where: { $0.key == key }) else { return }
        entries[index].comments.append(line)
    }
}
