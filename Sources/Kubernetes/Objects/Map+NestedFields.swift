import GoTemplate

/// Fields within fields; mirrors apimachinery unstructured/helpers.go.
extension Map {
    /// The value at the end of a path; nil where a field is missing or one on the way is null.
    ///
    /// - Throws: where something on the way is no map.
    package func value(at path: [StaticString]) throws(ObjectFailure) -> Value? {
        var value = Value.map(self)
        for (index, key) in path.enumerated() {
            guard !value.isNil else { return nil }
            guard case .map(let map) = value else {
                throw .accessor(path[...index], value, expected: "map[string]interface{}")
            }
            guard let next = map[key] else { return nil }
            value = next
        }
        return value
    }

    package func value(at path: StaticString...) throws(ObjectFailure) -> Value? { try value(at: path) }

    /// The text at the end of a path; nil where it is missing.
    ///
    /// - Throws: where there is something else, null too.
    package func text(at path: StaticString...) throws(ObjectFailure) -> GoString? {
        guard let value = try value(at: path) else { return nil }
        guard case .string(let text) = value else { throw .accessor(path[...], value, expected: "string") }
        return text
    }

    /// The integer at the end of a path; nil where it is missing.
    ///
    /// - Throws: where there is something else, null too.
    package func integer(at path: StaticString...) throws(ObjectFailure) -> Int64? {
        guard let value = try value(at: path) else { return nil }
        guard case .int(let number, _) = value else { throw .accessor(path[...], value, expected: "int64") }
        return number
    }

    /// The map at the end of a path; nil where it is missing.
    ///
    /// - Throws: where there is something else, null too.
    package func map(at path: StaticString...) throws(ObjectFailure) -> Map? {
        guard let value = try value(at: path) else { return nil }
        guard case .map(let map) = value else {
            throw .accessor(path[...], value, expected: "map[string]interface{}")
        }
        return map
    }

    /// The elements of the list at the end of a path; nil where it is missing.
    ///
    /// - Throws: where there is something else, null too.
    package func elements(at path: StaticString...) throws(ObjectFailure) -> [Value]? {
        guard let value = try value(at: path) else { return nil }
        guard case .list(let list) = value else { throw .accessor(path[...], value, expected: "[]interface{}") }
        return list.elements
    }
}

extension ObjectFailure {
    /// A value of another type than the field at the end of the path has.
    fileprivate static func accessor(
        _ path: ArraySlice<StaticString>, _ value: Value, expected: StaticString
    ) -> ObjectFailure {
        let place = path.reduce(into: GoString()) { $0.append("." + GoString(stringLiteral: $1)) }
        return ObjectFailure(
            GoFormat.sprintf(
                "%v accessor error: %v is of the type %T, expected ", [.string(place), value, value])
                + GoString(stringLiteral: expected))
    }
}
