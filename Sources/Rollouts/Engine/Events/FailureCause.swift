/// What went wrong in a stage.
package enum FailureCause: String, Sendable, CaseIterable {
    case step
    case apply
    case readiness
    case test
    case check
    /// A step that confirms said no for good.
    case refused
    case rejected
    /// A gate had no answer in time.
    case timeout
    case stageLimit = "stage limit"
    case rolloutLimit = "rollout limit"
}
