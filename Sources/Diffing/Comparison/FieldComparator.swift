import GoTemplate

/// Finds the fields in which two objects differ.
struct FieldComparator {
    private(set) var changes: [FieldChange] = []
    private var path: [PathElement] = []

    /// The changes in the order of the new object's fields; empty where both mean the same.
    static func compare(_ old: Node, _ new: Node) -> [FieldChange] {
        var comparator = FieldComparator()
        comparator.compare(old, new)
        return comparator.changes
    }

    private mutating func compare(_ old: Node, _ new: Node) {
        if old.isSame(as: new) { return }
        switch (old.kind, new.kind) {
        case (.map, .map): compareMaps(old, new)
        case (.list, .list): compareLists(old, new)
        default: add(.changed, old, new)
        }
    }

    private mutating func add(_ kind: FieldChange.Kind, _ old: Node?, _ new: Node?) {
        changes.append(FieldChange(path: FieldPath(path), kind: kind, old: old, new: new))
    }

    private mutating func compareMaps(_ old: Node, _ new: Node) {
        for pair in MapMatch(old, new).pairs where !pair.isSame { compare(pair.old, pair.new, at: .key(pair.key)) }
    }

    private mutating func compareLists(_ old: Node, _ new: Node) {
        let match = ListMatch(old, new, field: FieldPath(path).field)
        if match.isReordered { add(.moved, old, new) }
        for pair in match.pairs { compare(pair.old, pair.new, at: .item(pair.item)) }
    }

    private mutating func compare(_ old: Node?, _ new: Node?, at element: PathElement) {
        path.append(element)
        defer { path.removeLast() }
        switch (old, new) {
        case (let old?, let new?): compare(old, new)
        case (let old?, nil): add(.removed, old, nil)
        case (nil, let new?): add(.added, nil, new)
        case (nil, nil): break
        }
    }
}
