/// Builds arrays of which the number of elements is not known before, each with one allocation.
///
/// A stack: while one array is being built, others within it can be.
struct ArrayBuilder<Element: AnyObject>: ~Copyable {
    private var capacity = 16
    private var elements = UnsafeMutablePointer<Element>.allocate(capacity: 16)
    private(set) var count = 0

    deinit {
        elements.deinitialize(count: count)
        elements.deallocate()
    }

    @inline(__always)
    mutating func append(_ element: consuming Element) {
        if count == capacity { grow() }
        (elements + count).initialize(to: element)
        count += 1
    }

    /// Takes all elements after the first `mark`.
    @inline(__always)
    mutating func take(from mark: Int) -> [Element] {
        let taken = count - mark
        guard taken > 0 else { return [] }
        count = mark
        let first = elements + mark
        // The compiler knows the size of small literals.
        switch taken {
        case 1: return [first.move()]
        case 2: return [first.move(), (first + 1).move()]
        default:
            return Array(unsafeUninitializedCapacity: taken) { array, initializedCount in
                array.baseAddress?.moveInitialize(from: first, count: taken)
                initializedCount = taken
            }
        }
    }

    mutating func removeAll() {
        elements.deinitialize(count: count)
        count = 0
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: elements, count: count)
        elements.deallocate()
        elements = larger
        capacity *= 2
    }
}
