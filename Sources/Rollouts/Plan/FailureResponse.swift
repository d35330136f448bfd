/// What a failure leads to: `onFailure`.
package enum FailureResponse: Hashable, Sendable {
    /// Back to the base.
    case goBack
    /// One stage back, and a decision there.
    case previous
    case hold
    /// Back to an earlier stage, by its index, and a decision there.
    case stage(Int)
}
