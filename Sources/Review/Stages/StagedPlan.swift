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
    /// What else is to be said of each stage, in their order.
    package let outlooks: [StageOutlook]
    let releases: [StagedRelease]
    let settings: RenderSettings
    /// The index of the stage that is in place already; nil where the first is to be applied.
    package let stageInPlace: Int?
}
