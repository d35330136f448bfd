import Charts
import GoTemplate
import Releases
import Rollouts

/// A staged release with all that it takes to carry it out: nothing of it is read or decided anew after its start, so
/// that what was reviewed is what is done.
package struct FrozenPlan {
    /// What its rollouts are called, before their numbers.
    package let name: GoString
    package let plan: RolloutPlan
    /// The releases, in the plan's order.
    package let members: [FrozenMember]
    package let file: FrozenStagesFile
    /// How charts are rendered.
    package var rendering: RenderOptions
    /// The version of swelm that made it.
    package let version: GoString
    /// The commit of the checkout around the stages file; empty where there is none.
    package let commit: GoString
    /// The index of the stage that was brought in place by hand; nil where the first is to be applied.
    package var stageInPlace: Int?

    package init(
        name: GoString, plan: RolloutPlan, members: [FrozenMember], file: FrozenStagesFile, rendering: RenderOptions,
        version: GoString, commit: GoString
    ) {
        (self.name, self.plan, self.members, self.file) = (name, plan, members, file)
        (self.rendering, self.version, self.commit) = (rendering, version, commit)
    }

    package func index(ofStage name: GoString) throws(UnknownStage) -> Int {
        try UnknownStage.index(of: name, among: plan.stages.map(\.name))
    }

    /// The stages as the file has them come out: metrics, providers, steps and whom to tell stand there.
    ///
    /// - Throws: where this version reads the file otherwise than the one that made the plan.
    package func sequence() throws(StagesFileError) -> StageSequence {
        try file.sequence { place in members.first { $0.place == place }?.base?.values }
    }
}
