import GoTemplate

/// Tells whether two values may be the same things, as far as is looked: two alike have the same text.
struct SymbolicDigest: Hashable {
    /// How many parts are looked at.
    private static let maximumParts = 400
    private static let maximumDepth = 4

    private var hasher = Hasher()
    private var remaining = Self.maximumParts
    private(set) var hash = 0

    init(_ value: SymbolicValue) {
        add(value, depth: 0)
        hash = hasher.finalize()
    }

    /// How much work it was.
    var steps: Int { Self.maximumParts - remaining }

    static func == (left: Self, right: Self) -> Bool { left.hash == right.hash }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    private mutating func add(_ value: SymbolicValue, depth: Int) {
        hasher.combine(value.parts.count)
        guard depth < Self.maximumDepth else { return }
        for part in value.parts where remaining > 0 {
            remaining -= 1
            add(part, depth: depth)
        }
    }

    private mutating func add(_ part: SymbolicPart, depth: Int) {
        switch part {
        case .map(let map):
            for key in map.fields.keys.sorted() {
                hasher.combine(key)
                map.fields[key].map { add($0, depth: depth + 1) }
            }
            add(map.rest, depth: depth + 1)
            add(map.merged, depth: depth + 1)
        case .list(let list):
            hasher.combine(list.items.count)
            for item in list.items { add(item, depth: depth + 1) }
        default: hasher.combine(part)
        }
    }
}
