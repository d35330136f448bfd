import GoTemplate

extension ListFunctions {
    /// The first element, nil of an empty list.
    static func first(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot find first on type \($0)" }
        return list.count == 0 ? .null : list[0]
    }

    /// The last element, nil of an empty list.
    static func last(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot find last on type \($0)" }
        return list.count == 0 ? .null : list[list.count - 1]
    }

    /// All but the first element; the nil slice of an empty list.
    static func rest(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot find rest on type \($0)" }
        return list.count == 0 ? .nilList() : .list(Array(list.elements.dropFirst()))
    }

    /// All but the last element; the nil slice of an empty list.
    static func initial(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "Cannot find initial on type \($0)" }
        return list.count == 0 ? .nilList() : .list(Array(list.elements.dropLast()))
    }

    /// Whether the second argument holds the first one, by `reflect.DeepEqual`; nil holds nothing.
    static func has(_ arguments: Arguments) throws -> Value {
        if arguments[1].isNil { return .bool(false) }
        let list = try arguments[1].list { "Cannot find has on type \($0)" }
        return .bool(list.elements.contains { arguments[0].isDeeplyEqual(to: $0) })
    }

    /// The part of a list between two indices, of the same type; nil (no slice) of an empty list.
    ///
    /// The end may lie beyond the length, up to the capacity: Go's reslicing shows what is there.
    static func slice(_ arguments: Arguments) throws -> Value {
        let list = try arguments[0].list { "list should be type of slice or array but \($0)" }
        if list.count == 0 { return .null }
        let start = arguments.count > 1 ? Conversion.toInt(arguments[1]) : 0
        let end = arguments.count > 2 ? Conversion.toInt(arguments[2]) : list.count
        guard let part = list.sliced(from: start, to: end) else {
            throw FunctionError("reflect.Value.Slice: slice index out of bounds")
        }
        return .list(part)
    }
}
