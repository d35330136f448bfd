import GoTemplate
import Rollouts

/// What a rollout asks of the world beside releases, and tells it: numbers, steps and news.
package protocol RolloutSignals: AnyObject {
    /// Measures and judges checks of a stage, in their order.
    ///
    /// - Throws: where the store cannot be written; a provider that does not answer is a measurement.
    func judge(_ checks: [DueCheck], of attempt: StageAttempt, in rollout: StoredRollout, _ head: RolloutHead) throws
        -> [CheckJudgement]

    func run(_ place: StepPlace, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead) -> EffectOutcome

    func tell(_ kind: NoticeKind, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead) -> EffectOutcome
}
