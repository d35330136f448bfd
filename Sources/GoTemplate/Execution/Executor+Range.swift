// Loops; mirrors exec.go walkRange.
extension Executor {
    func walkRange(_ range: BranchNode, dot: Value) throws -> Flow {
        node = range
        let mark = variables.count
        let outer = isDotInterface
        let value = try evaluateCondition(range.pipe, dot: dot)
        let ran = try iterate(value, range)
        isDotInterface = outer
        var flow = Flow.next
        if !ran { flow = try walkElse(of: range, dot: dot) }
        trace?.leaveBranch()
        variables.pop(to: mark)
        // In the else list, break ends this loop and continue goes to the one around it: so does Go.
        return flow == .break ? .next : flow
    }

    /// Runs the body for each element; false if there is none.
    private func iterate(_ value: Value, _ range: BranchNode) throws -> Bool {
        switch value {
        case .list(let list): return try iterate(list, range)
        case .map(let map): return try iterate(map, range)
        case .int(let count, let kind): return try iterate(count, range, of: value) { .int($0, kind) }
        case .uint(let count, let kind):
            let bound = Int64(clamping: count)
            return try iterate(bound, range, of: value) { .uint(UInt64(bitPattern: $0), kind) }
        case .invalid, .null: return false
        case .host(let object):
            // The numbers up to a `time.Month` are months.
            if case .int(let count, _)? = object.content.underlying {
                return try iterate(count, range, of: value) { object.content.number($0) }
            }
            if let underlying = object.content.underlying { return try iterate(underlying, range) }
        default: break
        }
        throw failure(.notIterable(value: GoFormat.describe(value.pointee)))
    }

    private func iterate(_ list: List, _ range: BranchNode) throws -> Bool {
        isDotInterface = list.type.holdsInterfaces
        let elements = list.elements
        for index in 0..<elements.count {
            if try runBody(range, key: .int(index), element: elements[index]) == .break { break }
        }
        return !elements.isEmpty
    }

    private func iterate(_ map: Map, _ range: BranchNode) throws -> Bool {
        isDotInterface = map.type.holdsInterfaces
        let keys = map.keys
        let values = map.values
        for index in 0..<min(keys.count, values.count) {
            if try runBody(range, key: .string(keys[index]), element: values[index]) == .break { break }
        }
        return !keys.isEmpty
    }

    private func iterate(
        _ count: Int64, _ range: BranchNode, of value: Value, element: (Int64) -> Value
    ) throws -> Bool {
        guard range.pipe.declarations.count < 2 else {
            throw failure(.tooManyVariables(value: GoFormat.describe(value)))
        }
        isDotInterface = false
        guard count > 0 else { return false }
        for number in 0..<count {
            if try runBody(range, key: .invalid, element: element(number)) == .break { break }
        }
        return true
    }

    private func runBody(_ range: BranchNode, key: Value, element: Value) throws -> Flow {
        try countStep()
        if !range.pipe.declarations.isEmpty { try setLoopVariables(range.pipe, key: key, element: element) }
        let mark = variables.count
        let flow = try walkList(range.list, dot: element)
        variables.pop(to: mark)
        return flow
    }

    /// One variable is the element; of two, the first is the key.
    private func setLoopVariables(_ pipe: PipeNode, key: Value, element: Value) throws {
        let isPair = pipe.declarations.count > 1
        if pipe.isAssignment {
            if isPair { try assign(pipe.declarations[0], key, isInterface: false) }
            try assign(pipe.declarations[isPair ? 1 : 0], element, isInterface: isDotInterface)
            return
        }
        let last = variables[variables.count - 1]
        last.pointee.value = element
        last.pointee.isInterface = isDotInterface
        if isPair {
            let first = variables[variables.count - 2]
            first.pointee.value = key
            first.pointee.isInterface = false
        }
    }
}
