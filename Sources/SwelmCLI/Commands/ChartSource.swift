import Charts
import GoTemplate

/// Loads the chart a command names and checks that it can be rendered; updates its dependencies if asked to.
///
/// Mirrors pkg/cmd install.go runInstall.
struct ChartSource {
    let path: GoString
    let invocation: Invocation

    func load(log: Log) throws -> Chart {
        do {
            let chart = try ChartLoader.load(path, log: log)
            try checkInstallable(chart)
            if chart.metadata.isDeprecated { log.warn("this chart is deprecated") }
            guard invocation.flags.bool("dependency-update"), Dependencies.areMissing(in: chart) else {
                try Dependencies.check(chart)
                return chart
            }
            return try loadUpdated(chart, log: log)
        } catch let failure as HelmError {
            throw CommandFailure(failure.message)
        }
    }

    private func loadUpdated(_ old: Chart, log: Log) throws(HelmError) -> Chart {
        try updateDependencies(log: log)
        let chart: Chart
        do { chart = try ChartLoader.load(path, log: log) } catch {
            throw HelmError("failed reloading chart after repo update: " + error.message)
        }
        try Dependencies.check(chart, updatedFrom: old)
        return chart
    }

    private func updateDependencies(log: Log) throws(HelmError) {
        let report = UpdateReport()
        defer { write(report) }
        try DependencyUpdate(of: path, log: log, report: report).run()
    }

    private func write(_ report: UpdateReport) {
        let isDebugging = Settings(invocation.context.environment, invocation.flags).isDebugging
        for event in report.events where isDebugging || !event.isDetail {
            invocation.context.output.write(event.text.bytes)
        }
    }

    private func checkInstallable(_ chart: Chart) throws {
        let type = chart.metadata.type
        guard type.isEmpty || type == "application" else {
            throw CommandFailure(type + " charts are not installable")
        }
    }
}
