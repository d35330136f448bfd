import Charts
import Failures
import GoLibrary
import GoTemplate
import Manifests
import Releases
import Rendering

/// Takes a release away.
///
/// Mirrors pkg/action uninstall.go.
package struct Uninstallation {
    package let key: ReleaseKey
    package var apply = ApplyOptions()
    /// Helm's own words where empty.
    package var description = GoString()
    package var mode = ChangeMode.apply
    package var ignoresMissing = false
    package var keepsHistory = false

    package init(_ key: ReleaseKey) { self.key = key }

    /// What an uninstallation came to.
    package struct Outcome {
        /// The release as it was; nil where there was none and that is no failure.
        package let release: ReleaseSummary?
        /// What stays because of its resource policy, a line each; empty for nothing.
        package let kept: GoString
    }

    package func run(in scope: OperationScope) throws -> Outcome {
        try scope.cluster.checkReachable()
        if mode.isDryRun { return try simulate(in: scope) }
        guard ReleaseName.isValid(key.name) else {
            throw HelmError("uninstall: Release name is invalid: " + key.name)
        }
        scope.log.debug(.readHistory(key))
        guard try exists(in: scope) else { return Outcome(release: nil, kept: GoString()) }
        let lock = try scope.lock(key, for: .uninstall, timeout: apply.timeout)
        defer { lock.end() }
        return try remove(in: scope, under: lock)
    }

    private func simulate(in scope: OperationScope) throws -> Outcome {
        do {
            let release = try ReleaseReader(scope.store, log: scope.log).release(key)
            return Outcome(release: release.summary, kept: GoString())
        } catch let error as StoreError where error.isNotFound && ignoresMissing {
            return Outcome(release: nil, kept: GoString())
        }
    }

    private func exists(in scope: OperationScope) throws -> Bool {
        do {
            _ = try scope.store.history(of: key)
            return true
        } catch let error as StoreError {
            if ignoresMissing { return false }
            throw HelmError("uninstall: Release not loaded: " + key.name + ": " + error.message)
        }
    }

    /// Deletes the objects and ends the history of a release that is locked already.
    func remove(in scope: OperationScope, under lock: ReleaseLock) throws -> Outcome {
        guard try exists(in: scope) else { return Outcome(release: nil, kept: GoString()) }
        let history = try scope.store.history(of: key)
        guard let last = history.last else { throw HelmError("no release provided") }
        if last.status == .uninstalled {
            guard !keepsHistory else {
                throw HelmError("the release named " + Strconv.quote(key.name) + " is already deleted")
            }
            if let failure = try purge(under: lock) { throw failure }
            return Outcome(release: last, kept: GoString())
        }
        var release = try scope.store.release(last.revisionKey)
        let kept = try delete(&release, in: scope, under: lock)
        var problems = try settle(&release, kept.plan, in: scope, under: lock)
        if problems.contains(where: \.isCancellation) { throw try fail(&release, .cancelled, under: lock) }
        logEnd(of: release, history, in: scope)
        if let problem = try finish(release, history, under: lock) { problems.append(problem) }
        if let problem = problems.first { throw Self.summary(problem, of: problems) }
        return Outcome(release: last, kept: kept.text)
    }

    /// Deletes the objects but those with a resource policy; gives the lines about the latter.
    ///
    /// Where that fails the revision stays `uninstalling`, as Helm leaves it; after a signal it becomes `failed`.
    private func delete(
        _ release: inout Release, in scope: OperationScope, under lock: ReleaseLock
    ) throws -> (plan: ApplyPlan, text: GoString) {
        let before = release
        scope.log.debug("uninstall: deleting release", [("name", key.name)])
        if !apply.runsHooks { scope.log.debug("delete hooks disabled", [("release", key.name)]) }
        try mark(&release, under: lock)
        do {
            try hooks(in: scope, under: lock).run(.preDelete, of: &release)
        } catch let failure as ClusterFailure {
            if !failure.isCancellation, before.hasSameRuns(as: release) { try lock.finishFailed(before) }
            throw try fail(&release, failure.ofOperation, under: lock)
        }
        scope.log.debug(.update(release.revisionKey))
        do {
            let parts = try ResourcePolicy.parts(of: release.manifest)
            return (try deleteObjects(parts.removed, in: scope, under: lock), parts.keptText)
        } catch let failure as ClusterFailure {
            throw try fail(&release, failure.ofOperation, under: lock)
        }
    }

    /// Gives up a release that could not be taken away; after a signal, that is recorded.
    private func fail(
        _ release: inout Release, _ failure: ClusterFailure, under lock: ReleaseLock
    ) throws -> ClusterFailure {
        guard failure.kind == .cancelled else {
            if !lock.isOver { try lock.leave() }
            return failure
        }
        release.info.status = .failed
        release.info.description = failure.message
        try lock.finishFailed(release)
        return failure
    }

    /// Records that the release is going, if the account may; Helm goes on without.
    private func mark(_ release: inout Release, under lock: ReleaseLock) throws {
        let change = InfoChange(
            revision: release.revision, status: .uninstalling,
            description: "Deletion in progress (or silently failed)", deleted: .wallClock)
        release.info.apply(change)
        do {
            try lock.change([change], marking: release.revision)
        } catch let error as StoreError where error.isForbidden {}
    }

    /// Hooks of a deletion are always applied by the server.
    private func hooks(in scope: OperationScope, under lock: ReleaseLock) -> HookRunner {
        HookRunner(cluster: scope.cluster, options: apply, lock: lock, log: scope.log, applyMethod: .serverSide)
    }

    /// Helm says nothing of why it could not.
    private func deleteObjects(
        _ manifests: [Manifest], in scope: OperationScope, under lock: ReleaseLock
    ) throws -> ApplyPlan {
        var applied = Applied()
        do {
            let plan = try lock.step { try scope.cluster.plan(.uninstall(manifests, of: key), apply) }
            try lock.step { try scope.cluster.apply(plan, apply, noting: &applied) }
            return plan
        } catch let failure as ClusterFailure {
            throw ClusterFailure("failed to delete release: " + key.name, kind: failure.kind, causes: [failure])
        }
    }

    /// Waits until the objects are gone and runs the last hooks; what fails of that does not keep the release.
    private func settle(
        _ release: inout Release, _ plan: ApplyPlan, in scope: OperationScope, under lock: ReleaseLock
    ) throws -> [ClusterFailure] {
        var problems: [ClusterFailure] = []
        do { try lock.step { try scope.cluster.wait(for: plan, apply) } } catch let failure as ClusterFailure {
            problems.append(failure)
        }
        do { try hooks(in: scope, under: lock).run(.postDelete, of: &release) } catch let failure as ClusterFailure {
            problems.append(failure)
        }
        return problems
    }

    private func logEnd(of release: Release, _ history: [ReleaseSummary], in scope: OperationScope) {
        guard keepsHistory else {
            scope.log.debug("purge requested", [("release", key.name)])
            for summary in history { scope.log.debug(.delete(summary.revisionKey)) }
            return
        }
        scope.log.debug(.update(release.revisionKey), .readDeployed(key))
        for summary in history where summary.status == .deployed && summary.revision != release.revision {
            scope.log.debug("superseding previous deployment", [("version", GoString("\(summary.revision)"))])
            scope.log.debug(.update(summary.revisionKey))
        }
    }

    private static func summary(_ first: ClusterFailure, of problems: [ClusterFailure]) -> ClusterFailure {
        let what = GoString("uninstallation completed with \(problems.count) error(s): ")
        let texts = problems.map(\.message).joined(by: "; ")
        return ClusterFailure(what + texts, kind: first.kind, object: first.object, causes: problems)
    }

    /// Deletes the history; gives why that is not allowed.
    private func purge(under lock: ReleaseLock) throws -> ClusterFailure? {
        do { try lock.finishDeleting() } catch let error as StoreError where error.isForbidden {
            try lock.leave()
            return ClusterFailure("uninstall: Failed to purge the release: " + error.message, kind: .forbidden)
        }
        return nil
    }

    /// Ends the history; gives why that is not allowed, of which Helm tells nothing where it is kept.
    private func finish(
        _ release: Release, _ history: [ReleaseSummary], under lock: ReleaseLock
    ) throws -> ClusterFailure? {
        guard keepsHistory else { return try purge(under: lock) }
        var ended = release
        ended.info.status = .uninstalled
        ended.info.description = description.isEmpty ? "Uninstallation complete" : description
        let deployed = history.filter { $0.status == .deployed && $0.revision != release.revision }
        let superseded = deployed.map { InfoChange(revision: $0.revision, status: .superseded) }
        do { try lock.finish(ended, changing: superseded) } catch let error as StoreError where error.isForbidden {}
        return nil
    }
}

extension Release {
    /// Whether no hook ran, or began to, in one of both only.
    fileprivate func hasSameRuns(as other: Release) -> Bool {
        zip(hooks, other.hooks).allSatisfy { $0.lastRun.startedAt.compare($1.lastRun.startedAt) == 0 }
    }
}
