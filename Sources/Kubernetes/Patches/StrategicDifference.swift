import GoTemplate

/// The strategic merge patch that makes one object of another.
///
/// Mirrors apimachinery util/strategicpatch patch.go diffMaps and what it calls. Nothing of the objects is changed;
/// the patch shares maps with the second one.
struct StrategicDifference {
    /// Whether only what goes is of interest.
    var ignoresChanges = false
    /// Whether only what comes or changes is of interest.
    var ignoresDeletions = false

    /// - Parameter retainsKeys: whether the patch names the keys that stay.
    func maps(
        _ original: Map, _ modified: Map, _ schema: PatchSchema, retainsKeys: Bool = false, depth: Int = 0
    ) throws(PatchFailure) -> Map {
        guard Nesting.allows(depth) else { throw .nestedTooDeeply }
        let patch = Map()
        for (key, new) in modified.entries {
            guard let old = original[key] else {
                if !ignoresChanges { patch[key] = new }
                continue
            }
            try compare(key, old, new, schema, into: patch, depth: depth)
        }
        if !ignoresDeletions {
            for key in original.keys where modified[key] == nil { patch[key] = .null }
        }
        if retainsKeys { addRetainedKeys(to: patch, original, modified) }
        return patch
    }

    private func compare(
        _ key: GoString, _ old: Value, _ new: Value, _ schema: PatchSchema, into patch: Map, depth: Int
    ) throws(PatchFailure) {
        if key == PatchDirective.marker { return try compareDirectives(old, new, into: patch) }
        switch (old, new) {
        case (.map(let oldMap), .map(let newMap)):
            try compareMaps(key, oldMap, newMap, schema, into: patch, depth: depth)
        case (.list(let oldList), .list(let newList)):
            try compareLists(key, oldList, newList, schema, into: patch, depth: depth)
        default: replace(key, old, new, in: patch)
        }
    }

    private func compareDirectives(_ old: Value, _ new: Value, into patch: Map) throws(PatchFailure) {
        guard let old = old.asText, let new = new.asText else {
            throw PatchFailure("invalid value for special key: " + PatchDirective.marker)
        }
        if old != new { patch[PatchDirective.marker] = .string(new) }
    }

    private func compareMaps(
        _ key: GoString, _ old: Map, _ new: Map, _ schema: PatchSchema, into patch: Map, depth: Int
    ) throws(PatchFailure) {
        let known = try field(of: key, .map(old), .map(new)) { () throws(PatchFailure) in try schema.field(key) }
        guard let field = known else { return }
        guard field.strategy.content != .replace else {
            if !ignoresChanges { patch[key] = .map(new) }
            return
        }
        let change = try maps(
            old, new, field.schema, retainsKeys: field.strategy.retainsKeys, depth: depth + 1)
        if !change.isEmpty { patch[key] = .map(change) }
    }

    private func compareLists(
        _ key: GoString, _ old: List, _ new: List, _ schema: PatchSchema, into patch: Map, depth: Int
    ) throws(PatchFailure) {
        let known = try field(of: key, .list(old), .list(new)) { () throws(PatchFailure) in try schema.listField(key) }
        guard let field = known else { return }
        guard field.strategy.content == .merge else { return replace(key, .list(old), .list(new), in: patch) }
        let change = try lists(old.elements, new.elements, field, depth: depth)
        if !change.patch.isEmpty { patch[key] = .list(change.patch) }
        if !change.deletions.isEmpty { patch[PatchDirective.primitiveDeletions(of: key)] = .list(change.deletions) }
        if !change.order.isEmpty { patch[PatchDirective.elementOrder(of: key)] = .list(change.order) }
    }

    /// What is known of a field; nil where nothing is and nothing need be, since the values are equal.
    private func field(
        of key: GoString, _ old: Value, _ new: Value, _ lookUp: () throws(PatchFailure) -> PatchSchema.Field
    ) throws(PatchFailure) -> PatchSchema.Field? {
        do throws(PatchFailure) {
            return try lookUp()
        } catch {
            if old.isDeeplyEqual(to: new) { return nil }
            throw error
        }
    }

    private func replace(_ key: GoString, _ old: Value, _ new: Value, in patch: Map) {
        if !ignoresChanges, !old.isDeeplyEqual(to: new) { patch[key] = new }
    }

    private func addRetainedKeys(to patch: Map, _ original: Map, _ modified: Map) {
        let retained = modified.entries.filter { !$0.1.isNil }.map(\.0)
        let isCleared = original.entries.contains { key, value in !value.isNil && modified[key] == nil }
        if !retained.isEmpty, !patch.isEmpty || isCleared {
            patch[PatchDirective.retainKeys] = .list(retained.map(Value.string))
        }
    }
}
