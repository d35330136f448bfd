import GoTemplate

/// Something dangerous about a change.
package struct Risk: Equatable, Sendable {
    package enum Severity: String, CaseIterable, Comparable, Sendable {
        case low, medium, high

        package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .low: 0
            case .medium: 1
            case .high: 2
            }
        }
    }

    /// The name of the rule, as `--ignore-risk` takes it: `immutable-field`.
    package let code: String
    package let severity: Severity
    /// One sentence without its full stop.
    package let message: GoString
    /// Nil where the risk is one of the whole release.
    package let object: ObjectIdentity?
    package let path: FieldPath?

    package init(
        code: String, severity: Severity, message: GoString, object: ObjectIdentity? = nil, path: FieldPath? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.object = object
        self.path = path
    }
}
