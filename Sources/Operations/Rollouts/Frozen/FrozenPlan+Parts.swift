import GoTemplate
import Rollouts

extension FrozenPlan {
    func member(_ name: GoString) -> FrozenMember? { members.first { $0.name == name } }

    /// The name of the stage that is applied; empty for other work.
    func stageName(of work: Work) -> GoString {
        guard case .apply(_, let index) = work else { return GoString() }
        return plan.stage(index)?.name ?? GoString()
    }
}

extension FrozenMember {
    func stage(_ index: Int) -> FrozenStage? { stages.indices.contains(index) ? stages[index] : nil }
}
