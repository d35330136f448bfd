/// Mirrors sort zsortfunc.go stable_func: sorted blocks of twenty that are merged in place.
struct StableSort<Element> {
    private(set) var data: SwappedElements<Element>

    init(_ data: SwappedElements<Element>) { self.data = data }

    mutating func sort() {
        let count = data.count
        var size = 20
        for start in stride(from: 0, to: count, by: size) {
            data.insertionSort(start..<min(start + size, count))
        }
        while size < count {
            for start in stride(from: 0, to: count - size, by: 2 * size) {
                merge(start, start + size, min(start + 2 * size, count))
            }
            size *= 2
        }
    }

    /// Mirrors symMerge: puts the sorted parts up to and from `middle` together.
    private mutating func merge(_ start: Int, _ middle: Int, _ end: Int) {
        if middle - start == 1 { return insertFirst(start, middle, end) }
        if end - middle == 1 { return insertLast(start, middle) }
        let center = (start + end) / 2
        let sum = center + middle
        var (low, high) = middle > center ? (sum - end, center) : (start, middle)
        while low < high {
            let probe = (low + high) / 2
            if data.less(sum - 1 - probe, probe) { high = probe } else { low = probe + 1 }
        }
        let last = sum - low
        if low < middle, middle < last { rotate(low, middle, last) }
        if start < low, low < center { merge(start, low, center) }
        if center < last, last < end { merge(center, last, end) }
    }

    private mutating func insertFirst(_ start: Int, _ middle: Int, _ end: Int) {
        var (low, high) = (middle, end)
        while low < high {
            let probe = (low + high) / 2
            if data.less(probe, start) { low = probe + 1 } else { high = probe }
        }
        for index in start..<max(low - 1, start) { data.swap(index, index + 1) }
    }

    private mutating func insertLast(_ start: Int, _ middle: Int) {
        var (low, high) = (start, middle)
        while low < high {
            let probe = (low + high) / 2
            if data.less(middle, probe) { high = probe } else { low = probe + 1 }
        }
        for index in stride(from: middle, to: low, by: -1) { data.swap(index, index - 1) }
    }

    /// Exchanges the parts before and after `middle`.
    private mutating func rotate(_ start: Int, _ middle: Int, _ end: Int) {
        var (left, right) = (middle - start, end - middle)
        while left != right {
            if left > right {
                data.swapRanges(middle - left, middle, count: right)
                left -= right
            } else {
                data.swapRanges(middle - left, middle + right - left, count: left)
                right -= left
            }
        }
        data.swapRanges(middle - left, middle, count: left)
    }
}
