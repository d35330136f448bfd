extension Value {
    /// Whether two values are equal for Go's `reflect.DeepEqual`: the same types all the way down, NaN unequal to itself.
    ///
    /// Maps that contain themselves are fine: a pair met again counts as equal, as in reflect's `deepValueEqual`.
    package func isDeeplyEqual(to other: Value) -> Bool {
        if let verdict = scalarVerdict(self, other) { return verdict }
        var comparison = DeepComparison()
        return comparison.holds(self, other)
    }
}

/// Compares scalars; nil where both are containers that must be looked into.
private func scalarVerdict(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.string(let left), .string(let right)): left == right
    case (.int(let left, let leftKind), .int(let right, let rightKind)): left == right && leftKind == rightKind
    case (.uint(let left, let leftKind), .uint(let right, let rightKind)): left == right && leftKind == rightKind
    case (.float(let left), .float(let right)): left == right
    case (.bool(let left), .bool(let right)): left == right
    case (.null, .null), (.null, .invalid), (.invalid, .null), (.invalid, .invalid): true
    case (.complex(let left), .complex(let right)): left.real == right.real && left.imaginary == right.imaginary
    case (.host(let left), .host(let right)):
        left.type == right.type && (left === right || left.content.isEqual(to: right.content))
    case (.list, .list), (.map, .map): nil
    default: false
    }
}

/// A comparison of containers with a list of work instead of recursion, so that no depth can exhaust the stack.
private struct DeepComparison {
    private struct MapPair: Hashable {
        let left: ObjectIdentifier
        let right: ObjectIdentifier
    }

    private var pending: [(left: Value, right: Value)] = []
    /// The pairs of maps already taken up; only maps can close a cycle.
    private var visited: Set<MapPair> = []

    mutating func holds(_ left: Value, _ right: Value) -> Bool {
        pending.append((left, right))
        while let (left, right) = pending.popLast() {
            guard containersAgree(left, right) else { return false }
        }
        return true
    }

    private mutating func containersAgree(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.list(let left), .list(let right)): listsAgree(left, right)
        case (.map(let left), .map(let right)): mapsAgree(left, right)
        default: false
        }
    }

    private mutating func listsAgree(_ left: List, _ right: List) -> Bool {
        guard left.type == right.type, left.isNilSlice == right.isNilSlice, left.count == right.count else {
            return false
        }
        if left === right { return true }
        if let leftBytes = left.bytes, let rightBytes = right.bytes { return leftBytes == rightBytes }
        return elementsAgree(left.elements, right.elements)
    }

    private mutating func mapsAgree(_ left: Map, _ right: Map) -> Bool {
        guard left.type == right.type, left.isNilMap == right.isNilMap, left.count == right.count else { return false }
        if left === right { return true }
        let pair = MapPair(left: ObjectIdentifier(left), right: ObjectIdentifier(right))
        guard visited.insert(pair).inserted else { return true }
        return left.keys == right.keys && elementsAgree(left.values, right.values)
    }

    private mutating func elementsAgree(_ left: [Value], _ right: [Value]) -> Bool {
        for (left, right) in zip(left, right) {
            switch scalarVerdict(left, right) {
            case true?: continue
            case false?: return false
            case nil: pending.append((left, right))
            }
        }
        return true
    }
}
