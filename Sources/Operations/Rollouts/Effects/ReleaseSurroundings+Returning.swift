import GoLibrary
import GoTemplate
import Releases
import Rollouts

/// Takes steps back, also over what others changed in the cluster.
extension ReleaseSurroundings {
    /// One ordinary revision with what a position made of a release; without a base, none at all.
    func goBack(_ member: FrozenMember, to target: Position, _ scope: OperationScope) throws -> Release? {
        switch target {
        case .stage(let index) where !frozen.plan.isUntouched(member.name, at: target):
            return try apply(member, stage: index, takingBack: true, scope)
        case .stage, .base:
            if let base = members[member.name]?.base { return try rollBack(member, to: base, scope) }
            // What was there before is not forgotten by taking away what is there now.
            if let base = member.base { throw RolloutFailure.baseIsGone(member, base) }
            return try uninstall(member, scope)
        }
    }

    private func rollBack(_ member: FrozenMember, to base: Release, _ scope: OperationScope) throws -> Release {
        try keep(for: frozen.plan.returning.wait)
        var rollback = Rollback(member.release)
        rollback.pinned = base
        rollback.apply = apply(waiting: frozen.plan.returning.wait, runsHooks: settings.hooks != .none)
        rollback.apply.forcesConflicts = base.applyMethod == .known(.serverSide)
        rollback.description = GoString("Rollback to \(base.revision) (rollout ") + rollout.key.text + ")"
        rollback.historyMaximum = historyMaximum
        return try rollback.run(in: scope)
    }

    /// What the rollout installed goes, and nothing was there before.
    private func uninstall(_ member: FrozenMember, _ scope: OperationScope) throws -> Release? {
        try keep(for: frozen.plan.returning.wait)
        var uninstallation = Uninstallation(member.release)
        uninstallation.apply = apply(waiting: frozen.plan.returning.wait, runsHooks: settings.hooks != .none)
        uninstallation.ignoresMissing = true
        _ = try uninstallation.run(in: scope)
        return nil
    }
}
