import GoTemplate

/// What is outside of a rollout's record: the releases, the providers of numbers, the people to be told, and the clock.
///
/// What throws leaves an effect open, as a driver that died does: the next one looks what became of it. What merely
/// fails is an outcome.
package protocol RolloutSurroundings: AnyObject {
    var now: Instant { get }

    /// What happened to a release, or is in the way of an effect, without being the fault of the stage.
    ///
    /// - Parameter effect: what is about to be done; nil for a look in between.
    /// - Returns: nil where nothing is in the way.
    func obstacle(to effect: Effect?, of head: RolloutHead) throws -> (obstacle: Obstacle, message: GoString)?

    /// Does what is to be done, measurements aside.
    ///
    /// - Returns: nil where it goes on by itself, and is to be looked at again.
    /// - Throws: `EffectHold` where something is in the way of the rest of it.
    func perform(_ effect: Effect, of head: RolloutHead) throws -> EffectOutcome?

    /// Does several things at once that have nothing to do with each other: each is the work of another target.
    ///
    /// - Returns: what `perform` gives or throws, in the order of the effects.
    func perform(_ effects: [Effect], of head: RolloutHead) -> [Result<EffectOutcome?, any Error>]

    /// Measures and judges checks in their order, as far as they can be measured.
    func judge(_ checks: [DueCheck], of attempt: StageAttempt) throws -> [CheckJudgement]
}

extension RolloutSurroundings {
    /// One after the other.
    package func perform(_ effects: [Effect], of head: RolloutHead) -> [Result<EffectOutcome?, any Error>] {
        effects.map { effect in Result { try perform(effect, of: head) } }
    }
}
