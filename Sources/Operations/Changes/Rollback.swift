import Charts
import Failures
import GoTemplate
import Kubernetes
import Manifests
import Releases
import Rendering

/// Makes an older revision the newest one again.
///
/// Mirrors pkg/action rollback.go.
package struct Rollback {
    package let key: ReleaseKey
    /// Where to return to.
    package var target = RollbackTarget.previous
    package var apply = ApplyOptions()
    /// Helm's own words where empty.
    package var description = GoString()
    package var mode = ChangeMode.apply
    package var serverSide = OpenEnum.known(ServerSideMode.automatic)
    /// How many revisions stay; 0 for all.
    package var historyMaximum = 0

    package init(_ key: ReleaseKey) { self.key = key }

    /// Records the older revision again and applies it.
    ///
    /// - Returns: the new revision, or the one that a dry run would make.
    /// - Throws: Helm's failure; once the revision was recorded, it stays as `failed`.
    package func run(in scope: OperationScope) throws -> Release {
        try scope.cluster.checkReachable()
        // What cannot be done is refused before anything is locked.
        let simulated = try release(for: plan(in: scope), in: scope)
        if mode.isDryRun { return simulated }
        let lock = try scope.lock(key, for: .rollback, timeout: apply.timeout)
        defer { lock.end() }
        return try run(in: scope, under: lock)
    }

    /// - Parameter lock: the right to change the release.
    func run(in scope: OperationScope, under lock: ReleaseLock) throws -> Release {
        let plan = try plan(in: scope)
        var release = try release(for: plan, in: scope)
        let changes = try lock.step { try planObjects(of: release, after: plan.current, in: scope) }
        try lock.begin(release, audit: audit(of: release, after: plan, in: scope), keeping: historyMaximum)
        try perform(changes, of: &release, after: plan.current, in: scope, under: lock)
        release.info.status = .deployed
        try lock.finish(release)
        return release
    }

    private func plan(in scope: OperationScope) throws -> RollbackPlan {
        guard ReleaseName.isValid(key.name) else {
            throw HelmError("prepareRollback: Release name is invalid: " + key.name)
        }
        return try RollbackPlan(key, to: target, in: scope.store)
    }

    /// The revision to make: the older one again.
    private func release(for plan: RollbackPlan, in scope: OperationScope) throws -> Release {
        var release = try scope.store.release(plan.target.revisionKey)
        let method = try serverSide.applyMethod(after: release.applyMethod)
        release.info = ReleaseInfo(
            firstDeployed: plan.current.firstDeployed, lastDeployed: .wallClock,
            description: description.isEmpty ? GoString("Rollback to \(plan.target.revision)") : description,
            status: .pendingRollback, notes: release.info.notes)
        release.revision = plan.revision
        release.applyMethod = .known(method)
        return release
    }

    /// The audit of the older revision, with who returned to it; Helm's revisions have none to begin with.
    private func audit(of release: Release, after plan: RollbackPlan, in scope: OperationScope) throws -> ReleaseAudit {
        let older = try scope.store.audit(of: plan.target.revisionKey)
        var audit = scope.audit(of: .rollback, from: older)
        if audit.effectiveValues == nil {
            let (chart, values) = (release.chartWithSubcharts, release.config ?? Map())
            audit.effectiveValues = try? ValuesReuse.coalesced(chart, values, log: Log())
        }
        return audit
    }
}

extension Rollback {
    /// What becomes of the objects of the newest revision; without a cluster, that is not even read.
    private func planObjects(
        of release: Release, after current: ReleaseSummary, in scope: OperationScope
    ) throws -> ApplyPlan {
        let before = scope.cluster.isPresent ? try scope.store.release(current.revisionKey) : release
        return try scope.cluster.plan(.rollback(from: ReleaseObjects(before), to: ReleaseObjects(release)), apply)
    }

    /// Applies the revision; each step that fails leaves it as Helm does.
    private func perform(
        _ plan: ApplyPlan, of release: inout Release, after current: ReleaseSummary, in scope: OperationScope,
        under lock: ReleaseLock
    ) throws {
        let hooks = HookRunner(cluster: scope.cluster, options: apply, lock: lock, log: scope.log)
        try failing(&release, lock: lock, words: { $0 }) { release in
            try hooks.run(.preRollback, of: &release)
        }
        try change(plan, of: &release, after: current, in: scope, under: lock)
        try failing(&release, lock: lock, words: { "Release " + Strconv.quote(key.name) + " failed: " + $0 }) { _ in
            do { try lock.step { try scope.cluster.wait(for: plan, apply) } } catch let failure as ClusterFailure {
                throw failure.within("release " + key.name + " failed: ")
            }
        }
        try failing(&release, lock: lock, words: { $0 }) { release in
            try hooks.run(.postRollback, of: &release)
        }
    }

    private func change(
        _ plan: ApplyPlan, of release: inout Release, after current: ReleaseSummary, in scope: OperationScope,
        under lock: ReleaseLock
    ) throws {
        let superseded = InfoChange(revision: current.revision, status: .superseded)
        let what = "Rollback " + Strconv.quote(key.name) + " failed: "
        var applied = Applied()
        do {
            try failing(&release, lock: lock, changing: [superseded], words: { what + $0 }) { _ in
                try lock.step { try scope.cluster.apply(plan, apply, noting: &applied) }
            }
        } catch let failure as ClusterFailure {
            scope.log.warn(what + failure.message)
            throw cleanUp(applied.created, after: failure, in: scope)
        }
    }

    /// Deletes what the rollback created, where that was asked for.
    private func cleanUp(
        _ created: [ObjectKey], after failure: ClusterFailure, in scope: OperationScope
    ) -> ClusterFailure {
        guard apply.cleansUpOnFailure, !created.isEmpty else { return failure }
        do throws(ClusterFailure) { try scope.cluster.delete(created, apply) } catch {
            return error.within(
                "an error occurred while cleaning up resources. original rollback error: unable to cleanup resources: ")
        }
        return failure
    }

    /// Runs a step; where it fails, the revision is recorded as failed and the operation is over.
    ///
    /// Helm leaves a revision whose hook fails pending, which blocks every later operation; here it becomes `failed`.
    private func failing(
        _ release: inout Release, lock: ReleaseLock, changing changes: [InfoChange] = [],
        words: (GoString) -> GoString, _ step: (inout Release) throws -> Void
    ) throws {
        do {
            try step(&release)
        } catch let failure as ClusterFailure {
            release.info.status = .failed
            release.info.description = words(failure.message)
            try lock.finish(release, changing: changes)
            throw failure
        }
    }
}
