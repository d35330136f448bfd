/// What running templates wrote so far.
///
/// Not an array: its storage is never shared, so that no change has to ask whether it is.
final class OutputBuffer {
    private(set) var count = 0
    private var capacity = 16 << 10
    private var base: UnsafeMutablePointer<UInt8>

    init() {
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    var isEmpty: Bool { count == 0 }

    @inline(__always)
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        if capacity &- count < bytes.count { grow(by: bytes.count) }
        (base + count).update(from: start, count: bytes.count)
        count &+= bytes.count
    }

    func append(_ text: StaticString) { text.withUTF8Buffer { append($0) } }

    /// What was written from byte `mark` on.
    func text(from mark: Int) -> GoString {
        GoString(UnsafeBufferPointer(start: base + mark, count: count - mark))
    }

    /// Forgets what was written from byte `mark` on.
    func truncate(to mark: Int) { count = min(count, mark) }

    @inline(never)
    private func grow(by growth: Int) {
        capacity = max(capacity * 2, count + growth)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
