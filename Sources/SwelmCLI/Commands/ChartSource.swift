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
            try checkDependencies(chart)
            return chart
        } catch let failure as HelmError {
            throw CommandFailure(failure.message)
        }
    }

    /// Helm would fetch what is missing now; that it cannot be done yet must not look like Helm's own failure.
    private func checkDependencies(_ chart: Chart) throws {
        do {
            try Dependencies.check(chart)
        } catch let failure where updatesDependencies {
            let advice = "--dependency-update is not supported yet; put the missing charts into charts/"
            throw HelmError(failure.message + GoString("\n" + advice))
        }
    }

    private func checkInstallable(_ chart: Chart) throws {
        let type = chart.metadata.type
        guard type.isEmpty || type == "application" else {
            throw CommandFailure(type + " charts are not installable")
        }
    }
}
