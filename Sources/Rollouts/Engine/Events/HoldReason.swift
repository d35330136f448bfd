import GoTemplate

/// Why a decision is needed.
package enum HoldReason: Hashable, Sendable {
    case failed(StageTrouble)
    case inconclusive
    /// A gate had no answer in time.
    case unanswered(StagePhase)
    case obstacle(Obstacle, message: GoString)
    /// Drivers died over one stage again and again.
    case interrupted
    /// A command was cut off, and nobody can tell what it did.
    case unknownOutcome(EffectKey)
    /// A return to a stage that was not the base.
    case wentBack
}
