import GoLibrary
import GoTemplate

/// A point in time, as events are stamped with: to the millisecond, and the same on all machines.
package struct Instant: Hashable, Comparable, Sendable {
    /// Since 1970 in UTC.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant {
    private static let layout: GoString = "2006-01-02T15:04:05.000Z07:00"

    /// The instant as RFC 3339 writes it, in UTC.
    package var text: GoString { time(in: .utc).formatted(Self.layout) }

    /// - Throws: what Go says about a text that is no time of RFC 3339.
    package init(parsing text: GoString) throws(FunctionError) {
        let time = try GoTime(parsing: text, layout: GoTime.rfc3339NanoLayout, in: .utc)
        self.init(milliseconds: time.unixMilliseconds)
    }

    package func time(in location: GoLocation) -> GoTime {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        return GoTime(unixSeconds: seconds, nanosecond: Int(rest) * 1_000_000, location: location)
    }

    /// The instant after a span of time; what would overflow stops at the end.
    package func adding(_ span: GoDuration) -> Instant {
        let (sum, overflows) = milliseconds.addingReportingOverflow(span.nanoseconds / 1_000_000)
        return Instant(milliseconds: overflows ? (span.nanoseconds < 0 ? .min : .max) : sum)
    }

    /// The instant after so many spans of time; what would overflow stops at the end.
    package func adding(_ count: Int, times span: GoDuration) -> Instant {
        let (product, overflows) = span.nanoseconds.multipliedReportingOverflow(by: Int64(count))
        return adding(GoDuration(nanoseconds: overflows ? .max : product))
    }

    /// How much later it is than another one; what no duration holds is the longest one.
    package func since(_ other: Instant) -> GoDuration {
        let (difference, overflows) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        let (span, overflowsAgain) = difference.multipliedReportingOverflow(by: 1_000_000)
        return GoDuration(nanoseconds: overflows || overflowsAgain ? .max : span)
    }
}
