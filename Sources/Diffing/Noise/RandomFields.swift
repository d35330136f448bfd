import GoTemplate

/// What differs between two renders of the same side.
struct RandomFields: Sendable {
    struct Side: Sendable {
        /// Whether the side was rendered twice.
        var isKnown = false
        /// The fields that differ, by their path on that side.
        var fields: [ObjectIdentity: [FieldPath: FieldChange]] = [:]
        /// The objects that the other render does not have.
        var names: Set<ObjectIdentity> = []
    }

    let old: Side
    let new: Side

    init(_ old: DiffSide, again oldAgain: DiffSide?, _ new: DiffSide, again newAgain: DiffSide?) {
        self.old = Side(old, oldAgain)
        self.new = Side(new, newAgain)
    }
}

extension RandomFields.Side {
    fileprivate init(_ side: DiffSide, _ again: DiffSide?) {
        guard let again else { return }
        isKnown = true
        let matching = ObjectMatching(side.objects, again.objects)
        names = Set(matching.removed.map(\.identity))
        let pairs = matching.pairs
        let compared = ParallelMap.map(weights: pairs.map(\.weight)) { Self.compare(pairs[$0]) }
        for case let (identity, changes)? in compared { fields[identity] = changes }
    }

    private static func compare(_ pair: ObjectMatching.Pair) -> (ObjectIdentity, [FieldPath: FieldChange])? {
        guard let first = pair.old, let second = pair.new else { return nil }
        let changes = FieldComparator.compare(first.root, second.root)
        guard !changes.isEmpty else { return nil }
        let byPath = changes.map { ($0.path.key(on: .old), $0) }
        // What only the other render has is nothing of this side.
        return (first.identity, Dictionary(byPath, uniquingKeysWith: { $0.kind == .added ? $1 : $0 }))
    }

    /// The difference at a field of the object, or at what contains the field.
    func change(of identity: ObjectIdentity, at path: FieldPath) -> FieldChange? {
        guard let fields = fields[identity] else { return nil }
        var place: FieldPath? = path
        while let path = place {
            if let change = fields[path] { return change }
            place = path.parent
        }
        return nil
    }
}
