import Charts
import GoTemplate
import Releases

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

    /// - Throws: `ReviewFailure` where there is no release, and none is allowed.
    package init(
        _ key: ReleaseKey, in store: any ReleaseStore, policy: ValuesPolicy, isInstallAllowed: Bool
    ) throws {
        self.key = key
        self.policy = policy
        guard let last = try store.last(of: key) else {
            guard isInstallAllowed else {
                throw ReviewFailure(
                    Strconv.quote(key.name) + " has no deployed releases",
                    hint: "--install compares with nothing if there is no release by this name")
            }
            (current, revision) = (nil, 1)
            return
        }
        let deployed = last.status == .deployed ? last : try store.deployed(of: key) ?? last
        current = try store.release(deployed.revisionKey)
        revision = last.revision + 1
    }

    /// The recorded revision, and the chart rendered as the upgrade would.
    package func sides(
        chart path: GoString, values: UserValues, settings: RenderSettings
    ) throws -> (old: any Side, new: any Side) {
        let chart = try LoadedChart(ChartLoader.files(of: path, log: Log()))
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
