import Charts
import Failures
import GoTemplate
import Releases
import Rendering

/// Makes an older revision the newest one again.
///
/// Mirrors pkg/action rollback.go.
package struct Rollback {
    /// Where to return to.
    package enum Target {
        /// The revision before the newest.
        case previous
        case revision(Int)
        /// The newest revision with the label that was deployed once.
        case labelled(key: GoString, value: GoString)
    }

    package let key: ReleaseKey
    package var target = Target.previous
    package var apply = ApplyOptions()
    /// Helm's own words where empty.
    package var description = GoString()
    package var isDryRun = false
    package var serverSide: GoString = "auto"
    /// How many revisions stay; 0 for all.
    package var historyMaximum = 0

    package init(_ key: ReleaseKey) { self.key = key }

    /// Records the older revision again and applies it.
    ///
    /// - Parameter lock: the right to change the release; nil for a dry run, which writes nothing.
    /// - Returns: the new revision.
    package func run(in scope: OperationScope, under lock: ReleaseLock?) throws -> Release {
        let plan = try plan(in: scope)
        var release = plan.release
        guard let lock, !isDryRun else { return release }
        try lock.begin(release, audit: try audit(of: plan, in: scope), keeping: historyMaximum)
        do {
            try perform(&release, after: plan.current, in: scope, under: lock)
        } catch let failure as ClusterFailure {
            throw HelmError(failure.message)
        }
        release.info.status = .deployed
        try lock.finish(release)
        return release
    }

    /// The revision that the release would return to.
    ///
    /// - Throws: `HelmError` where there is none; the store's failure for an unknown release.
    package func targetRevision(in store: any ReleaseStore) throws -> Int {
        try targetRevision(in: store.history(of: key)).target
    }

    private func targetRevision(in history: [ReleaseHead]) throws -> (target: Int, current: ReleaseHead) {
        if case .revision(let number) = target, number < 0 { throw HelmError("invalid release revision") }
        guard let current = history.last else { throw StoreError.notFound }
        return (try revision(in: history, current: current), current)
    }

    /// Refuses what cannot be done before anything is locked.
    package func check(in scope: OperationScope) throws { _ = try plan(in: scope) }

    /// The audit of the older revision, with who returned to it; Helm's revisions have none to begin with.
    private func audit(of plan: RollbackPlan, in scope: OperationScope) throws -> ReleaseAudit {
        let older = try scope.store.audit(of: plan.target)
        var audit = scope.audit(of: "rollback", from: older)
        if audit.effectiveValues == nil {
            let (chart, values) = (plan.release.chartWithSubcharts, plan.release.config ?? Map())
            audit.effectiveValues = try? ValuesReuse.coalesced(chart, values, log: Log())
        }
        return audit
    }

    private func plan(in scope: OperationScope) throws -> RollbackPlan {
        guard ReleaseName.isValid(key.name) else {
            throw HelmError("prepareRollback: Release name is invalid: " + key.name)
        }
        let (revision, current) = try targetRevision(in: scope.store.history(of: key))
        var release = try scope.store.release(key.revision(revision))
        let method = try ApplyMethod.chosen(serverSide, before: release.applyMethod)
        let words = description.isEmpty ? GoString("Rollback to \(revision)") : description
        release.info = ReleaseInfo(
            firstDeployed: current.firstDeployed, lastDeployed: .wallClock, description: words,
            status: .pendingRollback, notes: release.info.notes)
        release.revision = current.revision + 1
        release.applyMethod = method
        return RollbackPlan(current: current, target: key.revision(revision), release: release)
    }

    private func revision(in history: [ReleaseHead], current: ReleaseHead) throws(HelmError) -> Int {
        switch target {
        case .labelled(let key, let value):
            let found = history.last { $0.labels[key] == value && $0.wasDeployed }
            if let found { return found.revision }
            let label = Strconv.quote(key + "=" + value)
            throw HelmError("release " + self.key.name + " has no deployed revision with the label " + label)
        case .revision(let number) where number > 0: return try existing(number, in: history)
        case .revision, .previous: return try existing(current.revision - 1, in: history)
        }
    }

    private func existing(_ revision: Int, in history: [ReleaseHead]) throws(HelmError) -> Int {
        if history.contains(where: { $0.revision == revision }) { return revision }
        throw HelmError(GoString("release has no \(revision) version"))
    }
}

/// What a rollback is going to do.
private struct RollbackPlan {
    /// The newest revision.
    let current: ReleaseHead
    /// The revision to return to.
    let target: RevisionKey
    /// The revision to make.
    let release: Release
}

extension Rollback {
    /// Applies the revision; each step that fails leaves it as Helm does.
    private func perform(
        _ release: inout Release, after current: ReleaseHead, in scope: OperationScope, under lock: ReleaseLock
    ) throws {
        let hooks = HookRunner(cluster: scope.cluster, options: apply, record: lock.record)
        try failing(&release, lock: lock, words: { $0 }) { release in
            try hooks.run(.preRollback, of: &release)
        }
        let superseded = InfoChange(revision: current.revision, status: .superseded)
        let name = Strconv.quote(key.name)
        try failing(&release, lock: lock, changing: [superseded], words: { "Rollback " + name + " failed: " + $0 }) {
            release in
            do throws(ClusterFailure) {
                let before = scope.cluster.isPresent ? try? scope.store.release(current.revisionKey) : nil
                try scope.cluster.update(before ?? release, to: release, apply)
            } catch {
                scope.log.warn("Rollback " + name + " failed: " + error.message)
                throw error
            }
        }
        try failing(&release, lock: lock, words: { "Release " + name + " failed: " + $0 }) { release in
            try explaining("release " + key.name + " failed: ") { try scope.cluster.wait(for: release, apply) }
        }
        try failing(&release, lock: lock, words: { $0 }) { release in
            try hooks.run(.postRollback, of: &release)
        }
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

extension ReleaseHead {
    /// Whether the revision was ever the one in the cluster.
    fileprivate var wasDeployed: Bool {
        switch status {
        case .deployed, .superseded, .uninstalled, .uninstalling: true
        default: false
        }
    }
}
