import GoTemplate
import Releases
import Rollouts

/// Looks for what happened beside the rollout.
extension ReleaseSurroundings {
    func obstacle(to effect: Effect?, of head: RolloutHead) throws -> (obstacle: Obstacle, message: GoString)? {
        for member in frozen.members {
            if let foreign = try foreignRevision(of: member, head) { return foreign }
        }
        guard let effect, case .apply(let name, let stage) = effect.work, let member = frozen.member(name) else {
            return nil
        }
        if let changed = try changedRendering(of: member, stage: stage), !head.accepted.contains(changed.obstacle) {
            return changed
        }
        return try guardsObjection(to: effect, member, stage: stage, head)
    }

    /// A newest revision that is not the rollout's: Helm knows no claims.
    private func foreignRevision(
        of member: FrozenMember, _ head: RolloutHead
    ) throws -> (obstacle: Obstacle, message: GoString)? {
        guard let newest = try scope.store.last(of: member.release) else { return nil }
        let known = head.revisions[member.name] ?? members[member.name]?.base?.revision ?? 0
        guard newest.revision > known else { return nil }
        if RolloutPart.made(try scope.store.audit(of: newest.revisionKey), of: rollout.key) { return nil }
        let obstacle = Obstacle(.foreignRevision, member.name, revision: newest.revision)
        let what = newest.revisionKey.text + " is not of this rollout: " + newest.description
        return (obstacle, what)
    }

    /// What would be applied is what was reviewed, or nobody knows what it is.
    private func changedRendering(
        of member: FrozenMember, stage index: Int
    ) throws -> (obstacle: Obstacle, message: GoString)? {
        guard guards.reading == .hold, let stage = member.stage(index), try !member.renders(stage, frozen.rendering)
        else { return nil }
        let what = "the stage renders to something else than when it was reviewed with swelm " + frozen.version
        return (Obstacle(.changedRendering, member.name), what)
    }
}
