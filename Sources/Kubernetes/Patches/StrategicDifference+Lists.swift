import GoLibrary
import GoTemplate

extension StrategicDifference {
    /// What a patch holds of a list whose elements are merged.
    struct ListChange {
        var patch: [Value] = []
        /// The scalars that go; elements that are maps go by a directive in the patch.
        var deletions: [Value] = []
        /// The order of the new list; empty where it need not be said.
        var order: [Value] = []
    }

    /// Mirrors diffLists.
    func lists(
        _ original: [Value], _ modified: [Value], _ field: PatchSchema.Field, depth: Int
    ) throws(PatchFailure) -> ListChange {
        guard !original.isEmpty else { return ListChange(patch: ignoresChanges ? [] : modified) }
        switch try ElementKind(of: original, modified) {
        case .map: return try mapLists(original, modified, field, depth: depth)
        case .scalar: return try scalarLists(original, modified, mergeKey: field.strategy.mergeKey)
        }
    }

    // MARK: Maps

    private func mapLists(
        _ original: [Value], _ modified: [Value], _ field: PatchSchema.Field, depth: Int
    ) throws(PatchFailure) -> ListChange {
        let key = field.strategy.mergeKey
        var (patch, deletions) = try matchedMaps(original, modified, field, depth: depth)
        patch = try ElementOrder(mergeKey: key, kind: .map).sort(patch, by: modified)
        let isSameOrder = Self.isSameOrder(original, modified, by: key)
        patch += deletions
        let isOrdered = !ignoresChanges && (!patch.isEmpty || !isSameOrder) || !ignoresDeletions && !patch.isEmpty
        guard isOrdered else { return ListChange(patch: patch) }
        let order = modified.map { Value.map(Map([(key: key, value: $0.asMap?[key] ?? .null)])) }
        return ListChange(patch: patch, order: order)
    }

    /// The elements of the patch and, apart, those that say what goes.
    ///
    /// Mirrors diffListsOfMaps: both lists are walked in the order of the keys' texts.
    private func matchedMaps(
        _ original: [Value], _ modified: [Value], _ field: PatchSchema.Field, depth: Int
    ) throws(PatchFailure) -> (patch: [Value], deletions: [Value]) {
        let (old, new) = (MergeElement.sorted(original, by: field), MergeElement.sorted(modified, by: field))
        var (patch, deletions) = ([Value](), [Value]())
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            let left = try oldIndex < old.count ? old[oldIndex].checked() : nil
            let right = try newIndex < new.count ? new[newIndex].checked() : nil
            let order = MergeElement.order(left, right)
            if order <= 0 { oldIndex += 1 }
            if order >= 0 { newIndex += 1 }
            switch (left, right) {
            case (let left?, let right?) where order == 0:
                let change = try maps(
                    left.map, right.map, field.schema, retainsKeys: field.strategy.retainsKeys, depth: depth + 1)
                guard !change.isEmpty else { continue }
                change[field.strategy.mergeKey] = right.key
                patch.append(.map(change))
            case (_, let right?) where order > 0: if !ignoresChanges { patch.append(.map(right.map)) }
            case (let left?, _): if !ignoresDeletions { deletions.append(left.deletion) }
            default: break
            }
        }
        return (patch, deletions)
    }

    /// Mirrors isOrderSame.
    private static func isSameOrder(_ original: [Value], _ modified: [Value], by key: GoString) -> Bool {
        original.count == modified.count
            && zip(original, modified).allSatisfy { old, new in
                ScalarKey.areEqual(old.asMap?[key] ?? .null, new.asMap?[key] ?? .null)
            }
    }

    // MARK: Scalars

    /// Mirrors diffListsOfScalars and its caller.
    private func scalarLists(
        _ original: [Value], _ modified: [Value], mergeKey: GoString
    ) throws(PatchFailure) -> ListChange {
        let (old, new) = (Self.sortedScalars(original), Self.sortedScalars(modified))
        var (additions, deletions) = ([Value](), [Value]())
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            let left = oldIndex < old.count ? old[oldIndex].text : nil
            let right = newIndex < new.count ? new[newIndex].text : nil
            let order = MergeElement.order(of: left, right)
            if order < 0, !ignoresDeletions { deletions.append(old[oldIndex].value) }
            if order > 0, !ignoresChanges { additions.append(new[newIndex].value) }
            if order <= 0 { oldIndex += 1 }
            if order >= 0 { newIndex += 1 }
        }
        var change = ListChange(
            patch: try ElementOrder(mergeKey: mergeKey, kind: .scalar).sort(additions, by: modified),
            deletions: deletions.deduplicated)
        // In Go the old list is sorted by now, so that one in another order counts as changed.
        let isSame = Value.list(old.map(\.value)).isDeeplyEqual(to: .list(modified))
        if !ignoresDeletions && !change.deletions.isEmpty || !ignoresChanges && !isSame { change.order = modified }
        return change
    }

    private static func sortedScalars(_ values: [Value]) -> [(text: GoString, value: Value)] {
        GoSort.sort(values.map { (text: GoFormat.describe($0), value: $0) }) { $0.text <= $1.text }
    }
}
