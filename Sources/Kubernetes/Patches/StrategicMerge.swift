import GoTemplate

/// Puts a strategic merge patch on an object, or on another patch.
///
/// Mirrors apimachinery util/strategicpatch patch.go mergeMap and what it calls, but changes none of its arguments.
struct StrategicMerge {
    /// Whether lists of deletions and the keys to retain are followed, as on an object, or handed on, as in a patch.
    let followsDirectives: Bool
    /// Whether null for a field that is not there means nothing.
    let ignoresUnmatchedNulls: Bool

    /// On an object.
    static let onObject = StrategicMerge(followsDirectives: true, ignoresUnmatchedNulls: true)
    /// On another patch.
    static let onPatch = StrategicMerge(followsDirectives: false, ignoresUnmatchedNulls: false)

    func maps(_ original: Map, _ patch: Map, _ schema: PatchSchema, depth: Int = 0) throws(PatchFailure) -> Map {
        guard Nesting.allows(depth) else { throw .nestedTooDeeply }
        if let directive = patch[PatchDirective.marker] { return try Self.follow(directive, patch) }
        let (result, rest) = (Map(copying: original), Map(copying: patch))
        try applyRetainedKeys(of: rest, to: result)
        try mergeOrderedLists(of: rest, into: result, schema, depth: depth)
        for (key, value) in rest.entries { try merge(key, value, into: result, schema, depth: depth) }
        return result
    }

    /// Mirrors handleDirectiveInMergeMap.
    private static func follow(_ directive: Value, _ patch: Map) throws(PatchFailure) -> Map {
        switch directive.asText {
        case PatchDirective.replace?:
            let result = Map(copying: patch)
            result[PatchDirective.marker] = nil
            return result
        case PatchDirective.delete?: return Map()
        default: throw .unknownDirective(directive, in: patch)
        }
    }

    private func merge(
        _ key: GoString, _ value: Value, into result: Map, _ schema: PatchSchema, depth: Int
    ) throws(PatchFailure) {
        guard PatchDirective.isPrimitiveDeletion(key) else {
            return try mergeField(key, value, into: result, schema, depth: depth)
        }
        guard followsDirectives else { return result[key] = value }
        try delete(value, from: try PatchDirective.field(ofPrimitiveDeletion: key), of: result, schema, depth: depth)
    }

    private func mergeField(
        _ key: GoString, _ value: Value, into result: Map, _ schema: PatchSchema, depth: Int
    ) throws(PatchFailure) {
        if value.isNil {
            result[key] = ignoresUnmatchedNulls ? nil : .null
            return
        }
        switch (result[key], value) {
        case (.map(let old)?, .map(let new)):
            let field = try schema.field(key)
            let replaces = field.strategy.content == .replace
            result[key] = .map(replaces ? new : try maps(old, new, field.schema, depth: depth + 1))
        case (.list(let old)?, .list(let new)):
            let field = try schema.listField(key)
            let merged = try lists(old.elements, new.elements, field, depth: depth)
            result[key] = .list(merged)
        default: result[key] = try Self.withoutDirectives(value, dropsNulls: ignoresUnmatchedNulls, depth: depth)
        }
    }

    /// A value that comes as it is: without the maps in it that are directives; nil where it is one itself.
    ///
    /// Mirrors removeDirectives and discardNullValuesFromPatch.
    static func withoutDirectives(_ value: Value, dropsNulls: Bool, depth: Int) throws(PatchFailure) -> Value? {
        guard Nesting.allows(depth) else { throw .nestedTooDeeply }
        switch value {
        case .map(let map):
            if map[PatchDirective.marker] != nil { return nil }
            let result = Map()
            for (key, value) in map.entries where !(dropsNulls && value.isNil) {
                result[key] = try withoutDirectives(value, dropsNulls: dropsNulls, depth: depth + 1)
            }
            return .map(result)
        case .list(let list):
            var kept: [Value] = []
            for element in list.elements {
                if let element = try withoutDirectives(element, dropsNulls: dropsNulls, depth: depth + 1) {
                    kept.append(element)
                }
            }
            return .list(kept)
        default: return value
        }
    }
}

// MARK: - Retained keys

extension StrategicMerge {
    /// Takes the directive out of the patch, and hands it on or follows it; mirrors applyRetainKeysDirective.
    private func applyRetainedKeys(of patch: Map, to result: Map) throws(PatchFailure) {
        guard let retained = patch[PatchDirective.retainKeys] else { return }
        patch[PatchDirective.retainKeys] = nil
        guard followsDirectives else { return try handOn(retained, to: result) }
        guard let elements = retained.asList else { throw .retainKeysFormat }
        let keys = Set(elements.compactMap(\.asText))
        for (key, value) in patch.entries where !value.isNil && !keys.contains(key) {
            guard PatchDirective.isPrimitiveDeletion(key) || PatchDirective.isElementOrder(key) else {
                throw .retainKeysFormat
            }
        }
        for key in result.keys where !keys.contains(key) { result[key] = nil }
    }

    private func handOn(_ retained: Value, to result: Map) throws(PatchFailure) {
        guard let other = result[PatchDirective.retainKeys] else {
            return result[PatchDirective.retainKeys] = retained
        }
        guard !other.isDeeplyEqual(to: retained) else { return }
        throw PatchFailure(
            GoFormat.sprintf(
                "%v and %v are not deep equal: this may happen when calculating the 3-way diff patch",
                [other, retained]))
    }
}
