import GoTemplate

/// The members of an object or the elements of an array that no keyword has looked at yet.
///
/// They are tracked only where `unevaluatedProperties` or `unevaluatedItems` asks for them.
struct Unevaluated {
    /// Whether each member or element is unevaluated; empty where none is tracked.
    private var flags: [Bool] = []
    private var count = 0

    /// - Parameter isNeeded: whether a schema around this one asks.
    init(of value: Value, against schema: Schema, isNeeded: Bool) {
        switch value {
        case .map(let map):
            guard schema.object?.additional == nil, isNeeded || schema.object?.unevaluated != nil else { return }
            track(map.count, from: 0)
        case .list(let list):
            guard schema.array?.rest == nil, isNeeded || schema.array?.unevaluated != nil else { return }
            track(list.count, from: schema.array?.prefix.count ?? 0)
        default: break
        }
    }

    private mutating func track(_ total: Int, from start: Int) {
        guard start < total else { return }
        flags = Array(repeating: false, count: start) + Array(repeating: true, count: total - start)
        count = total - start
    }

    var isEmpty: Bool { count == 0 }

    /// The places of what is unevaluated.
    var positions: [Int] { flags.indices.filter { flags[$0] } }

    mutating func remove(_ position: Int) {
        guard position < flags.count, flags[position] else { return }
        flags[position] = false
        count -= 1
    }

    mutating func removeAll() {
        flags = []
        count = 0
    }

    /// Keeps what is unevaluated in both.
    mutating func formIntersection(_ other: Unevaluated) {
        if isEmpty { return }
        if other.isEmpty { return removeAll() }
        for position in positions where !other.flags[position] { remove(position) }
    }
}
