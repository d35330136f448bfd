import Charts
import GoTemplate

/// Loads the chart a command names and checks that it can be rendered.
///
/// Mirrors pkg/cmd install.go runInstall.
struct ChartSource {
    let path: GoString
    let updatesDependencies: Bool

    func load(log: Log) throws -> Chart {
        do {
            let chart = try ChartLoader.load(path, log: log)
            try checkInstallable(chart)
            if chart.metadata.isDeprecated { log.warn("this chart is deprecated") }
            try Dependencies.check(chart)
            return chart
        } catch let failure as HelmError {
            throw CommandFailure(failure.message)
        }
    }

    private func checkInstallable(_ chart: Chart) throws {
        let type = chart.metadata.type
        guard type.isEmpty || type == "application" else {
            throw CommandFailure(type + " charts are not installable")
        }
    }
}
