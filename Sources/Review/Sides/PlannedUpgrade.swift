import Charts
import Failures
import GoTemplate
import Releases
import Rendering

/// What an upgrade does with the values of the revision before.
package enum ValuesPolicy: Sendable {
    /// They are used where the user gives none.
    case automatic
    /// `--reset-values`
    case reset
    /// `--reuse-values`
    case reuse
    /// `--reset-then-reuse-values`
    case resetThenReuse
}

/// An upgrade that is only looked at: which revision it starts from, and what it would make of it.
///
/// Mirrors pkg/action upgrade.go prepareUpgrade and reuseValues.
package struct PlannedUpgrade {
    /// The revision that is deployed, or the newest one where none is; nil for an install.
    package let current: Release?
    /// The number of the revision that the upgrade would make.
    package let revision: Int
    private let key: ReleaseKey
    private let policy: ValuesPolicy

    /// - Throws: what the upgrade would fail with: `ReviewFailure` where there is no release, or none that it can start
    ///   from; `HelmError` for a name that no release can have.
    package init(
        _ key: ReleaseKey, in store: any ReleaseStore, policy: ValuesPolicy, isInstallAllowed: Bool
    ) throws {
        guard ReleaseName.isValid(key.name) else { throw HelmError("release name is invalid: " + key.name) }
        self.key = key
        self.policy = policy
        let last = try store.last(of: key)
        if isInstallAllowed, last == nil || last?.status == .uninstalled {
            (current, revision) = (nil, (last?.revision ?? 0) + 1)
            return
        }
        guard let last else { throw Self.noneDeployed(key) }
        current = try store.release(Self.start(of: key, last, in: store).revisionKey)
        revision = last.revision + 1
    }

    /// An install of a release, whatever is recorded.
    package init(installing key: ReleaseKey) {
        self.key = key
        (current, revision, policy) = (nil, 1, .reset)
    }

    /// Mirrors pkg/action upgrade.go prepareUpgrade.
    private static func start(
        of key: ReleaseKey, _ last: ReleaseHead, in store: any ReleaseStore
    ) throws -> ReleaseHead {
        if last.status.isPending {
            throw ReviewFailure(
                "another operation (install/upgrade/rollback) is in progress",
                hint: "if that operation is dead, run \"swelm release unlock\" for the release")
        }
        if let deployed = last.status == .deployed ? last : try store.deployed(of: key) { return deployed }
        guard last.status == .failed || last.status == .superseded else { throw noneDeployed(key) }
        return last
    }

    private static func noneDeployed(_ key: ReleaseKey) -> ReviewFailure {
        ReviewFailure(
            Strconv.quote(key.name) + " has no deployed releases",
            hint: "--install compares with nothing if there is no release by this name")
    }

    /// The recorded revision, and the chart rendered as the upgrade would.
    ///
    /// - Parameter completesChart: whether `file://` dependencies that `charts/` lacks are taken from their folders, as
    ///   `--dependency-update` has it.
    package func sides(
        chart path: GoString, values: UserValues, settings: RenderSettings, completesChart: Bool = false
    ) throws -> (old: any Side, new: any Side) {
        let chart =
            try completesChart
            ? LoadedChart(completeAt: path, nesting: .packaged)
            : LoadedChart(ChartLoader.files(of: path, log: Log()))
        guard let current else {
            let nothing = ManifestSide.empty(name: "nothing", namespace: key.namespace)
            return (nothing, ChartSide(name: path, chart: chart, values: values, settings: settings))
        }
        let old = ReleaseSide(current, settings: settings)
        let recorded = UserValues(recorded: current.config ?? Map(), of: old.name)
        let new: ChartSide
        switch policy {
        case .reset: new = ChartSide(name: path, chart: chart, values: values, settings: settings)
        case .automatic:
            let values = values.isEmpty ? recorded : values
            new = ChartSide(name: path, chart: chart, values: values, settings: settings)
        case .resetThenReuse:
            new = ChartSide(name: path, chart: chart, values: try values.reusing(recorded), settings: settings)
        case .reuse:
            let defaults = try ValuesReuse.coalesced(current.chart, recorded.copy(), log: Log())
            new = ChartSide(
                name: path, chart: chart, values: try values.reusing(recorded), settings: settings,
                defaults: RecordedDefaults(release: old.name, values: defaults))
        }
        return (old, new)
    }
}
