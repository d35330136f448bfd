import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Go's `time.Time`: an instant in nanoseconds with the location it is shown in.
package struct GoTime: Sendable {
    /// Seconds since January 1 of year 1 in UTC, the count at whose ends `adding` stops.
    let internalSeconds: Int64
    /// Within 0...999,999,999.
    package let nanosecond: Int
    /// For a time read from the clock, nanoseconds since the program began: it decides comparisons and differences
    /// between two such times, and `String` shows it as ` m=+0.5`.
    let monotonic: Int64?
    package let location: GoLocation

    static let unixToInternal: Int64 = 62_135_596_800

    /// The years 1885 to 2157, between which Go's times can hold a monotonic reading.
    private static let monotonicRange: Range<Int64> = 59_453_308_800..<(59_453_308_800 + 1 << 33)

    /// The two numbers in which Go keeps a time.
    var packed: (wall: UInt64, extra: Int64) {
        guard let monotonic else { return (UInt64(nanosecond), internalSeconds) }
        let seconds = UInt64(bitPattern: internalSeconds &- Self.monotonicRange.lowerBound)
        return (1 << 63 | seconds << 30 | UInt64(nanosecond), monotonic)
    }

    init(internalSeconds: Int64, nanosecond: Int, monotonic: Int64? = nil, location: GoLocation) {
        self.internalSeconds = internalSeconds
        self.nanosecond = nanosecond
        self.monotonic = monotonic
        self.location = location
    }

    /// The zero time: January 1 of year 1, UTC.
    package static let zero = GoTime(internalSeconds: 0, nanosecond: 0, location: .utc)

    /// Go's `time.Unix`: seconds since 1970, shown in the local zone unless told otherwise.
    package init(unixSeconds: Int64, nanosecond: Int = 0, location: GoLocation = .local) {
        self.init(
            internalSeconds: unixSeconds &+ Self.unixToInternal, nanosecond: nanosecond, location: location)
    }

    /// The current time in the local zone, with a monotonic reading.
    package static func now() -> GoTime {
        var wall = timespec()
        clock_gettime(CLOCK_REALTIME, &wall)
        return GoTime(
            internalSeconds: Int64(wall.tv_sec) &+ unixToInternal, nanosecond: Int(wall.tv_nsec),
            monotonic: monotonicNow(), location: .local)
    }

    private static func monotonicNow() -> Int64 {
        let start = programStart
        return monotonicClock() - start
    }

    private static let programStart = monotonicClock() - 1

    private static func monotonicClock() -> Int64 {
        var reading = timespec()
        clock_gettime(CLOCK_MONOTONIC, &reading)
        return Int64(reading.tv_sec) * 1_000_000_000 + Int64(reading.tv_nsec)
    }
}

// MARK: - Counts

extension GoTime {
    package var unixSeconds: Int64 { internalSeconds &- Self.unixToInternal }
    package var unixMilliseconds: Int64 { unixSeconds &* 1000 &+ Int64(nanosecond / 1_000_000) }
    package var unixMicroseconds: Int64 { unixSeconds &* 1_000_000 &+ Int64(nanosecond / 1000) }
    package var unixNanoseconds: Int64 { unixSeconds &* 1_000_000_000 &+ Int64(nanosecond) }

    package var isZero: Bool { internalSeconds == 0 && nanosecond == 0 && monotonic == nil }

    /// The same instant shown in another location.
    package func `in`(_ location: GoLocation) -> GoTime {
        GoTime(internalSeconds: internalSeconds, nanosecond: nanosecond, location: location)
    }

    var withoutMonotonic: GoTime { self.in(location) }
}

// MARK: - Comparison

extension GoTime {
    /// -1, 0 or 1 as the instant lies before, at or after `other`.
    package func compare(_ other: GoTime) -> Int {
        if let mine = monotonic, let others = other.monotonic { return Self.order(mine, others) }
        let seconds = Self.order(internalSeconds, other.internalSeconds)
        return seconds != 0 ? seconds : Self.order(Int64(nanosecond), Int64(other.nanosecond))
    }

