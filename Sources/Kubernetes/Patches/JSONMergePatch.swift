import Codecs
import GoTemplate

/// JSON merge patches (RFC 7386): what client-side upgrades send for custom resources.
///
/// Mirrors github.com/evanphx/json-patch merge.go and apimachinery util/jsonmergepatch.
package enum JSONMergePatch {
    /// The patch that makes `modified` of `original`; numbers are equal where their JSON texts are.
    ///
    /// Mirrors CreateMergePatch of json-patch v5, which Helm calls.
    package static func twoWay(from original: Map, to modified: Map) throws(PatchFailure) -> Map {
        let original = try withNumbers(of: original) { $0.asIntegerIfWhole }
        let modified = try withNumbers(of: modified) { $0.asIntegerIfWhole }
        return difference(original, modified)
    }

    /// The patch that makes a live object what the manifest says, and takes from it what the manifest said before.
    ///
    /// Mirrors CreateThreeWayJSONMergePatch with the preconditions of Helm: apiVersion, kind and name stay. It reads
    /// numbers as float64s, so that large integers lose digits.
    package static func threeWay(original: Map, modified: Map, current: Map) throws(PatchFailure) -> Map {
        let modified = try withNumbers(of: modified) { $0.throughFloat }
        let change = difference(try withNumbers(of: current) { $0.throughFloat }, modified)
        let deletion = difference(try withNumbers(of: original) { $0.throughFloat }, modified)
        let (changes, deletions) = (only(.values, of: change), only(.nulls, of: deletion))
        if conflict(.map(changes), .map(deletions)) {
            throw PatchFailure(
                "patch:\n" + yaml(changes) + "\nconflicts with changes made from original to current:\n"
                    + yaml(deletions) + "\n")
        }
        let patch = merge(deletions, changes)
        try requireIdentity(of: patch)
        return patch
    }

    private static func yaml(_ map: Map) -> GoString { GoString((try? YAML.encode(.map(map))) ?? []) }

    private static func requireIdentity(of patch: Map) throws(PatchFailure) {
        let changesName = patch["metadata"]?.asMap?["name"] != nil
        guard patch["apiVersion"] != nil || patch["kind"] != nil || changesName else { return }
        throw .precondition(patch)
    }
}

// MARK: - Steps

extension JSONMergePatch {
    /// Mirrors getDiff; the depth of the maps was checked before.
    private static func difference(_ original: Map, _ modified: Map) -> Map {
        let patch = Map()
        for (key, new) in modified.entries {
            switch (original[key], new) {
            case (.map(let old)?, .map(let new)):
                let change = difference(old, new)
                if !change.isEmpty { patch[key] = .map(change) }
            case (let old?, _) where old.isDeeplyEqual(to: new): break
            default: patch[key] = new
            }
        }
        for key in original.keys where modified[key] == nil { patch[key] = .null }
        return patch
    }

    private enum Part { case nulls, values }

    /// Mirrors keepOrDeleteNullInObj: an empty map is a value.
    private static func only(_ part: Part, of patch: Map) -> Map {
        let result = Map()
        for (key, value) in patch.entries {
            switch (value, part) {
            case (.map(let map), _) where map.isEmpty: if part == .values { result[key] = value }
            case (.map(let map), _):
                let kept = only(part, of: map)
                if !kept.isEmpty { result[key] = .map(kept) }
            case (.null, .nulls), (.invalid, .nulls): result[key] = .null
            case (.null, _), (.invalid, _): break
            default: if part == .values { result[key] = value }
            }
        }
        return result
    }

    /// Mirrors util/mergepatch HasConflicts.
    private static func conflict(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.map(let left), .map(let right)):
            left.entries.contains { key, value in right[key].map { conflict(value, $0) } ?? false }
        case (.list(let left), .list(let right)):
            left.count != right.count || zip(left.elements, right.elements).contains(where: conflict)
        default: !left.isDeeplyEqual(to: right)
        }
    }

    /// Mirrors mergeDocs and merge.
    private static func merge(_ document: Map, _ patch: Map) -> Map {
        let result = Map(copying: document)
        for (key, new) in patch.entries {
            switch (result[key], new) {
            case (_, .null), (_, .invalid): result[key] = nil
            case (.map(let old)?, .map(let new)): result[key] = .map(merge(old, new))
            case (.map?, _): result[key] = new
            default: result[key] = withoutNulls(new)
            }
        }
        return result
    }

    /// Mirrors pruneNulls: elements of lists stay.
    private static func withoutNulls(_ value: Value) -> Value {
        switch value {
        case .map(let map):
            let kept = map.entries.filter { !$0.1.isNil }
            return .map(Map(sortedKeys: kept.map(\.0), values: kept.map { withoutNulls($0.1) }))
        case .list(let list): return .list(list.elements.map(withoutNulls))
        default: return value
        }
    }
}

// MARK: - Numbers

extension JSONMergePatch {
    /// A copy in which each number is another one.
    ///
    /// - Throws: where the map is nested too deeply for the steps that follow.
    private static func withNumbers(of map: Map, _ change: (Value) -> Value) throws(PatchFailure) -> Map {
        guard let result = try withNumbers(of: .map(map), change, depth: 0).asMap else { return map }
        return result
    }

    private static func withNumbers(
        of value: Value, _ change: (Value) -> Value, depth: Int
    ) throws(PatchFailure) -> Value {
        guard Nesting.allows(depth, upTo: maximumDepth) else { throw .nestedTooDeeply }
        switch value {
        case .map(let map):
            var values: [Value] = []
            for value in map.values { values.append(try withNumbers(of: value, change, depth: depth + 1)) }
            return .map(Map(sortedKeys: map.keys, values: values))
        case .list(let list):
            var elements: [Value] = []
            for element in list.elements { elements.append(try withNumbers(of: element, change, depth: depth + 1)) }
            return .list(elements)
        case .int, .float: return change(value)
        default: return value
        }
    }

    /// The steps recurse without looking at the stack; no object of the API is nested so deeply.
    private static let maximumDepth = 500
}

extension Value {
    /// An int64 where the number's JSON text is one, as when the text is read again.
    fileprivate var asIntegerIfWhole: Value {
        guard case .float(let number) = self, let integer = JSON.integer(number) else { return self }
        return .int64(integer)
    }

    /// What a float64 keeps of a number.
    fileprivate var throughFloat: Value {
        guard case .int(let number, _) = self else { return asIntegerIfWhole }
        return Value.float(Double(number)).asIntegerIfWhole
    }
}
