import GoTemplate

/// Pairs removed objects with added ones of the same kind that have much the same content.
struct RenameFinder {
    struct Rename {
        /// An index into the removed objects.
        let old: Int
        /// An index into the added objects.
        let new: Int
        let changedShare: Double
    }

    /// The part of all fields that may differ.
    let maximumChange: Double

    /// Up to this many pairs of a kind all are compared; beyond, only those that are neighbours by name.
    private static let maximumPairCount = 40_000
    private static let neighbours = 8

    private struct Kind: Hashable {
        let role: ObjectIdentity.Role
        let group: GoString
        let kind: GoString
    }

    func find(_ removed: [DiffObject], _ added: [DiffObject]) -> [Rename] {
        let old = Dictionary(grouping: removed.indices) { kind(of: removed[$0]) }
        let new = Dictionary(grouping: added.indices) { kind(of: added[$0]) }
        var renames: [Rename] = []
        for (kind, oldIndices) in old {
            guard let newIndices = new[kind] else { continue }
            renames += best(candidates(oldIndices, newIndices, removed, added))
        }
        return renames
    }

    private func kind(of object: DiffObject) -> Kind {
        Kind(role: object.identity.role, group: object.identity.group, kind: object.identity.kind)
    }

    private func candidates(
        _ oldIndices: [Int], _ newIndices: [Int], _ removed: [DiffObject], _ added: [DiffObject]
    ) -> [Rename] {
        let pairs = pairs(oldIndices, newIndices, removed, added)
        let oldDigests = digests(of: Set(pairs.map(\.old)).sorted(), in: removed)
        let newDigests = digests(of: Set(pairs.map(\.new)).sorted(), in: added)
        return pairs.compactMap { pair in
            guard let old = oldDigests[pair.old], let new = newDigests[pair.new] else { return nil }
            let share = Likeness.share(old, new)
            return share < maximumChange ? Rename(old: pair.old, new: pair.new, changedShare: share) : nil
        }
    }

    private func digests(of indices: [Int], in objects: [DiffObject]) -> [Int: FieldDigests] {
        let digests = ParallelMap.map(weights: indices.map { objects[$0].weight }) {
            FieldDigests(objects[indices[$0]].root, skippingName: true)
        }
        return Dictionary(zip(indices, digests), uniquingKeysWith: { $1 })
    }

    private func pairs(
        _ oldIndices: [Int], _ newIndices: [Int], _ removed: [DiffObject], _ added: [DiffObject]
    ) -> [(old: Int, new: Int)] {
        if oldIndices.count * newIndices.count <= Self.maximumPairCount {
            return oldIndices.flatMap { old in newIndices.map { (old, $0) } }
        }
        let names = newIndices.sorted { added[$0].identity.name < added[$1].identity.name }
        return oldIndices.flatMap { old -> [(old: Int, new: Int)] in
            var (low, high) = (0, names.count)
            while low < high {
                let middle = (low + high) / 2
                let isBefore = added[names[middle]].identity.name < removed[old].identity.name
                if isBefore { low = middle + 1 } else { high = middle }
            }
            let range = max(0, low - Self.neighbours)..<min(names.count, low + Self.neighbours)
            return names[range].map { (old, $0) }
        }
    }

    /// Each object in one pair at most, the most similar pairs first.
    private func best(_ candidates: [Rename]) -> [Rename] {
        var (usedOld, usedNew) = (Set<Int>(), Set<Int>())
        let sorted = candidates.sorted {
            ($0.changedShare, $0.old, $0.new) < ($1.changedShare, $1.old, $1.new)
        }
        return sorted.filter { candidate in
            guard !usedOld.contains(candidate.old), !usedNew.contains(candidate.new) else { return false }
            usedOld.insert(candidate.old)
            usedNew.insert(candidate.new)
            return true
        }
    }
}
