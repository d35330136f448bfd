import Failures
import GoTemplate
import SemVer

/// What Helm does with a chart's dependencies before it renders.
package enum Dependencies {
    /// Checks that each dependency of `Chart.yaml` is there, and that Helm can render charts of this kind.
    ///
    /// Mirrors pkg/cmd install.go runInstall and pkg/action install.go CheckDependencies.
    package static func check(_ chart: Chart) throws(HelmError) {
        if let problem = problem(with: chart) {
            let hint: GoString = "You may need to run 'helm dependency build' to fetch missing dependencies: "
            throw HelmError("an error occurred while checking for chart dependencies. " + hint + problem)
        }
        try checkFormat(of: chart, whenHelmCrashes: crashesHelm(chart))
    }

    /// Checks that a chart that is about to be packaged is complete.
    ///
    /// Mirrors pkg/action install.go CheckDependencies as package.go Run calls it.
    package static func checkForPackaging(_ chart: Chart) throws(HelmError) {
        if chart.format == .version3 { throw HelmError("invalid chart apiVersion") }
        if let problem = problem(with: chart) { throw HelmError(problem) }
    }

    /// Whether `check` would miss a dependency.
    package static func areMissing(in chart: Chart) -> Bool { problem(with: chart) != nil }

    /// Checks a chart that was loaded again after its dependencies were updated; Helm no longer asks what is missing.
    package static func check(_ chart: Chart, updatedFrom old: Chart) throws(HelmError) {
        try checkFormat(of: chart, whenHelmCrashes: crashesHelm(old))
    }

    private static func checkFormat(of chart: Chart, whenHelmCrashes crashes: Bool) throws(HelmError) {
        chart.isRenderedAsHelm3 = crashes
        if chart.format == .version3 && !chart.isRenderedAsHelm3 { throw HelmError("invalid chart apiVersion") }
    }

    private static func problem(with chart: Chart) -> GoString? {
        let requested = chart.requestedDependencies
        // Helm counts the wrong list of such a chart, and stumbles over what is missing in the other.
        if chart.format == .version3 && requested.count < chart.dependencies.count {
            return "unsupported chart dependency type"
        }
        let names = Set(chart.dependencies.map(\.name))
        let missing = requested.map(\.name).filter { !names.contains($0) }
        return missing.isEmpty
            ? nil : "found in Chart.yaml, but missing in charts/ directory: " + missing.joined(by: ", ")
    }

    /// Applies aliases, conditions and tags, and imports values from children.
    ///
    /// Mirrors pkg/chart/v2/util dependencies.go ProcessDependencies.
    ///
    /// - Parameter isUpgrade: whether a failure is reported as Helm's `upgrade` does, by itself.
    package static func process(
        _ chart: Chart, userValues: Map, isUpgrade: Bool = false, log: Log
    ) throws(HelmError) {
        let selection = DependencySelection(log: log, copiesGrandchildren: !chart.isRenderedAsHelm3)
        do throws(HelmError) {
            try selection.select(in: chart, userValues)
            try ValuesImport(log: log).importValues(below: chart)
        } catch {
            throw isUpgrade ? error : log.failure("chart dependencies processing failed", error)
        }
    }

    /// Applies aliases and imports values from children, whatever conditions and tags say: the chart with all that any
    /// values can switch on.
    package static func processAll(_ chart: Chart, log: Log) throws(HelmError) {
        var selection = DependencySelection(log: log, copiesGrandchildren: !chart.isRenderedAsHelm3)
        selection.keepsAll = true
        try selection.select(in: chart, Map())
        try ValuesImport(log: log).importValues(below: chart)
    }

    /// Whether a version meets a constraint; false where either cannot be read.
    package static func isCompatible(_ constraint: GoString, _ version: GoString) -> Bool {
        guard let version = try? SemanticVersion(parsing: version) else { return false }
        guard let constraint = try? VersionConstraint(parsing: constraint) else { return false }
        return constraint.matches(version)
    }

    /// Whether Helm 4.2 crashes on a chart of version 3, which happens where one subchart has several aliases.
    ///
    /// Mirrors pkg/chart common.go v3Accessor.MetaDependencies, which counts one list and walks another.
    private static func crashesHelm(_ chart: Chart) -> Bool {
        chart.format == .version3 && chart.requestedDependencies.count > chart.dependencies.count
    }
}

extension Chart {
    /// The dependencies that `Chart.yaml` asks for.
    package var requestedDependencies: [Dependency] { metadata.dependencies?.compactMap { $0 } ?? [] }
}
