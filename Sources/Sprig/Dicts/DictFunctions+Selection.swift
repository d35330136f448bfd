import GoTemplate

extension DictFunctions {
    /// The keys of all maps as `[]string`; Go's order is random, this one is sorted within each map.
    static func keys(_ arguments: Arguments) -> Value {
        var keys: [Value] = []
        for index in arguments.values.indices { keys += arguments.map(index).keys.map(Value.string) }
        return .appended(keys, type: .stringSlice)
    }

    /// The values of one key in all maps that have it.
    static func pluck(_ arguments: Arguments) -> Value {
        let key = arguments.string(0)
        return .appended(arguments.values.indices.dropFirst().compactMap { arguments.map($0)[key] })
    }

    /// A map of the named entries only.
    static func pick(_ arguments: Arguments) -> Value {
        let map = arguments.map(0)
        let picked = Map()
        for index in arguments.values.indices.dropFirst() {
            let key = arguments.string(index)
            if let value = map[key] { picked[key] = value }
        }
        return .map(picked)
    }

    /// A map of all but the named entries.
    static func omit(_ arguments: Arguments) -> Value {
        let map = Map(copying: arguments.map(0), type: .anyMap)
        for index in arguments.values.indices.dropFirst() { map[arguments.string(index)] = nil }
        return .map(map)
    }

    /// The value at a path of keys, or the default (the argument before the map) where a key is missing.
    ///
    /// All maps on the way must be plain `map[string]interface{}`.
    static func dig(_ arguments: Arguments) throws -> Value {
        guard arguments.count >= 3 else { throw FunctionError("dig needs at least three arguments") }
        let fallback = arguments[arguments.count - 2]
        var map = try assertMap(arguments[arguments.count - 1])
        let keys = try arguments.values.dropLast(2).map(assertString)
        for key in keys.dropLast() {
            guard let step = map[key] else { return fallback }
            map = try assertMap(step)
        }
        return keys.last.flatMap { map[$0] } ?? fallback
    }

    /// Mirrors the type assertion `value.(map[string]interface{})`.
    private static func assertMap(_ value: Value) throws(FunctionError) -> Map {
        if case .map(let map) = value, map.type == .anyMap { return map }
        throw conversionFailure(of: value, to: .anyMap)
    }

    /// Mirrors the type assertion `value.(string)`.
    private static func assertString(_ value: Value) throws(FunctionError) -> GoString {
        if case .string(let text) = value { return text }
        throw conversionFailure(of: value, to: .string)
    }

    private static func conversionFailure(of value: Value, to type: GoType) -> FunctionError {
        FunctionError("interface conversion: interface {} is \(value.type?.name ?? "nil"), not \(type.name)")
    }
}