    private static func order(_ left: Int64, _ right: Int64) -> Int {
        left < right ? -1 : left > right ? 1 : 0
    }
}

// MARK: - Arithmetic

extension GoTime {
    /// The instant `duration` later; it stops at the ends of the range.
    package func adding(_ duration: GoDuration) -> GoTime {
        var seconds = duration.nanoseconds / 1_000_000_000
        var nanosecond = self.nanosecond + Int(duration.nanoseconds % 1_000_000_000)
        if nanosecond >= 1_000_000_000 {
            seconds += 1
            nanosecond -= 1_000_000_000
        } else if nanosecond < 0 {
            seconds -= 1
            nanosecond += 1_000_000_000
        }
        let sum = addingSeconds(seconds)
        return GoTime(
            internalSeconds: sum, nanosecond: nanosecond, monotonic: monotonic(after: duration, at: sum),
            location: location)
    }

    /// Mirrors time.go addSec.
    func addingSeconds(_ seconds: Int64) -> Int64 {
        let (sum, overflow) = internalSeconds.addingReportingOverflow(seconds)
        if !overflow { return sum }
        return seconds > 0 ? .max : -.max
    }

    private func monotonic(after duration: GoDuration, at seconds: Int64) -> Int64? {
        guard let monotonic, Self.monotonicRange.contains(seconds) else { return nil }
        let (sum, overflow) = monotonic.addingReportingOverflow(duration.nanoseconds)
        return overflow ? nil : sum
    }

    /// The duration from `other` to here; it stops at the ends of the range.
    package func subtracting(_ other: GoTime) -> GoDuration {
        if let mine = monotonic, let others = other.monotonic {
            return Self.difference(mine, others)
        }
        let seconds = internalSeconds &- other.internalSeconds
        let difference = GoDuration(nanoseconds: seconds &* 1_000_000_000 &+ Int64(nanosecond - other.nanosecond))
        if other.adding(difference).compare(self) == 0 { return difference }
        return GoDuration(nanoseconds: compare(other) < 0 ? .min : .max)
    }

    private static func difference(_ left: Int64, _ right: Int64) -> GoDuration {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        if overflow { return GoDuration(nanoseconds: left > right ? .max : .min) }
        return GoDuration(nanoseconds: difference)
    }

    /// How long ago this was, Go's `time.Since`.
    package var elapsed: GoDuration { GoTime.now().subtracting(self) }

    package func truncated(to unit: GoDuration) -> GoTime {
        guard unit.nanoseconds > 0 else { return withoutMonotonic }
        return withoutMonotonic.adding(GoDuration(nanoseconds: -remainder(dividingBy: unit)))
    }

    package func rounded(to unit: GoDuration) -> GoTime {
        guard unit.nanoseconds > 0 else { return withoutMonotonic }
        let remainder = remainder(dividingBy: unit)
        let isBelowHalf = UInt64(remainder) * 2 < UInt64(unit.nanoseconds)
        return withoutMonotonic.adding(
            GoDuration(nanoseconds: isBelowHalf ? -remainder : unit.nanoseconds - remainder))
    }

    /// The nanoseconds since the last multiple of `unit`, which is positive, counted from year 1.
    ///
    /// Mirrors time.go div.
    private func remainder(dividingBy unit: GoDuration) -> Int64 {
        let divisor = UInt64(unit.nanoseconds)
        var seconds = internalSeconds
        var nanosecond = Int64(self.nanosecond)
        if seconds < 0 {
            seconds = 0 &- seconds
            nanosecond = -nanosecond
            if nanosecond < 0 {
                nanosecond += 1_000_000_000
                seconds &-= 1
            }
        }
        let product = UInt64(bitPattern: seconds).multipliedFullWidth(by: 1_000_000_000)
        let (low, carry) = product.low.addingReportingOverflow(UInt64(nanosecond))
        let high = product.high + (carry ? 1 : 0)
        let remainder = Int64(divisor.dividingFullWidth((high % divisor, low)).remainder)
        return internalSeconds < 0 && remainder != 0 ? unit.nanoseconds - remainder : remainder
    }
}
