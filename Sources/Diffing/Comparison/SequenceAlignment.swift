/// Finds what two sequences have in common, in order.
///
/// Myers' algorithm as long as the sequences do not differ too much; beyond that, elements that occur once on each side
/// are the anchors (as in patience diff). So the time stays bounded, whatever the input.
struct SequenceAlignment {
    struct Match: Equatable {
        let old: Int
        let new: Int
    }

    private let old: [UInt64]
    private let new: [UInt64]
    private var matches: [Match] = []

    /// How many differences Myers' algorithm may meet: its memory grows with their square.
    private static let maximumDifferences = 700
    private static let maximumDepth = 16

    /// The pairs of equal elements, both indices ascending.
    static func align(_ old: [UInt64], _ new: [UInt64]) -> [Match] {
        var alignment = SequenceAlignment(old: old, new: new)
        alignment.align(0..<old.count, 0..<new.count, depth: 0)
        return alignment.matches
    }

    private init(old: [UInt64], new: [UInt64]) {
        self.old = old
        self.new = new
    }

    private mutating func align(_ oldRange: Range<Int>, _ newRange: Range<Int>, depth: Int) {
        var (oldRange, newRange) = (oldRange, newRange)
        while let first = oldRange.first, let other = newRange.first, old[first] == new[other] {
            matches.append(Match(old: first, new: other))
            oldRange.removeFirst()
            newRange.removeFirst()
        }
        var suffix: [Match] = []
        while let last = oldRange.last, let other = newRange.last, old[last] == new[other] {
            suffix.append(Match(old: last, new: other))
            oldRange.removeLast()
            newRange.removeLast()
        }
        if !oldRange.isEmpty && !newRange.isEmpty { alignMiddle(oldRange, newRange, depth: depth) }
        matches.append(contentsOf: suffix.reversed())
    }

    private mutating func alignMiddle(_ oldRange: Range<Int>, _ newRange: Range<Int>, depth: Int) {
        if let middle = shortestEdit(oldRange, newRange) {
            matches.append(contentsOf: middle)
        } else if depth < Self.maximumDepth {
            alignByAnchors(oldRange, newRange, depth: depth)
        }
    }
}

extension Range<Int> {
    fileprivate mutating func removeFirst() { self = lowerBound + 1..<upperBound }
    fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}

// MARK: - Myers

extension SequenceAlignment {
    /// The matches of a shortest edit script; nil where it has too many differences.
    private func shortestEdit(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [Match]? {
        let limit = min(oldRange.count + newRange.count, Self.maximumDifferences)
        // The furthest place in `old` on each diagonal, after each number of differences.
        var trace: [[Int32]] = []
        var furthest = [Int32](repeating: 0, count: 2 * limit + 3)
        let center = limit + 1
        for count in 0...limit {
            for diagonal in stride(from: -count, through: count, by: 2) {
                let isDown =
                    diagonal == -count
                    || (diagonal != count && furthest[center + diagonal - 1] < furthest[center + diagonal + 1])
                var x = Int(isDown ? furthest[center + diagonal + 1] : furthest[center + diagonal - 1] + 1)
                var y = x - diagonal
                while x < oldRange.count, y < newRange.count, y >= 0,
                    old[oldRange.lowerBound + x] == new[newRange.lowerBound + y]
                {
                    x += 1
                    y += 1
                }
                furthest[center + diagonal] = Int32(truncatingIfNeeded: x)
                if x >= oldRange.count && y >= newRange.count {
                    return backtrack(trace, to: (oldRange, newRange))
                }
            }
            trace.append(Array(furthest[center - count...center + count]))
        }
        return nil
    }

    private func backtrack(_ trace: [[Int32]], to ranges: (old: Range<Int>, new: Range<Int>)) -> [Match] {
        var matches: [Match] = []
        var (x, y) = (ranges.old.count, ranges.new.count)
        for count in stride(from: trace.count, to: 0, by: -1) {
            let before = trace[count - 1]
            func furthest(_ diagonal: Int) -> Int {
                let index = diagonal + count - 1
                return before.indices.contains(index) ? Int(before[index]) : -1
            }
            let diagonal = x - y
            let isDown =
                diagonal == -count || (diagonal != count && furthest(diagonal - 1) < furthest(diagonal + 1))
            let previous = isDown ? diagonal + 1 : diagonal - 1
            let previousX = furthest(previous)
            let start = isDown ? previousX : previousX + 1
            while x > start {
                x -= 1
                y -= 1
                matches.append(Match(old: ranges.old.lowerBound + x, new: ranges.new.lowerBound + y))
            }
            x = previousX
            y = previousX - previous
        }
        while x > 0 && y > 0 {
            x -= 1
            y -= 1
            matches.append(Match(old: ranges.old.lowerBound + x, new: ranges.new.lowerBound + y))
        }
        return matches.reversed()
    }
}

// MARK: - Anchors

extension SequenceAlignment {
    private mutating func alignByAnchors(_ oldRange: Range<Int>, _ newRange: Range<Int>, depth: Int) {
        let anchors = Self.ascending(uniqueMatches(oldRange, newRange))
        guard !anchors.isEmpty else { return }
        var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
        for anchor in anchors {
            align(oldStart..<anchor.old, newStart..<anchor.new, depth: depth + 1)
            matches.append(anchor)
            (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
        }
        align(oldStart..<oldRange.upperBound, newStart..<newRange.upperBound, depth: depth + 1)
    }

    /// The elements that occur once on each side, in the order of the old one.
    private func uniqueMatches(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [Match] {
        var places: [UInt64: Int?] = [:]
        for index in newRange { places.updateValue(places[new[index]] == nil ? index : nil, forKey: new[index]) }
        var counts: [UInt64: Int] = [:]
        for index in oldRange { counts[old[index], default: 0] += 1 }
        return oldRange.compactMap { index in
            guard counts[old[index]] == 1, case let place?? = places[old[index]] else { return nil }
            return Match(old: index, new: place)
        }
    }

    /// A longest run of matches that ascends on both sides.
    static func ascending(_ matches: [Match]) -> [Match] {
        var tails: [Int] = []
        var previous = [Int?](repeating: nil, count: matches.count)
        for index in matches.indices {
            let place = tails.partitioningIndex { matches[$0].new >= matches[index].new }
            previous[index] = place > 0 ? tails[place - 1] : nil
            if place == tails.count { tails.append(index) } else { tails[place] = index }
        }
        var result: [Match] = []
        var next = tails.last
        while let index = next {
            result.append(matches[index])
            next = previous[index]
        }
        return result.reversed()
    }
}

extension [Int] {
    /// The first place from which on the condition holds, in an array that is sorted by it.
    fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
