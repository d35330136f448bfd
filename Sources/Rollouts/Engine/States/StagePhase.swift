/// How far an attempt at a stage is, in the order of its parts; the raw values are what is stored and shown.
package enum StagePhase: String, Sendable, CaseIterable {
    case pending
    /// Steps before anything changes.
    case before
    case applying
    /// Waiting until all is ready.
    case settling
    case testing
    case baking
    /// Asking steps until they say yes.
    case confirming
    /// Asking a person.
    case approving
    case passed
    case failed
    case inconclusive
    /// It was done, and the rollout went back behind it.
    case undone
}

extension StagePhase {
    /// The parts of a stage, in the order in which they run; a stage lacks some of them.
    package static let parts: [StagePhase] = [
        .before, .applying, .settling, .testing, .baking, .confirming, .approving,
    ]
}
