import GoTemplate

/// Which elements of two lists are the same one.
struct ListMatch {
    struct Pair {
        let item: ListItem
        let old: Node?
        let new: Node?
    }

    /// In the order of the new list, removed elements behind what they stood behind.
    let pairs: [Pair]
    /// Whether elements of both lists stand in another order.
    let isReordered: Bool

    /// - Parameter field: the field that holds the lists.
    init(_ old: Node, _ new: Node, field: GoString?) {
        let (oldElements, newElements) = (old.children, new.children)
        if let match = KeyedMatch(oldElements, newElements, field: field) {
            self = match.result
        } else {
            self = ValueMatch(oldElements, newElements).result
        }
    }

    /// - Parameters:
    ///   - partners: of each new element, the index of the old one.
    ///   - selectors: what identifies the element at an index of the old or new list.
    fileprivate init(
        _ old: [Node], _ new: [Node], partners: [Int?], selectors: (_ index: Int, _ isNew: Bool) -> [ListItem.Selector]
    ) {
        var isPaired = [Bool](repeating: false, count: old.count)
        for partner in partners { if let partner { isPaired[partner] = true } }
        var pairs: [Pair] = []
        pairs.reserveCapacity(new.count)
        func addRemoved(from start: Int) {
            for index in (start..<old.count).prefix(while: { !isPaired[$0] }) {
                let item = ListItem(selectors: selectors(index, false), oldIndex: index, newIndex: nil)
                pairs.append(Pair(item: item, old: old[index], new: nil))
            }
        }
        addRemoved(from: 0)
        for (index, partner) in partners.enumerated() {
            let item = ListItem(selectors: selectors(index, true), oldIndex: partner, newIndex: index)
            pairs.append(Pair(item: item, old: partner.map { old[$0] }, new: new[index]))
            if let partner { addRemoved(from: partner + 1) }
        }
        self.pairs = pairs
        let order = partners.compactMap { $0 }
        isReordered = zip(order, order.dropFirst()).contains { $0 > $1 }
    }
}

// MARK: - By keys

/// Matches elements by merge keys.
private struct KeyedMatch {
    let result: ListMatch

    /// Nil where no set of keys fits the elements.
    init?(_ old: [Node], _ new: [Node], field: GoString?) {
        // Scalars, the elements of most lists, have no keys.
        guard let sample = new.first ?? old.first, sample.kind == .map else { return nil }
        for keys in MergeKeys.candidates(forField: field) {
            guard let oldKeys = Self.selectors(old, keys), let newKeys = Self.selectors(new, keys) else { continue }
            var places: [[ListItem.Selector]: Int] = [:]
            for (index, key) in oldKeys.enumerated() { places[key] = index }
            let partners = newKeys.map { places[$0] }
            result = ListMatch(old, new, partners: partners) { index, isNew in isNew ? newKeys[index] : oldKeys[index] }
            return
        }
        return nil
    }

    /// What identifies each element; nil unless all have the keys, and each another combination.
    private static func selectors(_ elements: [Node], _ keys: MergeKeys.KeySet) -> [[ListItem.Selector]]? {
        var all: [[ListItem.Selector]] = []
        var seen: Set<[ListItem.Selector]> = []
        for element in elements {
            guard let selectors = selectors(element, keys), seen.insert(selectors).inserted else { return nil }
            all.append(selectors)
        }
        return all
    }

    private static func selectors(_ element: Node, _ keys: MergeKeys.KeySet) -> [ListItem.Selector]? {
        guard element.kind == .map else { return nil }
        var selectors: [ListItem.Selector] = []
        for key in keys {
            let node = key.path.reduce(Optional(element)) { $0?[$1] }
            guard let value = scalar(node) ?? key.defaultValue else { return nil }
            selectors.append(ListItem.Selector(key: key.name, value: value))
        }
        return selectors
    }

    private static func scalar(_ node: Node?) -> GoString? {
        guard let node, node.isScalar, node.kind != .null, !node.isAbsent else { return nil }
        return node.text
    }
}

// MARK: - By value

/// Matches elements by their value, and those that changed by likeness.
private struct ValueMatch {
    private let old: [Node]
    private let new: [Node]
    /// Of each new element, the index of the old one.
    private var partners: [Int?]
    private var isPaired: [Bool]

    init(_ old: [Node], _ new: [Node]) {
        self.old = old
        self.new = new
        partners = Array(repeating: nil, count: new.count)
        isPaired = Array(repeating: false, count: old.count)
        pairEqual()
        pairSimilar()
        pairMoved()
    }

    var result: ListMatch { ListMatch(old, new, partners: partners) { _, _ in [] } }

    private mutating func pair(_ oldIndex: Int, _ newIndex: Int) {
        partners[newIndex] = oldIndex
        isPaired[oldIndex] = true
    }

    private mutating func pairEqual() {
        for match in SequenceAlignment.align(old.map(\.digest), new.map(\.digest)) { pair(match.old, match.new) }
    }

    /// Pairs equal elements that stand elsewhere.
    private mutating func pairMoved() {
        var places: [UInt64: [Int]] = [:]
        for index in old.indices.reversed() where !isPaired[index] {
            places[old[index].digest, default: []].append(index)
        }
        guard !places.isEmpty else { return }
        for index in new.indices where partners[index] == nil {
            guard let place = places[new[index].digest]?.popLast() else { continue }
            pair(place, index)
        }
    }

    /// Between equal elements, pairs what is much alike.
    private mutating func pairSimilar() {
        let moved = Set(old.indices.filter { !isPaired[$0] }.map { old[$0].digest })
            .intersection(new.indices.filter { partners[$0] == nil }.map { new[$0].digest })
        var (oldStart, newStart) = (0, 0)
        for newEnd in 0...new.count {
            let partner = newEnd < new.count ? partners[newEnd] : old.count
            guard let oldEnd = partner else { continue }
            if newStart < newEnd && oldStart < oldEnd {
                pairSimilar(
                    (oldStart..<oldEnd).filter { !moved.contains(old[$0].digest) },
                    (newStart..<newEnd).filter { !moved.contains(new[$0].digest) })
            }
            (oldStart, newStart) = (oldEnd + 1, newEnd + 1)
        }
    }

    private mutating func pairSimilar(_ oldGap: [Int], _ newGap: [Int]) {
        var next = 0
        for newIndex in newGap {
            let end = min(oldGap.count, next + 16)
            guard next < end else { return }
            guard let found = (next..<end).first(where: { Likeness.isAlike(old[oldGap[$0]], new[newIndex]) }) else {
                continue
            }
            pair(oldGap[found], newIndex)
            next = found + 1
        }
    }
}
