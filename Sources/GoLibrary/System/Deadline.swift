#if canImport(Glibc)
    import Glibc
#endif

/// A moment by the clock that no one sets, or never: after it nobody waits any more.
package struct Deadline: Sendable {
    /// Nil is never.
    private let nanoseconds: Int64?

    private init(_ nanoseconds: Int64?) { self.nanoseconds = nanoseconds }

    /// The moment after so much time; nil is never.
    package init(after limit: Duration?) {
        nanoseconds = limit.map { Self.nanosecondsNow + max(0, Self.nanoseconds($0)) }
    }

    private static let maximumSeconds: Int64 = 1_000_000_000

    package static let never = Deadline(nil)

    package static var now: Deadline { Deadline(nanosecondsNow) }

    package var isLimited: Bool { nanoseconds != nil }

    package var isOver: Bool { nanoseconds.map { $0 <= Self.nanosecondsNow } ?? false }

    /// What is left, nothing where it is over; nil for ever.
    package var remaining: Duration? { nanoseconds.map { .nanoseconds(max(0, $0 - Self.nanosecondsNow)) } }

    /// What is left, as `poll` takes it: rounded up, -1 for ever.
    package var milliseconds: Int32 {
        nanoseconds.map { Int32(clamping: max(0, $0 - Self.nanosecondsNow + 999_999) / 1_000_000) } ?? -1
    }

    /// The moment so much later or earlier; never stays never.
    package func advanced(by time: Duration) -> Deadline {
        Deadline(nanoseconds.map { $0 + Self.nanoseconds(time) })
    }

    /// The time from another moment to this one; nil where either is never.
    package func duration(since other: Deadline) -> Duration? {
        guard let nanoseconds, let start = other.nanoseconds else { return nil }
        return .nanoseconds(nanoseconds - start)
    }

    private static func nanoseconds(_ time: Duration) -> Int64 {
        let (seconds, attoseconds) = time.components
        let whole = max(-maximumSeconds, min(seconds, maximumSeconds)) * 1_000_000_000
        return whole + attoseconds / 1_000_000_000
    }

    private static var nanosecondsNow: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Deadline: Comparable {
    package static func < (left: Deadline, right: Deadline) -> Bool {
        (left.nanoseconds ?? .max) < (right.nanoseconds ?? .max)
    }
}
