import GoTemplate

// MARK: - Ordered lists

extension StrategicMerge {
    /// Merges the lists whose order the patch gives, and takes them out of it; mirrors mergePatchIntoOriginal.
    func mergeOrderedLists(
        of patch: Map, into result: Map, _ schema: PatchSchema, depth: Int
    ) throws(PatchFailure) {
        for (key, order) in patch.entries where PatchDirective.isElementOrder(key) {
            if !followsDirectives { try handOn(order, key, to: result) }
            patch[key] = nil
            guard let order = order.asList else { throw .wrongType(order, expected: .anySlice) }
            let name = try PatchDirective.field(ofElementOrder: key)
            let (old, new) = (try Self.list(result[name]), try Self.list(patch[name]))
            let field = try schema.listField(name)
            try Self.requireOrder(order, of: new ?? [], by: field.strategy.mergeKey)
            if let merged = try merge(old, new, order, field, depth: depth) {
                result[name] = .list(merged)
                patch[name] = nil
            }
        }
    }

    private func handOn(_ order: Value, _ key: GoString, to result: Map) throws(PatchFailure) {
        guard let other = result[key] else { return result[key] = order }
        if !other.isDeeplyEqual(to: order) { throw .elementOrderFormat }
    }

    private static func list(_ value: Value?) throws(PatchFailure) -> [Value]? {
        guard let value else { return nil }
        guard let elements = value.asList else { throw .wrongType(value, expected: .anySlice) }
        return elements
    }

    private func merge(
        _ old: [Value]?, _ new: [Value]?, _ order: [Value], _ field: PatchSchema.Field, depth: Int
    ) throws(PatchFailure) -> [Value]? {
        let merged: [Value]
        switch (old, new) {
        case (nil, nil): return nil
        case (let old?, nil): merged = old
        case (nil, let new?):
            merged = try Self.withoutDirectives(.list(new), dropsNulls: false, depth: depth)?.asList ?? []
        case (let old?, let new?): merged = try lists(old, new, field, depth: depth)
        }
        let key = field.strategy.mergeKey
        let (patchItems, liveItems) = try ElementOrder(mergeKey: key, kind: .map).partition(merged, by: order)
        let kind = try ElementKind(of: old ?? [], new ?? [])
        return try ElementOrder(mergeKey: key, kind: kind).join(
            patch: patchItems, order, live: liveItems, old ?? [])
    }

    /// Mirrors validatePatchWithSetOrderList: what the patch adds or changes stands in the order that it gives.
    private static func requireOrder(
        _ order: [Value], of patch: [Value], by mergeKey: GoString
    ) throws(PatchFailure) {
        guard !order.isEmpty, !patch.isEmpty else { return }
        let elements = try mergeKey.isEmpty ? patch : withoutDeletions(patch)
        var (index, place) = (0, 0)
        while index < elements.count, place < order.count {
            if elements[index].asMap?[PatchDirective.marker] != nil {
                index += 1
                continue
            }
            if try isSame(elements[index], order[place], by: mergeKey) { index += 1 }
            place += 1
        }
        if index < elements.count, place >= order.count {
            throw PatchFailure(
                GoFormat.sprintf(
                    "The order in patch list:\n%v\n doesn't match $setElementOrder list:\n%v\n",
                    [.list(patch), .list(order)]))
        }
    }

    private static func withoutDeletions(_ elements: [Value]) throws(PatchFailure) -> [Value] {
        var result: [Value] = []
        for element in elements {
            guard let map = element.asMap else { throw .wrongType(element, expected: .anyMap) }
            if !PatchDirective.isDeletion(map) { result.append(element) }
        }
        return result
    }

    /// Mirrors mergeKeyValueEqual.
    private static func isSame(_ left: Value, _ right: Value, by key: GoString) throws(PatchFailure) -> Bool {
        if key.isEmpty { return ScalarKey.areEqual(left, right) }
        guard let left = left.asMap else { throw .wrongType(left, expected: .anyMap) }
        guard let right = right.asMap else { throw .wrongType(right, expected: .anyMap) }
        guard let leftValue = left[key] else { throw .missingMergeKey(key, in: left) }
        guard let rightValue = right[key] else { throw .missingMergeKey(key, in: right) }
        return ScalarKey.areEqual(leftValue, rightValue)
    }
}

