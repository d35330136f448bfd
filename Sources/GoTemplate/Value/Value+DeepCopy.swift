extension Value {
    /// A copy that shares no map with the original, as github.com/mitchellh/copystructure makes it.
    ///
    /// Types, nil slices, nil maps and the capacity of slices are kept; structs lose their unexported fields.
    /// - Throws: `FunctionError` where the value contains itself, which ends Go with a stack overflow.
    package func deepCopy() throws(FunctionError) -> Value { try deepCopy(depth: 0) }

    private func deepCopy(depth: Int) throws(FunctionError) -> Value {
        switch self {
        case .map(let map): .map(try map.deepCopy(depth: depth))
        case .list(let list): .list(try list.deepCopy(depth: depth))
        case .host(let object): .host(HostObject(type: object.type, content: object.content.deepCopy()))
        default: self
        }
    }

    fileprivate static func deepCopies(of values: [Value], depth: Int) throws(FunctionError) -> [Value] {
        guard Nesting.allows(depth) else { throw FunctionError("value is nested too deeply, it may contain itself") }
        var copies: [Value] = []
        copies.reserveCapacity(values.count)
        for value in values { copies.append(try value.deepCopy(depth: depth + 1)) }
        return copies
    }
}

extension Map {
    fileprivate func deepCopy(depth: Int) throws(FunctionError) -> Map {
        if isNilMap { return self }
        return Map(keysOf: self, values: try Value.deepCopies(of: values, depth: depth))
    }
}

extension List {
    fileprivate func deepCopy(depth: Int) throws(FunctionError) -> List {
        if isNilSlice || bytes != nil { return self }
        let copies = try Value.deepCopies(of: elements, depth: depth)
        return List(copies, type: type, capacity: capacity)
    }
}
