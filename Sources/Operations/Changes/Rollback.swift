import Charts
import Compatibility
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
    /// The revision to return to where it is at hand: the history need not have it any more, and `target` means nothing.
    package var pinned: Release?
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
        scope.log.debug("preparing rollback", [("name", key.name)])
        let plan = try plan(in: scope)
        let simulated = try release(for: plan, in: scope)
        log(plan, in: scope)
        if mode.isDryRun { return simulated }
        return try scope.holding(key, for: .rollback, timeout: apply.timeout) { try run(in: scope, under: $0) }
    }

    /// - Parameter lock: the right to change the release.
    func run(in scope: OperationScope, under lock: ReleaseLock) throws -> Release {
        let plan = try plan(in: scope)
        var release = try release(for: plan, in: scope)
        scope.log.debug("creating rolled back release", [("name", key.name)])
        scope.log.debug(.create(release.revisionKey))
        if historyMaximum > 0 { scope.log.debug(.readHistory(key)) }
        try lock.begin(release, audit: audit(of: release, after: plan, in: scope), keeping: historyMaximum)
        let changes = try planObjects(of: &release, after: plan.current, in: scope, under: lock)
        scope.log.debug("performing rollback", [("name", key.name)])
        try perform(changes, of: &release, after: plan.current, in: scope, under: lock)
        release.info.status = .deployed
        logEnd(of: release, in: scope)
        try lock.finish(release)
        return release
    }

    private func log(_ plan: RollbackPlan, in scope: OperationScope) {
        let log = scope.log
        log.debug(.readLast(key), .readHistory(key), .readHistory(key))
        let (current, target) = (GoString("\(plan.current.revision)"), GoString("\(plan.target.revision)"))
        log.debug("rolling back", [("name", key.name), ("currentVersion", current), ("targetVersion", target)])
        log.debug(.read(plan.target.revisionKey))
        guard mode.isDryRun else { return }
        log.debug("performing rollback", [("name", key.name)])
        log.debug("dry run", [("name", key.name)])
    }

    private func logEnd(of release: Release, in scope: OperationScope) {
        guard scope.log.isDebugging else { return }
        scope.log.debug(.readDeployed(key))
        let history = (try? scope.store.history(of: key)) ?? []
        for older in history where older.status == .deployed {
            scope.log.debug("superseding previous deployment", [("version", GoString("\(older.revision)"))])
            scope.log.debug(.update(older.revisionKey))
        }
        scope.log.debug("updating status for rolled back release", [("name", key.name)])
        scope.log.debug(.update(release.revisionKey))
    }

    private func plan(in scope: OperationScope) throws -> RollbackPlan {
        guard ReleaseName.isValid(key.name) else {
            throw HelmError("prepareRollback: Release name is invalid: " + key.name)
        }
        if let pinned { return try RollbackPlan(key, toPinned: pinned.summary, in: scope.store) }
        return try RollbackPlan(key, to: target, in: scope.store)
    }

    /// The revision to make: the older one again.
    private func release(for plan: RollbackPlan, in scope: OperationScope) throws -> Release {
        var release = try pinned ?? scope.store.release(plan.target.revisionKey)
        let method = try serverSide.applyMethod(after: release.applyMethod)
        release.info = ReleaseInfo(
            firstDeployed: plan.current.firstDeployed, lastDeployed: .wallClock,
            description: description.isEmpty ? GoString("Rollback to \(plan.target.revision)") : description,
            status: .pendingRollback,
            rollbackRevision: Compatibility.has(.rollbackRevisions) ? plan.target.revision : 0,
            notes: release.info.notes)
        release.namespace = plan.current.namespace
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
    ///
    /// Where nobody can tell, the revision stays `pending-rollback`, as Helm leaves it; after a signal it becomes `failed`.
    private func planObjects(
        of release: inout Release, after current: ReleaseSummary, in scope: OperationScope, under lock: ReleaseLock
    ) throws -> ApplyPlan {
        let before = scope.cluster.isPresent ? try scope.store.release(current.revisionKey) : release
        let change = ReleaseChange.rollback(from: ReleaseObjects(before), to: ReleaseObjects(release))
        do { return try lock.step { try scope.cluster.plan(change, apply) } } catch let failure as ClusterFailure {
            guard failure.isCancellation else {
                try lock.leave()
                throw failure
            }
            return try failing(&release, lock: lock, words: { $0 }) { _ in throw failure.ofOperation }
        }
    }

    /// Applies the revision; each step that fails leaves it as Helm does.
    private func perform(
        _ plan: ApplyPlan, of release: inout Release, after current: ReleaseSummary, in scope: OperationScope,
        under lock: ReleaseLock
    ) throws {
        let hooks = HookRunner(cluster: scope.cluster, options: apply, lock: lock, log: scope.log)
        if !apply.runsHooks { scope.log.debug("rollback hooks disabled", [("name", key.name)]) }
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

    /// Deletes what the rollback created, where that was asked for; that there is nothing to delete is a failure to Helm.
    private func cleanUp(
        _ created: [ObjectKey], after failure: ClusterFailure, in scope: OperationScope
    ) -> ClusterFailure {
        guard apply.cleansUpOnFailure else { return failure }
        do throws(ClusterFailure) {
            if created.isEmpty { throw ClusterFailure("object not found, skipping delete: no objects visited") }
            try scope.cluster.delete(created, apply)
        } catch {
            return error.within(
                "an error occurred while cleaning up resources. original rollback error: unable to cleanup resources: ")
        }
        return failure
    }

    /// Runs a step; where it fails, the revision is recorded as failed and the operation is over.
    ///
    /// Helm leaves a revision whose hook fails pending, which blocks every later operation; here it becomes `failed`.
    private func failing<Result>(
        _ release: inout Release, lock: ReleaseLock, changing changes: [InfoChange] = [],
        words: (GoString) -> GoString, _ step: (inout Release) throws -> Result
    ) throws -> Result {
        do {
            return try step(&release)
        } catch let failure as ClusterFailure {
            release.info.status = .failed
            release.info.description = words(failure.message)
            try lock.finishFailed(release, changing: changes)
            throw failure
        }
    }
}
