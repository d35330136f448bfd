/// What a check without a number counts as, `noData`.
///
/// It never counts as a number.
package enum NoDataRule: String, Sendable, CaseIterable {
    /// As one that may be good or bad: where the verdict depends on it, there is none.
    case hold
    /// As a bad one.
    case fail
    /// As a good one.
    case pass
    /// As none at all.
    case ignore
}
