import Charts
import Failures
import GoTemplate
import Operations
import Releases
import Rendering

/// Both sides of an upgrade that is only looked at: what it starts from, and what it would make of that.
package struct UpgradeSides {
    /// The recorded revision, or nothing for an install.
    package let old: any Side
    /// The chart as the upgrade would render it.
    package let new: any Side

    /// - Parameters:
    ///   - path: where the chart is on this machine.
    ///   - chartName: as it was typed.
    ///   - given: the values of the user.
    ///   - completesChart: whether `file://` dependencies that `charts/` lacks are taken from their folders, as
    ///     `--dependency-update` has it.
    /// - Throws: `HelmError` for a chart or values that cannot be used.
    package init(
        of plan: UpgradePlan, chartAt path: GoString, named chartName: GoString, values given: UserValues,
        settings: RenderSettings,
        completesChart: Bool = false
    ) throws {
        let chart =
            try completesChart
            ? LoadedChart(completeAt: path, nesting: .packaged)
            : LoadedChart(ChartLoader.files(of: path, log: Log()))
        guard let current = plan.current else {
            old = ManifestSide.empty(name: "nothing", namespace: plan.key.namespace)
            new = ChartSide(name: chartName, chart: chart, values: given, settings: settings)
            return
        }
        old = ReleaseSide(current, settings: settings)
        let name = old.name
        let planned = try plan.values(given: given.copy(), log: Log())
        new = ChartSide(
            name: chartName, chart: chart,
            values: planned.userValues(given: given, before: UserValues(recorded: current.config ?? Map(), of: name)),
            settings: settings, defaults: planned.defaults.map { RecordedDefaults(release: name, values: $0) })
    }
}

extension PlannedValues {
    /// The values with the places they come from.
    fileprivate func userValues(given: UserValues, before recorded: UserValues) -> UserValues {
        switch origin {
        case .user: given
        case .revisionBefore: recorded
        case .both: given.merged(as: values, over: recorded)
        }
    }
}
