extension Value {
    /// A copy that shares no map with the original, as github.com/mitchellh/copystructure makes it.
    ///
    /// Types, nil slices, nil maps and the capacity of slices are kept; structs lose their unexported fields.
    /// - Throws: `FunctionError` where the value contains itself, which ends Go with a stack overflow.
    package func deepCopy() throws(FunctionError) -> Value {
        try deepCopy(depth: 0, WorkBudget())
    }

    private func deepCopy(depth: Int, _ budget: WorkBudget) throws(FunctionError) -> Value {
        switch self {
        case .map(let map): .map(try map.deepCopy(depth: depth, budget))
        case .list(let list): .list(try list.deepCopy(depth: depth, budget))
        case .host(let object): .host(HostObject(type: object.type, content: object.content.deepCopy()))
        default: self
        }
    }

    fileprivate static func deepCopies(
        of values: [Value], depth: Int, _ budget: WorkBudget
    ) throws(FunctionError) -> [Value] {
        guard Nesting.allows(depth) else { throw FunctionError("value is nested too deeply, it may contain itself") }
        guard budget.spend() else { throw FunctionError("value is too large to copy") }
        var copies: [Value] = []
        copies.reserveCapacity(values.count)
        for value in values { copies.append(try value.deepCopy(depth: depth + 1, budget)) }
        return copies
    }
}

extension Map {
    fileprivate func deepCopy(depth: Int, _ budget: WorkBudget) throws(FunctionError) -> Map {
        if isNilMap { return self }
        return Map(keysOf: self, values: try Value.deepCopies(of: values, depth: depth, budget))
    }
}

extension List {
    fileprivate func deepCopy(depth: Int, _ budget: WorkBudget) throws(FunctionError) -> List {
        if isNilSlice || bytes != nil { return self }
        let copies = try Value.deepCopies(of: elements, depth: depth, budget)
        return List(copies, type: type, capacity: capacity)
    }
}
