import Charts
import GoTemplate
import Manifests

/// One revision of a release, all that Helm records of it.
///
/// Mirrors pkg/release/v1 release.go.
package struct Release {
    /// Where it is recorded.
    package var key: ReleaseKey
    /// The namespace that the record names, which Helm believes wherever the record lies.
    package var namespace: GoString
    package var revision: Int
    package var info: ReleaseInfo
    /// The chart as it was rendered.
    ///
    /// Read back from a store it has no dependencies, as in Helm, which records none; see `chartWithSubcharts`.
    package var chart: Chart
    /// The values the user gave; nil where a record holds none.
    package var config: Map?
    /// What was rendered and would be applied, with `---` before each document.
    package var manifest: GoString
    package var hooks: [ReleaseHook]
    package var labels: [GoString: GoString]
    package var applyMethod: OpenEnum<ApplyMethod>
    /// The charts below the chart, which records of Helm do not hold: empty where Helm made the record.
    package var subcharts: [Chart]

    package init(
        key: ReleaseKey, revision: Int, info: ReleaseInfo, chart: Chart, config: Map? = nil,
        manifest: GoString = GoString(), hooks: [ReleaseHook] = [], labels: [GoString: GoString] = [:],
        applyMethod: OpenEnum<ApplyMethod> = .known(.serverSide)
    ) {
        self.key = key
        namespace = key.namespace
        self.revision = revision
        self.info = info
        self.chart = chart
        self.config = config
        self.manifest = manifest
        self.hooks = hooks
        self.labels = labels
        self.applyMethod = applyMethod
        self.subcharts = chart.dependencies
    }

    package var name: GoString { key.name }
    package var revisionKey: RevisionKey { key.revision(revision) }

    /// The chart with the charts below it, ready to be rendered again; dependencies are already processed.
    package var chartWithSubcharts: Chart {
        let chart = Chart(copying: chart)
        chart.setDependencies(subcharts)
        return chart
    }

    /// What listings need.
    package var summary: ReleaseSummary {
        ReleaseSummary(
            key: key, namespace: namespace, revision: revision, status: info.status,
            firstDeployed: info.firstDeployed, lastDeployed: info.lastDeployed, deleted: info.deleted,
            description: info.description, rollbackRevision: info.rollbackRevision, chartName: chart.metadata.name,
            chartVersion: chart.metadata.version, appVersion: chart.metadata.appVersion, labels: labels)
    }
}
