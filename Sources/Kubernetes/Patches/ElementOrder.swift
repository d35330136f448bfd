import GoLibrary
import GoTemplate

/// The elements of lists in an order; mirrors the functions of strategicpatch patch.go of the same purpose.
struct ElementOrder {
    /// The field that identifies elements that are maps.
    let mergeKey: GoString
    let kind: ElementKind

    /// What identifies an element; null for one that is no map where maps are wanted.
    private func identity(_ element: Value) -> ScalarKey? {
        ScalarKey(kind == .map ? element.asMap?[mergeKey] ?? .null : element)
    }

    /// Where each element stands in the list; of equal ones the first counts.
    private func positions(in list: [Value]) -> [ScalarKey: Int] {
        var positions: [ScalarKey: Int] = [:]
        for (index, element) in list.enumerated() {
            if let key = identity(element), positions[key] == nil { positions[key] = index }
        }
        return positions
    }

    /// The place of each element in a list; nil for those it has not.
    private func places(of elements: [Value], in list: [Value]) -> [Int?] {
        let positions = positions(in: list)
        return elements.map { identity($0).flatMap { positions[$0] } }
    }

    /// The elements in the order of a list; deletions come last.
    ///
    /// Mirrors normalizeSliceOrder, whose order of what the list lacks contradicts itself.
    func sort(_ elements: [Value], by order: [Value]) throws(PatchFailure) -> [Value] {
        var (kept, deletions) = (elements, [Value]())
        if kind == .map {
            try Self.requireMergeKey(mergeKey, in: elements)
            try Self.requireMergeKey(mergeKey, in: order)
            kept = elements.filter { $0.asMap.map(PatchDirective.isDeletion) != true }
            deletions = elements.filter { $0.asMap.map(PatchDirective.isDeletion) == true }
        }
        guard kept.count > 1 else { return kept + deletions }
        let places = places(of: kept, in: order)
        let sorted = GoSort.stable(Array(zip(kept, places))) { left, right in
            if let left = left.1, let right = right.1 { return left < right }
            return true
        }
        return sorted.map(\.0) + deletions
    }

    private static func requireMergeKey(_ key: GoString, in elements: [Value]) throws(PatchFailure) {
        for element in elements {
            guard let map = element.asMap else { throw .wrongType(element, expected: .anyMap) }
            if map[key] == nil { throw .missingMergeKey(key, in: map) }
        }
    }

    /// Elements of a patch and those that only the live list has, as one list.
    ///
    /// Each part is sorted by its own order; the rest of the live list finds its place by it as well as it can.
    func join(
        patch: [Value], _ patchOrder: [Value], live: [Value], _ liveOrder: [Value]
    ) throws(PatchFailure) -> [Value] {
        let patch = try sort(patch, by: patchOrder)
        let live = try sort(live, by: liveOrder)
        return merge(live, patch, by: liveOrder)
    }

    /// Mirrors mergeSortedSlice.
    private func merge(_ left: [Value], _ right: [Value], by order: [Value]) -> [Value] {
        if left.isEmpty || right.isEmpty { return left + right }
        let leftPlaces = places(of: left, in: order)
        let rightPlaces = places(of: right, in: order)
        var (merged, next, index) = ([Value](), 0, 0)
        while next < left.count && index < right.count {
            if let first = leftPlaces[next], let second = rightPlaces[index], first < second {
                merged.append(left[next])
                next += 1
            } else {
                merged.append(right[index])
                index += 1
            }
        }
        return merged + left[next...] + right[index...]
    }

    /// The elements that a list has, and those it has not.
    ///
    /// Mirrors partitionPrimitivesByPresentInList and partitionMapsByPresentInList.
    func partition(_ elements: [Value], by list: [Value]) throws(PatchFailure) -> (present: [Value], absent: [Value]) {
        guard !mergeKey.isEmpty else {
            let scalars = list.scalarKeys
            func isPresent(_ element: Value) -> Bool { ScalarKey(element).map(scalars.contains) ?? false }
            return (elements.filter(isPresent), elements.filter { !isPresent($0) })
        }
        let keyed = KeyedElements(list, key: mergeKey)
        var (present, absent) = ([Value](), [Value]())
        for element in elements {
            if try keyed.contains(element) { present.append(element) } else { absent.append(element) }
        }
        return (present, absent)
    }
}