// MARK: - Lists

extension StrategicMerge {
    /// Mirrors mergeSliceHandler.
    func lists(
        _ original: [Value], _ patch: [Value], _ field: PatchSchema.Field, depth: Int
    ) throws(PatchFailure) -> [Value] {
        guard field.strategy.content == .merge else { return patch }
        return try mergedLists(original, patch, field, depth: depth)
    }

    /// Mirrors mergeSlice.
    private func mergedLists(
        _ original: [Value], _ patch: [Value], _ field: PatchSchema.Field, depth: Int
    ) throws(PatchFailure) -> [Value] {
        if original.isEmpty, patch.isEmpty { return original }
        let key = field.strategy.mergeKey
        guard try ElementKind(of: original, patch) == .map else {
            return try order(
                (original + patch).deduplicated, ElementOrder(mergeKey: key, kind: .scalar), original, patch)
        }
        guard !key.isEmpty else {
            throw PatchFailure(GoString("cannot merge lists without merge key for \(field.schema.kindName)"))
        }
        let (kept, additions) = try followDirectives(original, patch, by: key)
        let merged = try merge(kept, additions, field, depth: depth)
        return try order(merged, ElementOrder(mergeKey: key, kind: .map), kept, additions)
    }

    private func order(
        _ merged: [Value], _ order: ElementOrder, _ original: [Value], _ patch: [Value]
    ) throws(PatchFailure) -> [Value] {
        let (patchItems, liveItems) = try order.partition(merged, by: patch)
        return try order.join(patch: patchItems, patch, live: liveItems, original)
    }

    /// The list without what the patch deletes, and the patch without directives; mirrors mergeSliceWithSpecialElements.
    private func followDirectives(
        _ original: [Value], _ patch: [Value], by key: GoString
    ) throws(PatchFailure) -> (original: [Value], patch: [Value]) {
        var (additions, deleted, replaces) = ([Value](), Set<ScalarKey>(), false)
        for element in patch {
            guard let map = element.asMap, let directive = map[PatchDirective.marker] else {
                additions.append(element)
                continue
            }
            switch directive.asText {
            case PatchDirective.delete?:
                guard let value = map[key] else { throw .missingMergeKey(key, in: map) }
                if let identity = ScalarKey(value) { deleted.insert(identity) }
            case PatchDirective.replace?: replaces = true
            case "merge"?: throw PatchFailure("merging lists cannot yet be specified in the patch")
            default: throw .unknownDirective(directive, in: map)
            }
        }
        if replaces { return (additions, []) }
        if deleted.isEmpty { return (original, additions) }
        let kept = original.filter { element in
            guard let value = element.asMap?[key], let identity = ScalarKey(value) else { return true }
            return !deleted.contains(identity)
        }
        return (kept, additions)
    }

    /// Mirrors mergeSliceWithoutSpecialElements.
    private func merge(
        _ original: [Value], _ patch: [Value], _ field: PatchSchema.Field, depth: Int
    ) throws(PatchFailure) -> [Value] {
        let key = field.strategy.mergeKey
        var result = KeyedElements(original, key: key)
        for element in patch {
            guard let map = element.asMap else { throw .wrongType(element, expected: .anyMap) }
            guard let value = map[key] else { throw .missingMergeKey(key, in: map) }
            if let position = try result.position(of: value), let old = result.elements[position].asMap {
                result.replace(at: position, with: .map(try maps(old, map, field.schema, depth: depth + 1)))
            } else {
                result.append(map, value)
            }
        }
        return result.elements
    }

    /// Takes scalars out of a list of an object; mirrors deleteFromSlice and its callers.
    func delete(
        _ deletions: Value, from name: GoString, of result: Map, _ schema: PatchSchema, depth: Int
    ) throws(PatchFailure) {
        if deletions.isNil { return result[name] = nil }
        guard case .list(let old)? = result[name], case .list(let list) = deletions else { return }
        let field = try schema.listField(name)
        guard old.count + list.count > 0 else { return }
        guard try ElementKind(of: old.elements, list.elements) == .scalar else {
            return result[name] = .list(try mergedLists(old.elements, list.elements, field, depth: depth))
        }
        let gone = list.elements.scalarKeys
        result[name] = .list(old.elements.filter { ScalarKey($0).map(gone.contains) != true })
    }
}
