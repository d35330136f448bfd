#if canImport(Glibc)
    import Glibc
#endif

/// A moment after which nobody waits any more.
struct Deadline {
    /// By the clock that no one sets; nil is never.
    private let nanoseconds: Int64?

    init(after limit: Duration?) {
        nanoseconds = limit.map { limit in
            let (seconds, attoseconds) = limit.components
            let whole = max(0, min(seconds, Self.maximumSeconds)) * 1_000_000_000
            return Self.now + whole + max(0, attoseconds / 1_000_000_000)
        }
    }

    private static let maximumSeconds: Int64 = 1_000_000_000

    var isLimited: Bool { nanoseconds != nil }

    var isOver: Bool { nanoseconds.map { $0 <= Self.now } ?? false }

    /// What is left, as `poll` takes it: rounded up, -1 for ever.
    var milliseconds: Int32 {
        nanoseconds.map { Int32(clamping: max(0, $0 - Self.now + 999_999) / 1_000_000) } ?? -1
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
