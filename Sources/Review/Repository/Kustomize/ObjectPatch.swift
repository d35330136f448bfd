import GoTemplate

/// What patches do to one object.
enum ObjectPatch {
    /// Merges as kustomize does for kinds without a schema: mappings by their keys, anything else replaced, null takes
    /// away.
    static func merged(_ object: Map, _ patch: Map, depth: Int = 0) -> Map {
        guard Nesting.allows(depth) else { return object }
        let result = Map(copying: object)
        for (key, value) in patch.entries {
            switch (value, result[key]) {
            case (.null, _): result[key] = nil
            case (.map(let change), .map(let old)) where change.text(of: "$patch") != "replace":
                result[key] = .map(merged(old, change, depth: depth + 1))
            case (.map(let change), _): result[key] = .map(merged(Map(), change, depth: depth + 1))
            default: result[key] = value
            }
        }
        result["$patch"] = nil
        return result
    }

    /// Applies one operation of RFC 6902 of those that change something.
    ///
    /// - Throws: for a path that is not there, and for operations that copy.
    static func applied(_ operation: Map, to object: Map) throws(ReviewFailure) -> Map {
        let word = operation.text(of: "op") ?? ""
        guard ["add", "replace", "remove"].contains(word) else {
            throw ReviewFailure("operation " + Strconv.quote(word) + " is not carried out")
        }
        let keys = (operation.text(of: "path") ?? "").split(at: UInt8(ascii: "/")).dropFirst().map(unescaped)
        let change = Change(value: word == "remove" ? nil : operation["value"] ?? .null, isAddition: word == "add")
        guard case .map(let map) = try changed(.map(object), keys[...], change) else {
            throw ReviewFailure("it leaves no object")
        }
        return map
    }

    /// What an operation puts at its place; nil takes away what is there.
    private struct Change {
        let value: Value?
        let isAddition: Bool
    }

    private static func unescaped(_ key: GoString) -> GoString {
        key.text.contains("~")
            ? GoString.join(
                GoString.join(key.split(separator: "~1"), separator: "/").split(separator: "~0"), separator: "~") : key
    }

    private static func changed(
        _ value: Value, _ keys: ArraySlice<GoString>, _ change: Change
    ) throws(ReviewFailure) -> Value {
        guard let key = keys.first else { return change.value ?? .null }
        switch value {
        case .map(let map): return .map(try changed(map, at: key, keys.dropFirst(), change))
        case .list(let list): return .list(try changed(list.elements, at: key, keys.dropFirst(), change))
        default: throw nothing(at: key)
        }
    }

    private static func changed(
        _ map: Map, at key: GoString, _ rest: ArraySlice<GoString>, _ change: Change
    ) throws(ReviewFailure) -> Map {
        guard let old = map[key] ?? (change.isAddition && rest.isEmpty ? .null : nil) else { throw nothing(at: key) }
        let result = Map(copying: map)
        result[key] = rest.isEmpty ? change.value : try changed(old, rest, change)
        return result
    }

    private static func changed(
        _ elements: [Value], at key: GoString, _ rest: ArraySlice<GoString>, _ change: Change
    ) throws(ReviewFailure) -> [Value] {
        if rest.isEmpty, change.isAddition { return try inserting(change.value, into: elements, at: key) }
        guard let index = Int(key.text), elements.indices.contains(index) else { throw nothing(at: key) }
        let new = rest.isEmpty ? change.value : try changed(elements[index], rest, change)
        var result = elements
        if let new { result[index] = new } else { result.remove(at: index) }
        return result
    }

    private static func inserting(
        _ value: Value?, into elements: [Value], at key: GoString
    ) throws(ReviewFailure) -> [Value] {
        let index = key == "-" ? elements.count : Int(key.text) ?? -1
        guard (0...elements.count).contains(index) else { throw nothing(at: key) }
        var result = elements
        result.insert(value ?? .null, at: index)
        return result
    }

    private static func nothing(at key: GoString) -> ReviewFailure { ReviewFailure("there is nothing at " + key) }
}
