import Failures
import GoTemplate
import Manifests
import Releases

/// Upgrades a release, or installs it where it is missing: `upgrade --install`.
///
/// Mirrors pkg/cmd upgrade.go.
package struct UpgradeOrInstall {
    /// What it turns out to be.
    package enum Outcome: Sendable {
        case installation
        case upgrade
    }

    package let key: ReleaseKey
    /// Whether a release that is missing is installed; an upgrade fails otherwise.
    package var mayInstall = false
    package var valuesPolicy = ValuesPolicy.automatic
    package var serverSide = OpenEnum.known(ServerSideMode.automatic)
    /// How many revisions stay; 0 for all.
    package var historyMaximum = 0
    private let load: (Outcome) throws -> ChangeOptions

    /// - Parameter load: gives the chart and the values, once it is known what they are for.
    package init(_ key: ReleaseKey, load: @escaping (Outcome) throws -> ChangeOptions) {
        self.key = key
        self.load = load
    }

    /// Renders, records and applies.
    ///
    /// - Returns: the revision as it was recorded last, and what was done.
    /// - Throws: what loading throws, and what finding out throws; `UpgradeOrInstallFailure` for all else.
    package func run(in scope: OperationScope) throws -> (release: Release, outcome: Outcome) {
        let found = try find(in: scope)
        let outcome = found.outcome
        if mayInstall {
            scope.log.debug("getting history for release", [("release", key.name)])
            scope.log.debug(.readHistory(key))
        }
        // A chart that cannot be installed is refused before anything is locked, which may make the store.
        let change = try prepare(outcome, in: scope)
        if let release = change.simulated { return (release, outcome) }
        do { return try perform(change, found, in: scope) } catch let error as StoreError {
            throw UpgradeOrInstallFailure(outcome: outcome, failure: error)
        }
    }

    /// - Parameter change: good for one attempt, which uses its chart up.
    private func perform(
        _ change: PreparedChange, _ found: Found, in scope: OperationScope
    ) throws -> (release: Release, outcome: Outcome) {
        var unused: PreparedChange? = change
        return try scope.holding(key, for: .upgrade, timeout: change.timeout) { lock in
            // Whether there is a release is known only now that nobody else works on it.
            let now = try find(in: scope)
            let current = if let unused, now == found { unused } else { try prepare(now.outcome, in: scope) }
            unused = nil
            return (try reporting(now.outcome) { try current.perform(lock) }, now.outcome)
        }
    }

    /// What a change depends on.
    private struct Found: Equatable {
        let outcome: Outcome
        /// The newest revision; nil where there is none, or it does not matter.
        var revision: Int?
    }

    private func find(in scope: OperationScope) throws -> Found {
        guard mayInstall else { return Found(outcome: .upgrade) }
        try scope.cluster.checkReachable()
        try UpgradePlan.checkName(of: key)
        let last = try scope.store.last(of: key)
        return Found(outcome: UpgradePlan.isMissing(last) ? .installation : .upgrade, revision: last?.revision)
    }
}

/// What failed of an upgrade that may be an installation.
package struct UpgradeOrInstallFailure: GoError {
    package let outcome: UpgradeOrInstall.Outcome
    package let failure: any Error

    package var message: GoString { failure.goMessage }
    package var cause: (any Error)? { failure }
}

/// A change that is ready to be made under a lock.
private struct PreparedChange {
    /// The result of a dry run; nil where it is none.
    let simulated: Release?
    /// How many seconds a step may take.
    let timeout: Int64
    let perform: (ReleaseLock) throws -> Release
}

extension UpgradeOrInstall {
    private func prepare(_ outcome: Outcome, in scope: OperationScope) throws -> PreparedChange {
        let options = try load(outcome)
        return try reporting(outcome) {
            switch outcome {
            case .installation: try prepareInstallation(options, in: scope)
            case .upgrade: try prepareUpgrade(options, in: scope)
            }
        }
    }

    private func prepareInstallation(_ options: ChangeOptions, in scope: OperationScope) throws -> PreparedChange {
        let installation = installation(options)
        let prepared = try installation.prepare(in: scope)
        let simulated = options.mode.isDryRun ? prepared.release : nil
        return PreparedChange(simulated: simulated, timeout: options.apply.timeout) { lock in
            try installation.run(prepared, in: scope, under: lock)
        }
    }

    private func prepareUpgrade(_ options: ChangeOptions, in scope: OperationScope) throws -> PreparedChange {
        let upgrade = upgrade(options)
        try upgrade.check(in: scope)
        let simulated = options.mode.isDryRun ? try upgrade.simulate(in: scope) : nil
        return PreparedChange(simulated: simulated, timeout: options.apply.timeout) { lock in
            try upgrade.run(in: scope, under: lock)
        }
    }

    private func installation(_ options: ChangeOptions) -> Installation {
        var installation = Installation(key, options)
        installation.replaces = true
        installation.applyMethod = serverSide == .known(.off) ? .clientSide : .serverSide
        return installation
    }

    private func upgrade(_ options: ChangeOptions) -> Upgrade {
        var upgrade = Upgrade(key, options)
        upgrade.valuesPolicy = valuesPolicy
        upgrade.serverSide = serverSide
        upgrade.historyMaximum = historyMaximum
        return upgrade
    }

    private func reporting<Result>(_ outcome: Outcome, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch { throw UpgradeOrInstallFailure(outcome: outcome, failure: error) }
    }
}

// MARK: - Plans

/// A change that is rendered and not made.
struct RenderedChange {
    let release: Release
    /// The revision that it starts from; nil for an install.
    let current: Release?
    let audit: ReleaseAudit
    let settings: PlanSettings
}

extension UpgradeOrInstall {
    /// Renders what would be recorded.
    func rendered(in scope: OperationScope) throws -> RenderedChange {
        let outcome = try find(in: scope).outcome
        let options = try load(outcome)
        return try reporting(outcome) {
            switch outcome {
            case .installation:
                let release = try installation(options).prepare(in: scope).release
                return rendered(release, after: nil, options, in: scope)
            case .upgrade:
                var upgrade = upgrade(options)
                try upgrade.check(in: scope)
                let (current, release) = try upgrade.prepare(in: scope)
                return rendered(release, after: current, upgrade.options, in: scope)
            }
        }
    }

    private func rendered(
        _ release: Release, after current: Release?, _ options: ChangeOptions, in scope: OperationScope
    ) -> RenderedChange {
        var settings = PlanSettings()
        settings.apply = options.apply
        settings.rollsBackOnFailure = options.rollsBackOnFailure
        settings.historyMaximum = historyMaximum
        settings.description = options.description
        let audit = options.audit(in: scope, of: current == nil ? .install : .upgrade)
        return RenderedChange(release: release, current: current, audit: audit, settings: settings)
    }
}
