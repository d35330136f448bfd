import Failures
import GoLibrary
import GoTemplate
import Releases

extension SavedPlan {
    /// Records and applies what was planned, if all is as it was then.
    ///
    /// - Returns: the revision as it was recorded last.
    /// - Throws: `PlanFailure`, before anything is written, for a plan that no longer holds; else as an upgrade does.
    package func carryOut(in scope: OperationScope) throws -> Release {
        try scope.cluster.checkReachable()
        guard GoTime.wallClock.unixSeconds < expires.unixSeconds else {
            throw PlanFailure("it was good until " + expires.rfc3339Nano + "; make another one")
        }
        let lock = try scope.lock(release.key, for: isInstall ? .install : .upgrade, timeout: settings.apply.timeout)
        defer { lock.end() }
        let current = try checkRelease(in: scope)
        try lock.step { try checkObjects(after: current, in: scope) }
        guard let current else {
            let prepared = PreparedInstallation(release, after: try scope.store.last(of: release.key))
            return try installation.run(prepared, in: scope, under: lock)
        }
        return try upgrade.run(release, after: current, in: scope, under: lock)
    }

    /// - Returns: the revision that the change starts from; nil for an install.
    private func checkRelease(in scope: OperationScope) throws -> Release? {
        let last = try scope.store.last(of: release.key)
        guard (last?.revision ?? 0) + 1 == release.revision else {
            let number = GoString("\(last?.revision ?? 0)")
            throw PlanFailure("the newest revision is " + number + GoString(", not \(release.revision - 1)"))
        }
        let current = isInstall ? nil : try UpgradePlan(release.key, in: scope.store).current
        let now = try Circumstances.now(of: release, after: current, in: scope)
        if !circumstances.cluster.isEmpty, !now.cluster.isEmpty, now.cluster != circumstances.cluster {
            throw PlanFailure("it was made for another cluster")
        }
        guard now.revision == circumstances.revision, now.digest == circumstances.digest else {
            throw PlanFailure("the release has changed since it was made")
        }
        return current
    }

    private func checkObjects(after current: Release?, in scope: OperationScope) throws {
        let foreseen = try foresee(after: current, in: scope)
        try Self.checkAccepted(foreseen)
        let now = foreseen.map(PlannedObject.init)
        guard now.map(\.key) == objects.map(\.key) else {
            throw PlanFailure("it would change other objects than planned")
        }
        let differences = zip(objects, now).flatMap { $0.differences(to: $1) }
        guard differences.isEmpty else {
            throw PlanFailure("the cluster has changed since it was made: " + differences.joined(by: "; "))
        }
    }

    private var options: ChangeOptions {
        var options = ChangeOptions(chart: release.chart, values: release.config ?? Map())
        options.apply = settings.apply
        options.rollsBackOnFailure = settings.rollsBackOnFailure
        options.description = settings.description
        options.plannedAudit = audit
        return options
    }

    private var installation: Installation {
        var installation = Installation(release.key, options)
        installation.replaces = true
        if case .known(let method) = release.applyMethod { installation.applyMethod = method }
        return installation
    }

    private var upgrade: Upgrade {
        var upgrade = Upgrade(release.key, options)
        upgrade.historyMaximum = settings.historyMaximum
        return upgrade
    }
}
