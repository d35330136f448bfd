import GoTemplate

/// What an upgrade does with the values of the revision before.
package enum ValuesPolicy: Sendable {
    /// They are used where the user gives none.
    case automatic
    /// `--reset-values`
    case reset
    /// `--reuse-values`
    case reuse
    /// `--reset-then-reuse-values`
    case resetThenReuse
}

extension ValuesPolicy {
    /// What Helm's log says of it; nil for nothing.
    var logText: GoString? {
        switch self {
        case .automatic: nil
        case .reset: "resetting values to the chart's original version"
        case .reuse: "reusing the old release's values"
        case .resetThenReuse: "merging values from old release to new values"
        }
    }
}
