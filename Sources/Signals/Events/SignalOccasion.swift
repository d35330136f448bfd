import GoTemplate
import Rollouts

/// Why somebody is asked or told something.
enum SignalOccasion {
    /// A step of the file is due.
    case step(GoString)
    case notice(NoticeKind)

    /// The last part of an event's type.
    var word: GoString {
        switch self {
        case .step: "step"
        case .notice(let kind): GoString(kind.rawValue)
        }
    }
}
