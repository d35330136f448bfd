import GoTemplate

/// Which objects of two sides are the same one.
struct ObjectMatching {
    struct Pair: Sendable {
        enum Reason: Sendable {
            case identity
            case similarity(changedShare: Double)
            /// Each render gives the object another name.
            case randomName
        }

        let old: DiffObject?
        let new: DiffObject?
        let reason: Reason
    }

    /// Objects with the same identity that are not written the same.
    private var matched: [Pair] = []
    private(set) var removed: [DiffObject] = []
    private(set) var added: [DiffObject] = []

    init(_ oldObjects: [DiffObject], _ newObjects: [DiffObject]) {
        let (old, new) = (oldObjects.effective, newObjects.effective)
        var waiting: [ObjectIdentity: [DiffObject]] = [:]
        waiting.reserveCapacity(old.count)
        for object in old.reversed() { waiting[object.identity, default: []].append(object) }
        // Those that stay as they are first, so that none of the others takes their partners.
        for object in new.filter({ !Self.takeCopy(of: $0, from: &waiting) }) { match(object, &waiting) }
        removed = waiting.values.joined().sorted { $0.position < $1.position }
    }

    /// Takes an object with the same identity that is the same altogether; returns whether there is one.
    private static func takeCopy(
        of object: DiffObject, from waiting: inout [ObjectIdentity: [DiffObject]]
    ) -> Bool {
        guard let copy = waiting[object.identity]?.lastIndex(where: object.isCopy) else { return false }
        waiting[object.identity]?.remove(at: copy)
        return true
    }

    /// Takes the first partner that is left.
    private mutating func match(_ object: DiffObject, _ waiting: inout [ObjectIdentity: [DiffObject]]) {
        guard let partner = waiting[object.identity]?.popLast() else { return added.append(object) }
        matched.append(Pair(old: partner, new: object, reason: .identity))
    }

    /// All pairs that may differ; objects without a partner have none.
    var pairs: [Pair] {
        matched + removed.map { Pair(old: $0, new: nil, reason: .identity) }
            + added.map { Pair(old: nil, new: $0, reason: .identity) }
    }
}

extension DiffObject {
    /// Whether the object and one with the same identity are alike, as far as that tells which one of several it is.
    fileprivate func isCopy(of other: DiffObject) -> Bool {
        isOneOfSeveral ? means(other) : isWritten(as: other)
    }

    /// Whether a side may hold others with the same identity that have an effect, too.
    private var isOneOfSeveral: Bool { identity.isNameGenerated || isHook }
}

// MARK: - Objects with another identity

extension ObjectMatching {
    /// Pairs objects that are much the same, up to a part of their fields.
    mutating func pairRenames(maximumChange: Double) {
        let renames = RenameFinder(maximumChange: maximumChange).find(removed, added)
        pair(
            renames.map { rename in
                Pair(
                    old: removed[rename.old], new: added[rename.new],
                    reason: .similarity(changedShare: rename.changedShare))
            })
    }

    /// Pairs objects whose names are random on both sides.
    mutating func pairRandomNames(_ random: RandomFields) {
        let old = removed.filter { random.old.names.contains($0.identity) }
        let new = added.filter { random.new.names.contains($0.identity) }
        guard !old.isEmpty, !new.isEmpty else { return }
        let renames = RenameFinder(maximumChange: 0.5).find(old, new)
        pair(renames.map { Pair(old: old[$0.old], new: new[$0.new], reason: .randomName) })
    }

    private mutating func pair(_ pairs: [Pair]) {
        guard !pairs.isEmpty else { return }
        let used = Set(pairs.flatMap { [$0.old, $0.new] }.compactMap { $0.map(ObjectIdentifier.init) })
        removed.removeAll { used.contains(ObjectIdentifier($0)) }
        added.removeAll { used.contains(ObjectIdentifier($0)) }
        matched += pairs
    }
}

// MARK: - Comparing

extension ObjectMatching.Pair {
    /// How much work it is to compare the two, in bytes of text.
    var weight: Int { (old?.weight ?? 0) + (new?.weight ?? 0) }

    /// What happens to the object; nil where both mean the same.
    func compare(_ noise: NoiseClassifier) -> ObjectDiff? {
        switch (old, new) {
        case (let old?, let new?): compare(old, new, noise)
        case (let old?, nil): ObjectDiff(kind: .removed, identity: old.identity, old: old, new: nil)
        case (nil, let new?): added(new, noise)
        case (nil, nil): nil
        }
    }

    private func added(_ new: DiffObject, _ noise: NoiseClassifier) -> ObjectDiff {
        var diff = ObjectDiff(kind: .added, identity: new.identity, old: nil, new: new)
        diff.isMadeAnew = noise.isMadeAnew(new)
        return diff
    }

    private func compare(_ old: DiffObject, _ new: DiffObject, _ noise: NoiseClassifier) -> ObjectDiff? {
        var changes = FieldComparator.compare(old.root, new.root)
        guard !changes.isEmpty else {
            old.forgetFields()
            new.forgetFields()
            return nil
        }
        for index in changes.indices {
            let why = noise.classify(changes[index], in: self)
            changes[index].noise = why
            changes[index].isMadeAnew = why == nil && noise.isMadeAnew(changes[index], in: self)
        }
        noise.markRandomElements(in: &changes, of: self)
        return ObjectDiff(
            kind: kind(changes), identity: new.identity, old: old, new: new, changes: changes, similarity: similarity)
    }

    private var similarity: Double? {
        guard case .similarity(let changedShare) = reason else { return nil }
        return 1 - changedShare
    }

    private func kind(_ changes: [FieldChange]) -> ObjectDiff.Kind {
        if case .similarity = reason { return .renamed }
        return changes.allSatisfy { $0.kind == .moved } ? .reordered : .changed
    }
}
