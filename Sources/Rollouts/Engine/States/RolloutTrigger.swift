/// What moves a staged release from one state to another.
package enum RolloutTrigger: String, Sendable, CaseIterable {
    /// A driver took it up, at a time at which its first stage may begin.
    case begun
    /// A stage passed and another one follows.
    case stagePassed = "stage passed"
    case finished
    /// A stage needs a person, or a step that confirms has no answer yet.
    case asked
    case answered
    /// Something went wrong, and the plan says to go back.
    case failed
    /// Something needs a decision.
    case held
    case paused
    case resumed
    /// A held one is to go on: as if it had passed, judged anew, or over a revision that is not its own.
    case decided
    /// The stage is to be applied and judged anew.
    case retried
    case aborted
    /// Each step back was done, and what is deployed is what was before the start.
    case returned
    /// Each step back was done, to an earlier stage.
    case arrived
    /// A step back failed as often as it is tried.
    case stuck
    case abandoned
    /// A finished one is to go back.
    case undone
}
