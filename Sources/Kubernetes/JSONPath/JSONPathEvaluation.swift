import GoTemplate

/// One run of a JSONPath template.
///
/// Mirrors k8s.io/client-go util/jsonpath jsonpath.go FindResults and the functions eval….
struct JSONPathEvaluation {
    private let nodes: [JSONPathNode]
    private var beginRange = 0
    private var inRange = 0
    private var endRange = 0
    /// The last `{end}` that was reached.
    private var lastEnd: Int?

    init(_ nodes: [JSONPathNode]) { self.nodes = nodes }

    /// What each node leads to.
    mutating func results(in value: Value, from first: Int = 0) throws(JSONPathFailure) -> [[Value]] {
        var all: [[Value]] = []
        var index = first
        while index < nodes.count {
            let results = try follow(nodes[index], [value])
            if endRange > 0, endRange <= inRange {
                endRange -= 1
                lastEnd = index
                break
            }
            if beginRange > 0 {
                beginRange -= 1
                all += try loop(over: results, from: index + 1)
                if let end = lastEnd, end > index { index = end }
            } else {
                all.append(results)
            }
            index += 1
        }
        return all
    }

    /// What stands in a range, for each value; its end must be found where there is none, too.
    private mutating func loop(over values: [Value], from first: Int) throws(JSONPathFailure) -> [[Value]] {
        inRange += 1
        defer { inRange -= 1 }
        if values.isEmpty { _ = try results(in: .null, from: first) }
        var all: [[Value]] = []
        for value in values { all += try results(in: value, from: first) }
        return all
    }

    private mutating func follow(
        _ nodes: [JSONPathNode], _ values: [Value]
    ) throws(JSONPathFailure) -> [Value] {
        var values = values
        for node in nodes { values = try follow(node, values) }
        return values
    }

    private mutating func follow(_ node: JSONPathNode, _ values: [Value]) throws(JSONPathFailure) -> [Value] {
        switch node {
        case .action(let nodes): try follow(nodes, values)
        case .text(let text): [.string(text)]
        case .number(let number): values.map { _ in number }
        case .bool(let flag): values.map { _ in .bool(flag) }
        case .field(let name): try fields(name, of: values)
        case .identifier(let word): try obey(word, values)
        case .wildcard: values.flatMap(\.children)
        case .descent: Self.descendants(of: values)
        case .slice(let slice): try elements(slice, of: values)
        case .union(let parts): try union(parts, of: values)
        case .existing(let nodes):
            try filtered(values) { (self, element) throws(JSONPathFailure) in
                // Where nothing is found is no failure here.
                (try? self.follow(nodes, [element]))?.isEmpty == false
            }
        case .filter(let left, let comparison, let right):
            try filtered(values) { (self, element) throws(JSONPathFailure) in
                let (left, right) = (try self.follow(left, [element]), try self.follow(right, [element]))
                return try Self.holds(comparison, left, right)
            }
        }
    }
}

// MARK: - Nodes

extension JSONPathEvaluation {
    private mutating func obey(_ word: GoString, _ values: [Value]) throws(JSONPathFailure) -> [Value] {
        switch word {
        case "range":
            beginRange += 1
            return values
        case "end" where inRange > 0:
            endRange += 1
            return []
        case "end": throw JSONPathFailure("not in range, nothing to end")
        default: throw JSONPathFailure("unrecognized identifier " + word)
        }
    }

    private func fields(_ name: GoString, of values: [Value]) throws(JSONPathFailure) -> [Value] {
        if values.isEmpty { return [] }
        let found = values.compactMap { value -> Value? in
            if case .map(let map) = value { map[name] } else { nil }
        }
        if found.isEmpty { throw JSONPathFailure(name + " is not found") }
        return found
    }

    /// All that has something below it, from the top down.
    private static func descendants(of values: [Value]) -> [Value] {
        var found: [Value] = []
        var pending = Array(values.reversed())
        while let value = pending.popLast() {
            let children = value.children
            if children.isEmpty { continue }
            found.append(value)
            pending += children.reversed()
        }
        return found
    }

    private mutating func union(
        _ parts: [[JSONPathNode]], of values: [Value]
    ) throws(JSONPathFailure) -> [Value] {
        var all: [Value] = []
        for part in parts { all += try follow(part, values) }
        return all
    }

    private func elements(_ slice: JSONPathSlice, of values: [Value]) throws(JSONPathFailure) -> [Value] {
        var all: [Value] = []
        for value in values where !value.isNil {
            guard case .list(let list) = value else { throw JSONPathFailure("is not array or slice") }
            guard let range = try slice.range(in: list.count) else { return all }
            let step = slice.step ?? 1
            guard step > 0 else { throw JSONPathFailure("step must be > 0") }
            all += stride(from: range.lowerBound, to: range.upperBound, by: step).map { list[$0] }
        }
        return all
    }

    private mutating func filtered(
        _ values: [Value], where holds: (inout Self, Value) throws(JSONPathFailure) -> Bool
    ) throws(JSONPathFailure) -> [Value] {
        var kept: [Value] = []
        for value in values {
            guard case .list(let list) = value else {
                throw JSONPathFailure("is not array or slice and cannot be filtered")
            }
            for element in list.elements where try holds(&self, element) { kept.append(element) }
        }
        return kept
    }

    private static func holds(
        _ comparison: JSONPathComparison, _ left: [Value], _ right: [Value]
    ) throws(JSONPathFailure) -> Bool {
        guard let first = left.first, let second = right.first else { return false }
        guard left.count == 1, right.count == 1 else {
            throw JSONPathFailure("can only compare one element at a time")
        }
        return try comparison.holds(first, second)
    }
}

extension JSONPathSlice {
    /// Which elements of a list are meant; nil for none at all, which also ends the search.
    fileprivate func range(in count: Int) throws(JSONPathFailure) -> Range<Int>? {
        var first = start ?? 0
        if first < 0 { first += count }
        var last = end ?? count
        if last < 0 || (last == 0 && isSingle) { last += count }
        if first == last { return nil }
        guard (0..<count).contains(first), (0...count).contains(last), first <= last else {
            throw JSONPathFailure("array index out of bounds")
        }
        return first..<last
    }
}

extension Value {
    /// The values of a map, in the order of its keys, or the elements of a list.
    fileprivate var children: [Value] {
        switch self {
        case .map(let map): map.values
        case .list(let list): list.elements
        case .string(let text): text.bytes.map { .uint(UInt64($0), .uint8) }
        default: []
        }
    }
}
