import GoTemplate
import Releases
import Rollouts

/// Looks for what happened beside the rollout.
extension ReleaseSurroundings {
    func obstacle(to effect: Effect?, of head: RolloutHead) throws -> (obstacle: Obstacle, message: GoString)? {
        for member in frozen.members where isLookedAt(member, head) {
            let foreign = try TargetFailure.naming(member.target) { try foreignRevision(of: member, head) }
            if let foreign { return foreign }
        }
        guard let effect, case .apply(let name, let stage) = effect.work, let member = frozen.member(name) else {
            return nil
        }
        if let changed = try changedRendering(of: member, stage: stage), !head.accepted.contains(changed.obstacle) {
            return changed
        }
        return try TargetFailure.naming(member.target) {
            try guardsObjection(to: effect, member, stage: stage, head)
        }
    }

    /// Whether a release was changed, or is to be: the targets of later waves need not be there yet.
    private func isLookedAt(_ member: FrozenMember, _ head: RolloutHead) -> Bool {
        head.touched.contains(member.name) || frozen.plan.stage(head.stage)?.concerns(member.name) ?? true
    }

    /// A newest revision that is not the rollout's: Helm knows no claims.
    private func foreignRevision(
        of member: FrozenMember, _ head: RolloutHead
    ) throws -> (obstacle: Obstacle, message: GoString)? {
        let store = try scope(of: member).store
        guard let newest = try store.last(of: member.release) else { return nil }
        let known = head.revisions[member.name] ?? members[member.name]?.base?.revision ?? 0
        guard newest.revision > known else { return nil }
        if RolloutPart.made(try store.audit(of: newest.revisionKey), of: rollout.key) { return nil }
        let obstacle = Obstacle(.foreignRevision, member.name, revision: newest.revision)
        let what = newest.revisionKey.text + " is not of this rollout: " + newest.description
        return (obstacle, what)
    }

    /// What would be applied is what was reviewed, or nobody knows what it is.
    private func changedRendering(
        of member: FrozenMember, stage index: Int
    ) throws -> (obstacle: Obstacle, message: GoString)? {
        guard guards.reading == .hold, let stage = frozen.stage(of: member, at: .stage(index)),
            try !member.renders(stage, frozen.rendering)
        else { return nil }
        let what = "the stage renders to something else than when it was reviewed with swelm " + frozen.version
        return (Obstacle(.changedRendering, member.name), what)
    }
}
