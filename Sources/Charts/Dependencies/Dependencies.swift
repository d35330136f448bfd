import GoTemplate
import SemVer

/// What Helm does with a chart's dependencies before it renders.
package enum Dependencies {
    /// Checks that each dependency of `Chart.yaml` is there, and that Helm can render charts of this kind.
    ///
    /// Mirrors pkg/cmd install.go runInstall and pkg/action install.go CheckDependencies.
    package static func check(_ chart: Chart) throws(HelmError) {
        let names = Set(chart.dependencies.map(\.name))
        let missing = chart.requestedDependencies.map(\.name).filter { !names.contains($0) }
        guard missing.isEmpty else {
            let hint: GoString = "You may need to run 'helm dependency build' to fetch missing dependencies: "
            let found = "found in Chart.yaml, but missing in charts/ directory: " + missing.joined(by: ", ")
            throw HelmError("an error occurred while checking for chart dependencies. " + hint + found)
        }
        if chart.format == .version3 && !crashesHelm(chart) { throw HelmError("invalid chart apiVersion") }
    }

    /// Applies aliases, conditions and tags, and imports values from children.
    ///
    /// Mirrors pkg/chart/v2/util dependencies.go ProcessDependencies.
    package static func process(_ chart: Chart, userValues: Map, log: Log) throws(HelmError) {
        let selection = DependencySelection(log: log, copiesGrandchildren: chart.format == .version2)
        do throws(HelmError) {
            try selection.select(in: chart, userValues)
            try ValuesImport(log: log).importValues(below: chart)
        } catch {
            throw log.failure("chart dependencies processing failed", error)
        }
    }

    /// Whether a version meets a constraint; false where either cannot be read.
    static func isCompatible(_ constraint: GoString, _ version: GoString) -> Bool {
        guard let version = try? SemanticVersion(parsing: version) else { return false }
        guard let constraint = try? VersionConstraint(parsing: constraint) else { return false }
        return constraint.matches(version)
    }

    /// Whether Helm 4.2 crashes on a chart of version 3, which happens where one subchart has several aliases.
    ///
    /// Such charts are rendered as Helm 3.17 renders them. Mirrors pkg/chart common.go v3Accessor.MetaDependencies.
    private static func crashesHelm(_ chart: Chart) -> Bool {
        chart.requestedDependencies.count > chart.dependencies.count
    }
}

extension Chart {
    /// The dependencies that `Chart.yaml` asks for.
    var requestedDependencies: [Dependency] { metadata.dependencies?.compactMap { $0 } ?? [] }
}
