import Diffing
import GoTemplate
import Rollouts

/// A staged release as it is decided before its start: what each stage changes, and the way back from it.
package struct StagedPlan {
    package let sequence: StageSequence
    /// For each stage, in their order, a report for each release.
    package let reports: [[DiffReport]]
    /// The same as the engine sees it.
    package let plan: RolloutPlan

    /// The names of what is applied one after the other to go back to what is deployed, which is called `base`.
    package func returnSteps(from index: Int) -> [GoString] {
        plan.returnPath(from: .stage(index), to: .base).steps.map { position in
            switch position {
            case .base: "base"
            case .stage(let stage): sequence.stages[stage].name
            }
        }
    }
}
