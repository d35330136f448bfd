import Charts
import Failures
import GoLibrary
import GoTemplate
import Releases
import Rendering

/// Makes the first revision of a release.
///
/// Mirrors pkg/action install.go.
package struct Installation {
    package let key: ReleaseKey
    package var options: ChangeOptions
    /// Whether the name of an uninstalled or failed release may be used again.
    package var replaces = false
    package var applyMethod = ApplyMethod.serverSide

    package init(_ key: ReleaseKey, _ options: ChangeOptions) {
        self.key = key
        self.options = options
    }

    /// Renders, records and applies.
    ///
    /// - Returns: the revision as it was recorded last, or all there is of a dry run.
    /// - Throws: Helm's failure; once the revision was recorded, it stays as `failed`.
    package func run(in scope: OperationScope) throws -> Release {
        let prepared = try prepare(in: scope)
        if options.mode.isDryRun { return prepared.release }
        let lock = try scope.lock(key, for: .install, timeout: options.apply.timeout)
        defer { lock.end() }
        do { return try run(prepared, in: scope, under: lock) } catch let error as StoreError
            where error.isAlreadyRecorded
        {
            // It was made while this waited for the lock.
            let renumbered = PreparedInstallation(prepared.release, after: try availableName(in: scope))
            return try run(renumbered, in: scope, under: lock)
        }
    }

    /// Checks the name and renders; nothing is written or locked, so that a chart that fails makes no store.
    ///
    /// - Returns: the revision to be recorded, or all there is of a dry run.
    func prepare(in scope: OperationScope) throws -> PreparedInstallation {
        if options.mode != .dryRun(.client) { try scope.cluster.requireReachable(log: scope.log) }
        try checkHiding(scope.log)
        if !options.mode.isDryRun { scope.log.debug(.readHistory(key)) }
        let last = try availableName(in: scope)
        try Dependencies.process(options.chart, userValues: options.values, log: scope.log)
        try prepareCustomResources(in: scope)
        var release = try render(in: scope)
        if options.mode == .dryRun(.server) { _ = try plan(release, in: scope) }
        if options.mode.isDryRun {
            release.info.description = "Dry run complete"
            return PreparedInstallation(release, after: nil)
        }
        let prepared = PreparedInstallation(release, after: last)
        try ReleaseLabels.check(release.labels, of: prepared.release.revisionKey)
        return prepared
    }

    /// Records what was prepared, and applies it.
    ///
    /// - Parameter lock: the right to change the release.
    /// - Throws: Helm's failure; a lost race where the name was taken since.
    func run(_ prepared: PreparedInstallation, in scope: OperationScope, under lock: ReleaseLock) throws -> Release {
        var release = prepared.release
        let plan = try lock.step { try self.plan(release, in: scope) }
        if options.apply.createsNamespace {
            // Helm finds out when the namespace is there already.
            try scope.store.check(release)
            try lock.step { try createNamespace(in: scope) }
        }
        let changes = superseding(prepared.last)
        if replaces { scope.log.debug(.readHistory(key)) }
        for change in changes { scope.log.debug(.update(key.revision(change.revision))) }
        scope.log.debug(.create(release.revisionKey))
        try lock.begin(release, audit: options.audit(in: scope, of: lock.operation), changing: changes)
        do {
            try apply(plan, of: &release, in: scope, under: lock)
        } catch let failure as ClusterFailure {
            throw try fail(release, failure.ofOperation, in: scope, under: lock)
        }
        release.info.status = .deployed
        release.info.description = options.description.isEmpty ? "Install complete" : options.description
        try finish(release, in: scope, under: lock)
        return release
    }

    /// Records that all went well; Helm only logs that an account may not.
    private func finish(_ release: Release, in scope: OperationScope, under lock: ReleaseLock) throws {
        scope.log.debug(.update(release.revisionKey))
        do { try lock.finish(release) } catch let error as StoreError where error.isForbidden {
            scope.log.error("failed to record the release", [("error", error.message)])
        }
    }

    private func checkHiding(_ log: Log) throws(HelmError) {
        guard options.hidesSecrets, !options.mode.isDryRun else { return }
        let message: GoString = "hiding Kubernetes secrets requires a dry-run mode"
        log.error(message)
        throw HelmError(message)
    }

    /// The newest revision of that name; throws where the name is in use.
    ///
    /// Helm takes a history that it cannot read for none.
    private func availableName(in scope: OperationScope) throws -> ReleaseSummary? {
        try ReleaseName.validate(key.name, log: scope.log)
        if options.mode.isDryRun { return nil }
        guard let last = try? scope.store.last(of: key) else { return nil }
        if replaces && (last.status == .uninstalled || last.status == .failed) { return last }
        let reason = HelmError("cannot reuse a name that is still in use")
        throw scope.log.failure("release name check failed", reason)
    }

    /// Applies the files of `crds/` folders, of which templates may need the kinds; a dry run only says that there are some.
    ///
    /// Mirrors install.go installCRDs.
    private func prepareCustomResources(in scope: OperationScope) throws {
        let files = options.apply.skipsCustomResources ? [] : options.chart.customResourceFiles
        guard scope.cluster.isPresent, options.mode != .dryRun(.client), !files.isEmpty else { return }
        if options.mode == .plan { throw PlannedCustomResources() }
        if options.mode.isDryRun { return scope.log.warnOfCustomResources() }
        var plans: [ApplyPlan] = []
        for file in files {
            let plan = try scope.cluster.plan(.customResources(file, applyMethod), options.apply)
            var applied = Applied()
            try scope.cluster.apply(plan, options.apply, noting: &applied)
            plans.append(plan)
        }
        for plan in plans { try scope.cluster.wait(for: plan, options.apply) }
        scope.log.debug("clearing REST mapper cache")
    }

    private func render(in scope: OperationScope) throws -> Release {
        var options = options
        if options.mode != .dryRun(.client) { try options.see(scope.cluster) }
        let rendered = try options.render(
            ReleaseOptions(name: key.name, namespace: key.namespace), log: scope.log)
        let now = GoTime.wallClock
        let info = ReleaseInfo(
            firstDeployed: now, lastDeployed: now, description: "Initial install underway", status: .pendingInstall,
            notes: rendered.notes)
        return Release(
            key: key, revision: 1, info: info, chart: options.chart, config: options.values,
            manifest: options.manifest(of: rendered), hooks: rendered.hooks.map(ReleaseHook.init),
            labels: options.labels, applyMethod: .known(applyMethod))
    }

    /// What becomes of the revision whose name is used again.
    private func superseding(_ last: ReleaseSummary?) -> [InfoChange] {
        guard let last, last.status != .failed else { return [] }
        return [
            InfoChange(revision: last.revision, status: .superseded, description: "superseded by new release")
        ]
    }

    private func plan(_ release: Release, in scope: OperationScope) throws(ClusterFailure) -> ApplyPlan {
        try scope.cluster.plan(.install(ReleaseObjects(release)), options.apply)
    }

    private func createNamespace(in scope: OperationScope) throws(ClusterFailure) {
        let plan = try scope.cluster.plan(.namespace(key.namespace, applyMethod), options.apply)
        var applied = Applied()
        try scope.cluster.apply(plan, options.apply, noting: &applied)
    }

    private func apply(
        _ plan: ApplyPlan, of release: inout Release, in scope: OperationScope, under lock: ReleaseLock
    ) throws {
        let hooks = HookRunner(cluster: scope.cluster, options: options.apply, lock: lock, log: scope.log)
        var applied = Applied()
        try explaining("failed pre-install: ") { try hooks.run(.preInstall, of: &release) }
        try lock.step { try scope.cluster.apply(plan, options.apply, noting: &applied) }
        try lock.step { try scope.cluster.wait(for: plan, options.apply) }
        try explaining("failed post-install: ") { try hooks.run(.postInstall, of: &release) }
    }

    /// Records the failure, or takes the release away where that was asked for.
    private func fail(
        _ release: Release, _ failure: ClusterFailure, in scope: OperationScope, under lock: ReleaseLock
    ) throws -> ClusterFailure {
        lock.finishAfterCancellation()
        if options.rollsBackOnFailure {
            scope.log.debug(
                "install failed and rollback-on-failure is set, uninstalling release", [("release", key.name)])
            try uninstall(after: failure, in: scope, under: lock)
            let what =
                "release " + key.name + " failed, and has been uninstalled due to rollback-on-failure being set: "
            return failure.within(what)
        }
        var failed = release
        failed.info.status = .failed
        failed.info.description = "Release " + Strconv.quote(key.name) + " failed: " + failure.message
        scope.log.debug(.update(release.revisionKey))
        // Helm says nothing where it cannot be recorded.
        do { try lock.finish(failed) } catch let error as StoreError where error.isForbidden {}
        return failure
    }
}

extension Installation {
    private func uninstall(after failure: ClusterFailure, in scope: OperationScope, under lock: ReleaseLock) throws {
        var uninstallation = Uninstallation(key)
        uninstallation.apply = options.apply
        do { _ = try uninstallation.remove(in: scope, under: lock) } catch {
            let what: GoString = "an error occurred while uninstalling the release. original install error: "
            throw failure.reworded(what + failure.message + ": " + error.goMessage)
        }
    }
}
