import GoTemplate

/// Sprig's dictionary functions (dict.go): they take `map[string]interface{}` and share it, `set` and `merge` change it.
package enum DictFunctions {
    package static let functions: [Function] =
        [
            Function("dict", [.any], variadic: true, dict),
            Function("get", [.anyMap, .string], trait: .readsKeys) { arguments in
                arguments.map(0)[arguments.string(1)] ?? .string(GoString())
            },
            Function("hasKey", [.anyMap, .string], trait: .readsKeys) { arguments in
                .bool(arguments.map(0)[arguments.string(1)] != nil)
            },
            Function("set", [.anyMap, .string, .any], set),
            Function("unset", [.anyMap, .string]) { arguments in
                let map = arguments.map(0)
                map[arguments.string(1)] = nil
                return .map(map)
            },
            Function("keys", [.anyMap], variadic: true, keys),
            Function("values", [.anyMap]) { arguments in .appended(arguments.map(0).values) },
            Function("pluck", [.string, .anyMap], variadic: true, pluck),
            Function("pick", [.anyMap, .string], variadic: true, trait: .copiesFirst, pick),
            Function("omit", [.anyMap, .string], variadic: true, trait: .copiesFirst, omit),
            Function("dig", [.any], variadic: true, trait: .readsLeadingKeys, dig),
            Function("deepCopy", [.any], trait: .copiesFirst, deepCopy),
            Function("mustDeepCopy", [.any], trait: .copiesFirst, deepCopy),
        ] + merging

    /// A map of keys and values in turn; keys become strings, a last key without a value gets the empty string.
    private static func dict(_ arguments: Arguments) -> Value {
        let map = Map(minimumCapacity: (arguments.count + 1) / 2)
        for index in stride(from: 0, to: arguments.count, by: 2) {
            let hasValue = index + 1 < arguments.count
            map[arguments[index].stringValue] = hasValue ? arguments[index + 1] : .string(GoString())
        }
        return .map(map)
    }

    private static func set(_ arguments: Arguments) throws -> Value {
        let map = arguments.map(0)
        if map.isNilMap { throw FunctionError("assignment to entry in nil map") }
        map[arguments.string(1)] = arguments[2]
        return .map(map)
    }

    private static func deepCopy(_ arguments: Arguments) throws -> Value {
        if arguments[0].isNil { throw FunctionError("reflect: call of reflect.Value.Type on zero Value") }
        return try arguments[0].deepCopy()
    }
}
