import GoTemplate

/// How two JSON values compare.
enum JSONComparison {
    case equal, different
    /// One is no JSON value; the error names its Go type.
    case invalid(Value)
}

extension Value {
    /// Compares values as jsonschema's equals does: numbers by value, objects whatever the order of their keys.
    func compareAsJSON(to other: Value) -> JSONComparison {
        switch (self, other) {
        case (.map(let left), _) where left.type == .anyMap: Self.compare(left, other.object)
        case (.list(let left), _) where left.type == .anySlice: Self.compare(left, other.array)
        case (.invalid, _), (.null, _): other.isNil ? .equal : .different
        case (.bool(let left), _): other.flag == left ? .equal : .different
        case (.string(let left), _): other.text == left ? .equal : .different
        case (.float(let left), .float(let right)): left == right ? .equal : .different
        default: compareNumber(to: other)
        }
    }

    private func compareNumber(to other: Value) -> JSONComparison {
        guard JSONTypes(of: self) == .number else { return .invalid(self) }
        guard let left = ExactNumber(self), let right = ExactNumber(other) else { return .different }
        return left == right ? .equal : .different
    }

    private static func compare(_ left: Map, _ right: Map?) -> JSONComparison {
        guard let right, right.type == .anyMap, left.keys == right.keys else { return .different }
        return compare(left.values, right.values)
    }

    private static func compare(_ left: List, _ right: List?) -> JSONComparison {
        guard let right, right.type == .anySlice, left.count == right.count else { return .different }
        return compare(left.elements, right.elements)
    }

    private static func compare(_ left: [Value], _ right: [Value]) -> JSONComparison {
        for (left, right) in zip(left, right) {
            let comparison = left.compareAsJSON(to: right)
            guard case .equal = comparison else { return comparison }
        }
        return .equal
    }
}

/// Two equal elements of an array, or an element that is no JSON value.
enum DuplicateItems {
    case pair(Int, Int)
    case invalid(Value)

    /// The first element that equals an earlier one; mirrors jsonschema's duplicates.
    init?(in elements: [Value]) {
        var earlier: [Int: [Int]] = [:]
        // A few elements are compared without hashing them.
        let isShort = elements.count <= 20
        for (index, element) in elements.enumerated() {
            let key = isShort ? 0 : element.jsonHash
            for candidate in earlier[key] ?? [] {
                switch element.compareAsJSON(to: elements[candidate]) {
                case .equal:
                    self = .pair(candidate, index)
                    return
                case .invalid(let value):
                    self = .invalid(value)
                    return
                case .different: break
                }
            }
            earlier[key, default: []].append(index)
        }
        return nil
    }
}

extension Value {
    /// Equal for values that are equal as JSON.
    fileprivate var jsonHash: Int {
        var hasher = Hasher()
        hashAsJSON(into: &hasher)
        return hasher.finalize()
    }

    private func hashAsJSON(into hasher: inout Hasher) {
        hasher.combine(JSONTypes(of: self).rawValue)
        switch self {
        case .bool(let flag): hasher.combine(flag)
        case .string(let text): hasher.combine(text)
        case .map(let map):
            hasher.combine(map.keys)
            for value in map.values { value.hashAsJSON(into: &hasher) }
        case .list(let list): for element in list.elements { element.hashAsJSON(into: &hasher) }
        default: hasher.combine(ExactNumber(self))
        }
    }
}
