/// Go's `sort`, step by step: where equal elements, or an order that is none, come to lie is seen in what Go programs
/// write.
package enum GoSort {
    /// The elements as `sort.Sort` leaves them.
    ///
    /// - Parameter less: `Less` of two elements; it may contradict itself.
    package static func sort<Element>(
        _ elements: [Element], by less: @escaping (Element, Element) -> Bool
    ) -> [Element] {
        var sorter = PatternDefeatingSort(SwappedElements(elements, less))
        sorter.sort()
        return sorter.data.elements
    }

    /// The elements as `sort.SliceStable` leaves them.
    package static func stable<Element>(
        _ elements: [Element], by less: @escaping (Element, Element) -> Bool
    ) -> [Element] {
        var sorter = StableSort(SwappedElements(elements, less))
        sorter.sort()
        return sorter.data.elements
    }
}

/// `sort.Interface`: what the algorithms may do with the elements.
struct SwappedElements<Element> {
    private(set) var elements: [Element]
    private let order: (Element, Element) -> Bool

    init(_ elements: [Element], _ order: @escaping (Element, Element) -> Bool) {
        self.elements = elements
        self.order = order
    }

    var count: Int { elements.count }

    func less(_ first: Int, _ second: Int) -> Bool { order(elements[first], elements[second]) }

    mutating func swap(_ first: Int, _ second: Int) { elements.swapAt(first, second) }

    mutating func insertionSort(_ range: Range<Int>) {
        for start in range.dropFirst() {
            var index = start
            while index > range.lowerBound, less(index, index - 1) {
                swap(index, index - 1)
                index -= 1
            }
        }
    }

    mutating func reverse(_ range: Range<Int>) {
        var (low, high) = (range.lowerBound, range.upperBound - 1)
        while low < high {
            swap(low, high)
            low += 1
            high -= 1
        }
    }

    mutating func swapRanges(_ first: Int, _ second: Int, count: Int) {
        for offset in 0..<max(count, 0) { swap(first + offset, second + offset) }
    }
}
