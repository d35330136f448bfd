import GoTemplate
import Operations
import Rollouts

/// Signals of a program that asks and tells nobody: what needs them is refused before a rollout begins.
final class SilentSignals: RolloutSignals {
    private static let words: GoString = "this version calls no steps and asks no providers"

    func judge(
        _ checks: [DueCheck], of attempt: StageAttempt, in rollout: StoredRollout, _ head: RolloutHead
    ) throws -> [CheckJudgement] { throw RolloutFailure.refused(Self.words) }

    func run(
        _ place: StepPlace, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead
    ) -> EffectOutcome { EffectOutcome(.refused, message: Self.words) }

    func tell(
        _ kind: NoticeKind, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead
    ) -> EffectOutcome { EffectOutcome(.failed, message: Self.words) }

    /// - Throws: for a plan that needs more.
    static func check(_ plan: RolloutPlan) throws {
        let needsSteps = plan.stages.contains { stage in
            !stage.before.isEmpty || !stage.confirm.isEmpty || stage.bake?.checks != nil
                || stage.bake?.during.isEmpty == false
        }
        if needsSteps || !plan.finally.isEmpty { throw RolloutFailure.refused(Self.words) }
    }
}
