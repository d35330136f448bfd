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
