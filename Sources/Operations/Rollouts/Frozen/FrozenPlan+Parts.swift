import GoTemplate
import Releases
import Rollouts

extension FrozenPlan {
    func member(_ name: GoString) -> FrozenMember? { members.first { $0.name == name } }

    /// The name of the stage that is applied; empty for other work.
    func stageName(of work: Work) -> GoString {
        guard case .apply(_, let index) = work else { return GoString() }
        return plan.stage(index)?.name ?? GoString()
    }
}

extension FrozenPlan {
    /// What a position makes of a release; nil where it is as it was before.
    func stage(of member: FrozenMember, at position: Position) -> FrozenStage? {
        guard let number = plan.ownStage(of: member.name, at: position) else { return nil }
        return member.stages.indices.contains(number) ? member.stages[number] : nil
    }
}

extension FrozenMember {
    package var place: MemberPlace {
        MemberPlace(target: target, namespace: release.namespace, release: release.name)
    }
}

extension MemberPlace {
    package var key: ReleaseKey { ReleaseKey(namespace: namespace, name: release) }
}
