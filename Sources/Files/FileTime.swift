import GoLibrary
import GoTemplate

/// When a file changed, as folders, archives and release records tell it.
///
/// Only numbers: loading a chart must not look up the local time zone, which rendering never needs.
package struct FileTime: Equatable, Sendable {
    /// Seconds since 1970.
    package let seconds: Int64
    /// Within 0...999,999,999.
    package let nanosecond: Int32
    /// The offset from UTC, in seconds, in which a record wrote the time; nil for the local zone.
    package let offset: Int32?

    package init(seconds: Int64, nanosecond: Int32 = 0, offset: Int32? = nil) {
        self.seconds = seconds
        self.nanosecond = nanosecond
        self.offset = offset
    }

    package init(_ time: GoTime) {
        let isUTC = time.location === GoLocation.utc
        self.init(
            seconds: time.unixSeconds, nanosecond: Int32(time.nanosecond),
            offset: isUTC ? 0 : Int32(truncatingIfNeeded: time.zone.offset))
    }

    /// The time as Go's `os` and `archive/tar` give it: local, unless a record said otherwise.
    package var time: GoTime {
        GoTime(unixSeconds: seconds, nanosecond: Int(nanosecond), location: location)
    }

    private var location: GoLocation {
        guard let offset else { return .local }
        return offset == 0 ? .utc : .fixed(name: GoString(), offset: Int(offset))
    }
}
