/// Memory for plain values one after the other, used again and again without being freed.
struct YAMLBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private(set) var capacity: Int

    init(capacity: Int) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(by: 1) }
        (base + count).initialize(to: element)
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress else { return }
        if capacity &- count < elements.count { grow(by: elements.count) }
        (base + count).update(from: source, count: elements.count)
        count &+= elements.count
    }

    /// Forgets all elements from an index on, which must not exceed the count.
    mutating func removeAll(from index: Int = 0) { count = min(index, count) }

    mutating func popLast() -> Element? {
        guard count > 0 else { return nil }
        count &-= 1
        return base[count]
    }

    @inline(never)
    private mutating func grow(by added: Int) {
        let grown = UnsafeMutablePointer<Element>.allocate(capacity: max(count + added, 2 * capacity))
        grown.update(from: base, count: count)
        base.deallocate()
        base = grown
        capacity = max(count + added, 2 * capacity)
    }
}
