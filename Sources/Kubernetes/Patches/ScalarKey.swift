import GoTemplate

/// A scalar of JSON as Go's `==` on `interface{}` compares it: values of different types differ.
enum ScalarKey: Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case float(Double)
    case text(GoString)

    /// Nil for maps and lists, which equal nothing; Go panics where it compares two of them.
    init?(_ value: Value) {
        switch value {
        case .null, .invalid: self = .null
        case .bool(let flag): self = .bool(flag)
        case .int(let number, _): self = .int(number)
        case .float(let number): self = .float(number)
        case .string(let text): self = .text(text)
        default: return nil
        }
    }

    static func areEqual(_ left: Value, _ right: Value) -> Bool {
        guard let left = ScalarKey(left) else { return false }
        return left == ScalarKey(right)
    }
}

extension [Value] {
    /// The scalars among the values.
    var scalarKeys: Set<ScalarKey> { Set(compactMap { ScalarKey($0) }) }

    /// The values without what stands twice in them: the last ones come into the gaps.
    ///
    /// Mirrors strategicpatch patch.go deduplicateScalars.
    var deduplicated: [Value] {
        let keys = map { ScalarKey($0) }
        guard scalarKeys.count < count else { return self }
        var places = [Int](indices)
        var first = 0
        while first < places.count - 1 {
            var second = first + 1
            while second < places.count {
                if let key = keys[places[first]], key == keys[places[second]] {
                    places[second] = places[places.count - 1]
                    places.removeLast()
                } else {
                    second += 1
                }
            }
            first += 1
        }
        return places.map { self[$0] }
    }
}
