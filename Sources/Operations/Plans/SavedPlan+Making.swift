import Failures
import GoLibrary
import GoTemplate
import Releases

extension UpgradeOrInstall {
    /// Renders the change and asks the server what would come of it; nothing is recorded or applied.
    ///
    /// - Parameter lifetime: for how many seconds the plan may be carried out.
    /// - Throws: as `run` does; `PlanFailure` where the server would not do it.
    package func plan(in scope: OperationScope, lifetime: Int64) throws -> (plan: SavedPlan, objects: [ForeseenObject])
    {
        let prepared = try rendered(in: scope)
        var plan = SavedPlan(prepared.release, audit: prepared.audit, settings: prepared.settings)
        plan.made = .wallClock
        plan.expires = plan.made.adding(GoDuration(wrappingSeconds: lifetime))
        plan.circumstances = try .now(of: prepared.release, after: prepared.current, in: scope)
        let foreseen = try plan.foresee(after: prepared.current, in: scope)
        try SavedPlan.checkAccepted(foreseen)
        plan.objects = foreseen.map(PlannedObject.init)
        return (plan, foreseen)
    }
}

extension SavedPlan.Circumstances {
    /// - Parameter current: the revision that the change starts from; nil for an install.
    static func now(
        of release: Release, after current: Release?, in scope: OperationScope
    ) throws -> SavedPlan.Circumstances {
        var circumstances = SavedPlan.Circumstances()
        circumstances.cluster = try scope.cluster.identity() ?? ""
        guard let current else { return circumstances }
        circumstances.revision = current.revision
        circumstances.digest = ContentDigest.of(try RecordCodec.json(of: current))
        return circumstances
    }
}

extension SavedPlan {
    /// What the server would make of the objects now.
    func foresee(after current: Release?, in scope: OperationScope) throws(ClusterFailure) -> [ForeseenObject] {
        let new = ReleaseObjects(release)
        let change = current.map { ReleaseChange.upgrade(from: ReleaseObjects($0), to: new) } ?? .install(new)
        return try scope.cluster.foresee(scope.cluster.plan(change, settings.apply), settings.apply)
    }

    /// Refuses what would fail.
    static func checkAccepted(_ objects: [ForeseenObject]) throws(PlanFailure) {
        let problems = objects.flatMap { object -> [GoString] in
            let name = object.key.kind + " " + object.key.name + ": "
            return (object.refusal.map { [name + $0] } ?? [])
                + object.conflicts.map { name + $0.field + ": " + $0.reason }
        }
        guard !problems.isEmpty else { return }
        throw PlanFailure("the server would not take it: " + problems.joined(by: "; "))
    }
}
