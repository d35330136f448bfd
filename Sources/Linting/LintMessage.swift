import GoTemplate

/// Something that a rule has to say about a chart.
///
/// Mirrors pkg/chart/v2/lint/support message.go.
package struct LintMessage: Sendable {
    package enum Severity: String, Comparable, Sendable {
        /// Worth knowing.
        case info = "INFO"
        /// Against a convention.
        case warning = "WARNING"
        /// The chart will not work.
        case error = "ERROR"

        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .info: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    package let severity: Severity
    /// The file or folder it is about, as Helm shows it.
    package let place: GoString
    package let text: GoString

    /// `[WARNING] templates/x.yaml: …`.
    package var line: GoString { GoString("[\(severity.rawValue)] ") + place + ": " + text }
}

/// What the rules said, in their order.
struct LintMessages {
    private(set) var all: [LintMessage] = []

    mutating func add(_ severity: LintMessage.Severity, _ place: GoString, _ text: GoString) {
        all.append(LintMessage(severity: severity, place: place, text: text))
    }

    /// Adds what is wrong, if anything is.
    mutating func add(_ severity: LintMessage.Severity, _ place: GoString, unlessNil text: GoString?) {
        if let text { add(severity, place, text) }
    }
}
