import GoLibrary
import GoTemplate

/// How old an object is, in few figures.
///
/// Mirrors cli-runtime printers/tableprinter.go translateTimestampSince and apimachinery util/duration HumanDuration.
struct Age {
    /// Nil where nobody knows when the object was made.
    private let seconds: Int64?

    init(seconds: Int64?) { self.seconds = seconds }

    init(of object: LiveObject, now: GoTime) {
        let created = try? GoTime(parsing: object.creationTimestamp, layout: "2006-01-02T15:04:05Z07:00")
        guard let created, !created.isZero else {
            seconds = nil
            return
        }
        // What is less than a second is cut off, towards now.
        seconds = now.subtracting(created).nanoseconds / 1_000_000_000
    }

    var text: GoString {
        guard let seconds else { return "<unknown>" }
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
        return switch seconds {
        case ..<(-1): "<invalid>"
        case ..<0: "0s"
        case ..<120: GoString("\(seconds)s")
        case _ where minutes < 10: Self.text(minutes, "m", seconds % 60, "s")
        case _ where minutes < 180: GoString("\(minutes)m")
        case _ where hours < 8: Self.text(hours, "h", minutes % 60, "m")
        case _ where hours < 48: GoString("\(hours)h")
        case _ where days < 8: Self.text(days, "d", hours % 24, "h")
        case _ where days < 730: GoString("\(days)d")
        case _ where days < 2920: Self.text(days / 365, "y", days % 365, "d")
        default: GoString("\(days / 365)y")
        }
    }

    /// The smaller unit is left out where there is none of it.
    private static func text(_ large: Int64, _ unit: StaticString, _ small: Int64, _ smallUnit: StaticString)
        -> GoString
    {
        GoString(small == 0 ? "\(large)\(unit)" : "\(large)\(unit)\(small)\(smallUnit)")
    }
}
