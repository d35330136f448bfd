import GoTemplate

/// How much of two fields is the same.
enum Likeness {
    /// Of two elements with as many fields, one half may differ: two of the three fields that both have together.
    private static let maximumChange = 2.0 / 3

    /// Whether one list element may be a changed form of the other: half of a map's fields are the same, or the names
    /// of two options (`--level=1`, `--level=2`).
    static func isAlike(_ old: Node, _ new: Node) -> Bool {
        guard old.kind == new.kind else { return false }
        switch old.kind {
        case .map: return changedShare(of: old, new) <= maximumChange
        case .list: return true
        case .string: return isSameOption(old, new)
        default: return false
        }
    }

    private static func isSameOption(_ old: Node, _ new: Node) -> Bool {
        old.withText { old in
            new.withText { new in
                guard let end = old.firstIndex(of: UInt8(ascii: "=")), end < new.count else { return false }
                return end > 0 && old[...end].elementsEqual(new[...end])
            }
        }
    }

    /// The part of the fields of both that only one has, from 0 to 1.
    static func changedShare(of old: Node, _ new: Node) -> Double {
        share(FieldDigests(old), FieldDigests(new))
    }

    static func share(_ old: FieldDigests, _ new: FieldDigests) -> Double {
        let common = old.commonCount(with: new)
        let all = old.count + new.count - common
        return all == 0 ? 0 : Double(all - common) / Double(all)
    }
}

/// The scalar fields of an object as a sorted list of numbers, each made of the keys to the field and its value.
struct FieldDigests {
    private let digests: [UInt64]

    var count: Int { digests.count }

    init(_ root: Node, skippingName: Bool = false) {
        var digests: [UInt64] = []
        Self.collect(root, keys: 0, depth: 0, skippingName: skippingName, into: &digests)
        self.digests = digests.sorted()
    }

    private static func collect(
        _ node: Node, keys: UInt64, depth: Int, skippingName: Bool, into digests: inout [UInt64]
    ) {
        guard node.kind.isCollection, !node.isEmpty else {
            digests.append(combined(keys, node.digest))
            return
        }
        for child in node.children where !child.isAbsent {
            let key = child.key
            if skippingName && depth == 1 && key == "name" { continue }
            let path = key.map { combined(keys, UInt64(bitPattern: Int64($0.hashValue))) } ?? combined(keys, 1)
            collect(child, keys: path, depth: depth + 1, skippingName: skippingName, into: &digests)
        }
    }

    private static func combined(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ second
        mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ (mixed >> 29)
    }

    func commonCount(with other: FieldDigests) -> Int {
        var (first, second, common) = (0, 0, 0)
        while first < digests.count && second < other.digests.count {
            if digests[first] == other.digests[second] {
                common += 1
                first += 1
                second += 1
            } else if digests[first] < other.digests[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return common
    }
}
