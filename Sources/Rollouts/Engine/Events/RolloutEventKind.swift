import GoTemplate

/// What happened to a rollout.
///
/// Some move it; others are only known afterwards: that something is about to be done, what came out, what was measured,
/// what people answered. What these lead to is decided by the engine and recorded in an event of the first sort, which
/// so holds all that it needs: the fold of events reads no plan.
package enum RolloutEventKind: Equatable, Sendable {
    /// It was frozen, its base pinned, its releases claimed; whoever did it is its author.
    case started(RolloutOrigin = RolloutOrigin())
    case begun
    /// An attempt at a stage came to a phase.
    case entered(StageAttempt, StagePhase)
    /// The stage passed, and a new attempt at another one begins.
    case advanced(toStage: Int)
    case finished
    case asked(StageAttempt)
    /// A gate opened.
    case answered(StageAttempt, GateAnswer)
    case failed(StageAttempt, StageTrouble, FailureEffect)
    case inconclusive(StageAttempt, FailureEffect)
    case held(HoldReason)
    case intent(EffectKey)
    case outcome(EffectKey, EffectOutcome)
    case judged(StageAttempt, CheckJudgement)
    case approved(Answer)
    case rejected(Answer)
    case paused(reason: GoString)
    case resumed(reason: GoString)
    case decided(ResumeDecision, reason: GoString)
    case retried(reason: GoString)
    /// To the base, or to an earlier stage.
    case aborted(to: Position, reason: GoString)
    case undone(reason: GoString)
    case abandoned(reason: GoString)
    /// A step of a return is done.
    case steppedBack(to: Position)
    /// A return ended at a stage.
    case arrived
    /// A return ended at the base.
    case returned
    case stuck(message: GoString)
}
