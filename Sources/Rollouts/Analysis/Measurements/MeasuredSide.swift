/// Whose numbers they are.
package enum MeasuredSide: String, Sendable, CaseIterable {
    case canary
    case stable
    /// The stable version in pods as young as the canary's.
    case baseline
    /// The stable side before the rollout began.
    case before
}
