import Charts
import Failures
import GoTemplate
import Repositories

/// Loads the chart a command names and checks that it can be rendered; updates its dependencies if asked to.
///
/// Mirrors pkg/cmd install.go runInstall.
struct ChartSource {
    let path: GoString
    let invocation: Invocation

    /// - Parameter isUpgrade: whether the chart need not be installable, as Helm's `upgrade` has it.
    func load(log: Log, isUpgrade: Bool = false) throws -> Chart {
        do {
            let chart = try ChartLoader.load(path, log: log)
            if isUpgrade {
                let complete = try completed(chart, log: log)
                warnIfDeprecated(chart, log)
                return complete
            }
            try checkInstallable(chart)
            warnIfDeprecated(chart, log)
            return try completed(chart, log: log)
        } catch let failure as HelmError {
            throw CommandFailure(failure.message)
        }
    }

    private func warnIfDeprecated(_ chart: Chart, _ log: Log) {
        if chart.metadata.isDeprecated { log.warn("this chart is deprecated") }
    }

    /// The chart with all its dependencies, which are fetched where that was asked for.
    private func completed(_ chart: Chart, log: Log) throws -> Chart {
        guard invocation.flags[ChartSourceFlags.dependencyUpdate], Dependencies.areMissing(in: chart) else {
            try Dependencies.check(chart)
            return chart
        }
        return try loadUpdated(chart, log: log)
    }

    private func loadUpdated(_ old: Chart, log: Log) throws -> Chart {
        try updateDependencies(log: log)
        let chart: Chart
        do { chart = try ChartLoader.load(path, log: log) } catch {
            throw HelmError("failed reloading chart after repo update: " + error.message)
        }
        try Dependencies.check(chart, updatedFrom: old)
        return chart
    }

    private func updateDependencies(log: Log) throws {
        let report = UpdateReport()
        defer { invocation.write(report) }
        let remote = try invocation.repositoryCharts(report, log)
        let time = try SourceDate.ofDependencies(invocation.context.environment)
        try DependencyUpdate(of: path, remote: remote, log: log, report: report, archiveTime: time).run()
    }

    private func checkInstallable(_ chart: Chart) throws {
        let type = chart.metadata.type
        guard type.isEmpty || type == "application" else {
            throw CommandFailure(type + " charts are not installable")
        }
    }
}

extension Invocation {
    /// Prints what happened while dependencies were updated.
    func write(_ report: UpdateReport) {
        for event in report.events where settings.isDebugging || !event.isDetail { print(event.text) }
    }
}
