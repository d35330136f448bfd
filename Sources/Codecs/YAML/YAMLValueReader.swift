import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Makes values of the nodes of a regular document, in which nothing can fail.
///
/// What `YAMLDecoder` makes of such a document, it makes faster. To be used as long as the workspace has the nodes.
struct YAMLValueReader {
    private let workspace: UnsafeMutablePointer<YAMLWorkspace>
    let nodes: UnsafePointer<YAMLNode>
    let nodeCount: Int
    private let text: UnsafePointer<UInt8>
    private let numbers: YAMLNumberForm

    /// Mappings with more keys are put in order by other means.
    private static let insertionLimit = 64

    init(_ composer: borrowing YAMLComposer, numbers: YAMLNumberForm = .float) {
        workspace = composer.workspace
        nodes = UnsafePointer(workspace.pointee.nodes.base)
        nodeCount = workspace.pointee.nodes.count
        text = UnsafePointer(workspace.pointee.text.base)
        self.numbers = numbers
    }

    /// The value of the document.
    var root: Value { nodeCount == 0 ? .null : value(at: 0) }

    func value(at index: Int) -> Value {
        switch nodes[index].kind {
        case .scalar, .alias: scalar(at: index)
        case .sequence: sequence(at: index)
        case .mapping: .map(mapping(at: index))
        }
    }

    @inline(__always)
    func text(at index: Int) -> UnsafeBufferPointer<UInt8> {
        let range = nodes[index].text
        return UnsafeBufferPointer(start: text + Int(range.start), count: Int(range.count))
    }

    /// What a scalar stands for.
    @inline(__always)
    func resolve(_ index: Int) -> YAMLScalar {
        nodes[index].isPlain ? YAMLScalar.resolve(text(at: index), dialect: .v2) : .string
    }

    private func scalar(at index: Int) -> Value {
        switch resolve(index) {
        case .string, .timestamp: .string(GoString(text(at: index)))
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): numbers.value(number)
        case .uint(let number): numbers.value(number)
        case .float(let number): numbers.value(number)
        }
    }

    private func sequence(at index: Int) -> Value {
        let count = Int(nodes[index].text.count)
        var child = index + 1
        var elements: [Value] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
            elements.append(value(at: child))
            child = Int(nodes[child].end)
        }
        return .appended(elements)
    }
}

// MARK: - Mappings

extension YAMLValueReader {
    private func mapping(at index: Int) -> Map {
        mapping(at: index) { value(at: $0) }
    }

    /// A mapping whose values `value` makes of their nodes.
    @inline(__always)
    func mapping(at index: Int, value: (Int) -> Value) -> Map {
        let start = workspace.pointee.order.count
        defer { workspace.pointee.order.removeAll(from: start) }
        guard sortKeys(of: index) else { return unsortedMapping(at: index, value: value) }
        let count = workspace.pointee.order.count - start
        var keys: [GoString] = []
        var values: [Value] = []
        keys.reserveCapacity(count)
        values.reserveCapacity(count)
        for position in start..<start + count {
            let key = Int(workspace.pointee.order.base[position])
            keys.append(workspace.pointee.keys.string(text(at: key)))
            values.append(value(key + 1))
        }
        return Map(sortedKeys: keys, values: values)
    }

    /// Puts the nodes of the keys at the end of the workspace's order; of equal keys the last one counts.
    ///
    /// - Returns: false where there are too many, or some are no strings and become other texts.
    private func sortKeys(of index: Int) -> Bool {
        let start = workspace.pointee.order.count
        if Int(nodes[index].text.count) > 2 * Self.insertionLimit { return false }
        let end = Int(nodes[index].end)
        var key = index + 1
        while key < end {
            switch resolve(key) {
            case .string, .timestamp: insert(key, from: start)
            default: return false
            }
            key = Int(nodes[key + 1].end)
        }
        return true
    }

    private func insert(_ key: Int, from start: Int) {
        let new = text(at: key)
        let number = Int32(truncatingIfNeeded: key)
        workspace.pointee.order.append(number)
        let order = workspace.pointee.order.base
        var place = workspace.pointee.order.count - 1
        while place > start {
            let comparison = Self.compare(text(at: Int(order[place - 1])), new)
            if comparison < 0 { break }
            if comparison == 0 {
                remove(at: place)
                place -= 1
                break
            }
            order[place] = order[place - 1]
            place -= 1
        }
        order[place] = number
    }

    private func remove(at place: Int) {
        let order = workspace.pointee.order.base
        let last = workspace.pointee.order.count - 1
        for index in place..<last { order[index] = order[index + 1] }
        workspace.pointee.order.removeAll(from: last)
    }

    @inline(__always)
    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shared = min(left.count, right.count)
        var index = 0
        while index < shared {
            if left[index] != right[index] { return Int(left[index]) - Int(right[index]) }
            index += 1
        }
        return left.count - right.count
    }

    private func unsortedMapping(at index: Int, value: (Int) -> Value) -> Map {
        var keys: [GoString] = []
        var values: [Value] = []
        keys.reserveCapacity(Int(nodes[index].text.count) / 2)
        values.reserveCapacity(Int(nodes[index].text.count) / 2)
        let end = Int(nodes[index].end)
        var key = index + 1
        while key < end {
            keys.append(self.key(at: key))
            values.append(value(key + 1))
            key = Int(nodes[key + 1].end)
        }
        return Map(keys: keys, values: values)
    }

    /// Mirrors convertToJSONableObject: integers in decimal, floats with the precision of a float32.
    private func key(at index: Int) -> GoString {
        switch resolve(index) {
        case .int(let number): GoString(String(number))
        case .bool(let flag): flag ? "true" : "false"
        case .float(let number): YAMLNumber.text(number, bitSize: 32)
        case .string, .timestamp, .null, .uint: workspace.pointee.keys.string(text(at: index))
        }
    }
}
