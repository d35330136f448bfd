/// Mirrors sort zsortinterface.go pdqsort.
struct PatternDefeatingSort<Element> {
    private(set) var data: SwappedElements<Element>

    private enum Hint { case unknown, increasing, decreasing }

    init(_ data: SwappedElements<Element>) { self.data = data }

    mutating func sort() { sort(0..<data.count, badPivotsAllowed: Self.bitWidth(of: data.count)) }

    /// `bits.Len`.
    private static func bitWidth(of count: Int) -> Int { Int.bitWidth - count.leadingZeroBitCount }

    private mutating func sort(_ whole: Range<Int>, badPivotsAllowed: Int) {
        var (range, limit) = (whole, badPivotsAllowed)
        var (wasBalanced, wasPartitioned) = (true, true)
        while range.count > 12 {
            if limit == 0 { return heapSort(range) }
            if !wasBalanced {
                breakPatterns(range)
                limit -= 1
            }
            var (pivot, hint) = choosePivot(range)
            if hint == .decreasing {
                data.reverse(range)
                pivot = range.upperBound - 1 - (pivot - range.lowerBound)
                hint = .increasing
            }
            if wasBalanced, wasPartitioned, hint == .increasing, partialInsertionSort(range) { return }
            if range.lowerBound > 0, !data.less(range.lowerBound - 1, pivot) {
                range = partitionEqual(range, pivot)..<range.upperBound
                continue
            }
            let count = range.count
            let middle: Int
            (middle, wasPartitioned) = partition(range, pivot)
            let (left, right) = (range.lowerBound..<middle, middle + 1..<range.upperBound)
            let rightCount = range.upperBound - middle
            wasBalanced = min(left.count, rightCount) >= count / 8
            sort(left.count < rightCount ? left : right, badPivotsAllowed: limit)
            range = left.count < rightCount ? right : left
        }
        data.insertionSort(range)
    }
}

// MARK: - Partitions

extension PatternDefeatingSort {
    /// Puts smaller elements before the pivot; says where that is then, and whether they stood there already.
    private mutating func partition(_ range: Range<Int>, _ pivot: Int) -> (pivot: Int, wasPartitioned: Bool) {
        let first = range.lowerBound
        data.swap(first, pivot)
        var (low, high) = (first + 1, range.upperBound - 1)
        skip(&low, &high, around: first)
        if low > high {
            data.swap(high, first)
            return (high, true)
        }
        while low <= high {
            data.swap(low, high)
            low += 1
            high -= 1
            skip(&low, &high, around: first)
        }
        data.swap(high, first)
        return (high, false)
    }

    private func skip(_ low: inout Int, _ high: inout Int, around pivot: Int) {
        while low <= high, data.less(low, pivot) { low += 1 }
        while low <= high, !data.less(high, pivot) { high -= 1 }
    }

    /// Puts elements equal to the pivot first, where none is smaller; says where the others begin.
    private mutating func partitionEqual(_ range: Range<Int>, _ pivot: Int) -> Int {
        let first = range.lowerBound
        data.swap(first, pivot)
        var (low, high) = (first + 1, range.upperBound - 1)
        while true {
            while low <= high, !data.less(first, low) { low += 1 }
            while low <= high, data.less(first, high) { high -= 1 }
            guard low <= high else { return low }
            data.swap(low, high)
            low += 1
            high -= 1
        }
    }

    /// Sorts what is nearly sorted; false where it gave up.
    private mutating func partialInsertionSort(_ range: Range<Int>) -> Bool {
        let (start, end) = (range.lowerBound, range.upperBound)
        var index = start + 1
        for _ in 0..<5 {
            while index < end, !data.less(index, index - 1) { index += 1 }
            if index == end { return true }
            if range.count < 50 { return false }
            data.swap(index, index - 1)
            if index - start >= 2 { shiftLeft(from: index - 1) }
            if end - index >= 2 { shiftRight(from: index + 1, to: end) }
        }
        return false
    }

    private mutating func shiftLeft(from start: Int) {
        var index = start
        while index >= 1, data.less(index, index - 1) {
            data.swap(index, index - 1)
            index -= 1
        }
    }

    private mutating func shiftRight(from start: Int, to end: Int) {
        var index = start
        while index < end, data.less(index, index - 1) {
            data.swap(index, index - 1)
            index += 1
        }
    }
}

// MARK: - Pivots

extension PatternDefeatingSort {
    private func choosePivot(_ range: Range<Int>) -> (pivot: Int, hint: Hint) {
        let (start, quarter) = (range.lowerBound, range.count / 4)
        var swaps = 0
        var places = (start + quarter, start + quarter * 2, start + quarter * 3)
        if range.count >= 50 {
            places.0 = median(places.0 - 1, places.0, places.0 + 1, &swaps)
            places.1 = median(places.1 - 1, places.1, places.1 + 1, &swaps)
            places.2 = median(places.2 - 1, places.2, places.2 + 1, &swaps)
        }
        let pivot = median(places.0, places.1, places.2, &swaps)
        return (pivot, swaps == 0 ? .increasing : swaps == 12 ? .decreasing : .unknown)
    }

    private func median(_ first: Int, _ second: Int, _ third: Int, _ swaps: inout Int) -> Int {
        var (a, b, c) = (first, second, third)
        order(&a, &b, &swaps)
        order(&b, &c, &swaps)
        order(&a, &b, &swaps)
        return b
    }

    private func order(_ first: inout Int, _ second: inout Int, _ swaps: inout Int) {
        guard data.less(second, first) else { return }
        swaps += 1
        Swift.swap(&first, &second)
    }

    /// Scatters some elements by numbers that are the same in each run.
    private mutating func breakPatterns(_ range: Range<Int>) {
        let count = range.count
        var random = UInt64(count)
        let mask = UInt64(1) << UInt64(Self.bitWidth(of: count)) - 1
        let middle = range.lowerBound + count / 4 * 2
        for index in middle - 1...middle + 1 {
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            let other = Int(random & mask)
            data.swap(index, range.lowerBound + (other >= count ? other - count : other))
        }
    }
}

// MARK: - Heaps

extension PatternDefeatingSort {
    private mutating func heapSort(_ range: Range<Int>) {
        let (first, count) = (range.lowerBound, range.count)
        for root in stride(from: (count - 1) / 2, through: 0, by: -1) { siftDown(root, count, first) }
        for last in stride(from: count - 1, through: 0, by: -1) {
            data.swap(first, first + last)
            siftDown(0, last, first)
        }
    }

    private mutating func siftDown(_ start: Int, _ count: Int, _ first: Int) {
        var root = start
        while true {
            var child = 2 * root + 1
            guard child < count else { return }
            if child + 1 < count, data.less(first + child, first + child + 1) { child += 1 }
            guard data.less(first + root, first + child) else { return }
            data.swap(first + root, first + child)
            root = child
        }
    }
}
