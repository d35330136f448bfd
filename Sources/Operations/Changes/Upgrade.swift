import Charts
import Failures
import GoTemplate
import Kubernetes
import Manifests
import Releases
import Rendering

/// Makes the next revision of a release.
///
/// Mirrors pkg/action upgrade.go.
package struct Upgrade {
    package let key: ReleaseKey
    package var options: ChangeOptions
    package var valuesPolicy = ValuesPolicy.automatic
    package var serverSide = OpenEnum.known(ServerSideMode.automatic)
    /// How many revisions stay; 0 for all.
    package var historyMaximum = 0

    package init(_ key: ReleaseKey, _ options: ChangeOptions) {
        self.key = key
        self.options = options
    }

    /// Renders, records and applies.
    ///
    /// - Returns: the revision as it was recorded last, or all there is of a dry run.
    /// - Throws: Helm's failure; once the revision was recorded, it stays as `failed`.
    package func run(in scope: OperationScope) throws -> Release {
        try check(in: scope)
        if options.mode.isDryRun { return try simulate(in: scope) }
        let lock = try scope.lock(key, for: .upgrade, timeout: options.apply.timeout)
        defer { lock.end() }
        return try run(in: scope, under: lock)
    }

    /// Refuses what cannot be done before anything is rendered or locked.
    func check(in scope: OperationScope) throws {
        try scope.cluster.checkReachable()
        try UpgradePlan.checkName(of: key)
        if options.hidesSecrets && !options.mode.isDryRun {
            throw HelmError("hiding Kubernetes secrets requires a dry-run mode")
        }
        scope.log.debug("preparing upgrade", [("name", key.name)])
        scope.log.debug(.readLast(key), .readHistory(key))
        guard try scope.store.last(of: key) != nil else { throw NoDeployedReleases(key) }
    }

    /// The revision that the upgrade would make.
    func simulate(in scope: OperationScope) throws -> Release {
        var upgrade = self
        let (current, prepared) = try upgrade.prepare(in: scope)
        scope.log.debug("performing update", [("name", key.name)])
        _ = try plan(from: current, to: prepared, in: scope)
        scope.log.debug("dry run for release", [("name", key.name)])
        var release = prepared
        release.info.description = options.description.isEmpty ? "Dry run complete" : options.description
        return release
    }

    /// Renders, records and applies.
    ///
    /// - Parameter lock: the right to change the release.
    func run(in scope: OperationScope, under lock: ReleaseLock) throws -> Release {
        var upgrade = self
        let (current, prepared) = try upgrade.prepare(in: scope)
        return try upgrade.run(prepared, after: current, in: scope, under: lock)
    }

    /// Records what was prepared, and applies it.
    ///
    /// - Parameter current: the revision that it starts from.
    func run(
        _ prepared: Release, after current: Release, in scope: OperationScope, under lock: ReleaseLock
    ) throws -> Release {
        var release = prepared
        try ReleaseLabels.check(release.labels, of: release.revisionKey)
        scope.log.debug("performing update", [("name", key.name)])
        let plan = try lock.step { try self.plan(from: current, to: release, in: scope) }
        scope.log.debug("creating upgraded release", [("name", key.name)])
        scope.log.debug(.create(release.revisionKey))
        if historyMaximum > 0 { scope.log.debug(.readHistory(key)) }
        let audit = options.audit(in: scope, of: lock.operation)
        try lock.begin(release, audit: audit, keeping: historyMaximum)
        var applied = Applied()
        do {
            try apply(plan, of: &release, after: current, noting: &applied, in: scope, under: lock)
        } catch let failure as ClusterFailure {
            throw try fail(release, failure.ofOperation, after: applied, in: scope, under: lock)
        }
        release.info.status = .deployed
        release.info.description = options.description.isEmpty ? "Upgrade complete" : options.description
        let superseded = InfoChange(revision: current.revision, status: .superseded)
        scope.log.debug(.update(current.revisionKey))
        scope.log.debug("updating status for upgraded release", [("name", key.name)])
        scope.log.debug(.update(release.revisionKey))
        try lock.finish(release, changing: [superseded])
        return release
    }

    /// Renders; the options become what was rendered with.
    mutating func prepare(in scope: OperationScope) throws -> (current: Release, next: Release) {
        let plan = try UpgradePlan(key, in: scope.store, policy: valuesPolicy)
        guard let current = plan.current, let last = plan.last else { throw NoDeployedReleases(key) }
        if last.status != .deployed { scope.log.debug(.readDeployed(key)) }
        let planned = try plan.values(given: options.values, log: scope.log)
        options.values = planned.values
        if let defaults = planned.defaults { options.chart.values = defaults }
        try Dependencies.process(options.chart, userValues: options.values, isUpgrade: true, log: scope.log)
        try options.see(scope.cluster)
        let rendered = try options.render(plan.releaseOptions, log: scope.log)
        try SystemLabels.refuse(in: options.labels)
        let info = ReleaseInfo(
            firstDeployed: current.info.firstDeployed, lastDeployed: .wallClock, description: "Preparing upgrade",
            status: .pendingUpgrade, notes: rendered.notes)
        let previous = last.revision == current.revision ? current : try scope.store.release(last.revisionKey)
        let method = try serverSide.applyMethod(after: previous.applyMethod)
        scope.log.debug(
            "determined release apply method",
            [
                ("server_side_apply", method == .serverSide ? "true" : "false"),
                ("previous_release_apply_method", previous.applyMethod.text),
            ])
        var next = Release(
            key: key, revision: plan.revision, info: info, chart: options.chart, config: options.values,
            manifest: options.manifest(of: rendered), hooks: rendered.hooks.map(ReleaseHook.init),
            labels: ReleaseLabels.merged(last.labels, options.labels),
            applyMethod: .known(method))
        next.namespace = current.namespace
        return (current, next)
    }

    private func plan(
        from current: Release, to release: Release, in scope: OperationScope
    ) throws(ClusterFailure) -> ApplyPlan {
        let change = ReleaseChange.upgrade(from: ReleaseObjects(current), to: ReleaseObjects(release))
        return try scope.cluster.plan(change, options.apply)
    }

    private func apply(
        _ plan: ApplyPlan, of release: inout Release, after current: Release, noting applied: inout Applied,
        in scope: OperationScope, under lock: ReleaseLock
    ) throws {
        if !options.apply.runsHooks { scope.log.debug("upgrade hooks disabled", [("name", key.name)]) }
        let hooks = HookRunner(cluster: scope.cluster, options: options.apply, lock: lock, log: scope.log)
        try explaining("pre-upgrade hooks failed: ") { try hooks.run(.preUpgrade, of: &release) }
        do {
            try lock.step { try scope.cluster.apply(plan, options.apply, noting: &applied) }
            try lock.step { try scope.cluster.wait(for: plan, options.apply) }
        } catch {
            scope.log.debug(.update(current.revisionKey))
            throw error
        }
        try explaining("post-upgrade hooks failed: ") { try hooks.run(.postUpgrade, of: &release) }
    }

    /// Mirrors upgrade.go failRelease.
    private func fail(
        _ release: Release, _ failure: ClusterFailure, after applied: Applied, in scope: OperationScope,
        under lock: ReleaseLock
    ) throws -> ClusterFailure {
        lock.finishAfterCancellation()
        scope.log.warn("upgrade failed", [("name", key.name), ("error", failure.message)])
        scope.log.debug(.update(release.revisionKey))
        var failed = release
        failed.info.status = .failed
        failed.info.description = "Upgrade " + Strconv.quote(key.name) + " failed: " + failure.message
        let hasLeftovers = options.apply.cleansUpOnFailure && !applied.created.isEmpty
        guard hasLeftovers || options.rollsBackOnFailure else {
            try lock.finishFailed(failed)
            return failure
        }
        try lock.record(failed)
        let outcome = try undo(hasLeftovers ? applied.created : [], after: failure, in: scope, under: lock)
        // Where no rollback took the operation over, the failed revision is its end.
        if !lock.isOver { try lock.finishFailed(failed) }
        return outcome
    }

    /// Deletes what the upgrade created, and then returns to an older revision, as far as both were asked for.
    private func undo(
        _ created: [ObjectKey], after failure: ClusterFailure, in scope: OperationScope, under lock: ReleaseLock
    ) throws -> ClusterFailure {
        do {
            if !created.isEmpty { try lock.step { try scope.cluster.delete(created, options.apply) } }
        } catch let other as ClusterFailure {
            let what: GoString = "an error occurred while cleaning up resources. original upgrade error: "
            return failure.reworded(what + failure.message + ": unable to cleanup resources: " + other.message)
        }
        return options.rollsBackOnFailure ? try rollBack(after: failure, in: scope, under: lock) : failure
    }

    /// Returns to the newest revision that was deployed once.
    private func rollBack(
        after failure: ClusterFailure, in scope: OperationScope, under lock: ReleaseLock
    ) throws -> ClusterFailure {
        let history = try scope.store.history(of: key)
        let good = history.last { $0.status == .superseded || $0.status == .deployed }
        guard let good else {
            let what: GoString = "unable to find a previously successful release when attempting to rollback. "
            return failure.within(what + "original upgrade error: ")
        }
        var rollback = Rollback(key)
        rollback.target = .revision(good.revision)
        rollback.apply = options.apply
        rollback.apply.cleansUpOnFailure = false
        rollback.serverSide = serverSide
        do {
            _ = try rollback.run(in: scope, under: lock)
        } catch {
            let what: GoString = "an error occurred while rolling back the release. original upgrade error: "
            return failure.reworded(what + failure.message + ": " + error.goMessage)
        }
        let what = "release " + key.name + " failed, and has been rolled back due to rollback-on-failure being set: "
        return failure.within(what)
    }
}
