import Charts
import Failures
import Files
import GoTemplate
import JSONSchema
import Rendering

/// A rule for charts, or several that belong together.
protocol LintRule: Sendable {
    /// Says what is wrong with a chart.
    func check(_ subject: LintSubject, _ messages: inout LintMessages)
}

/// The chart that is looked at, and what it is looked at for.
struct LintSubject {
    /// The absolute path of the chart's folder.
    let folder: GoString
    let options: LintOptions
    let fileSystem = FileSystem()
    let log: Log

    func path(_ name: GoString) -> GoString { GoPath.join(folder, name) }

    /// The chart as Helm's linter reads it, whatever `apiVersion` it states; each rule has its own.
    func load() throws(HelmError) -> Chart { try ChartLoader.loadVersion2(directory: folder, log: log) }
}

/// What a chart is looked at for.
package struct LintOptions {
    package var values = Map()
    package var namespace = GoString()
    /// The version of Kubernetes to render for, and which deprecations are measured by; nil for Helm's own.
    package var kubeVersion: KubeVersion?
    package var skipsSchemaValidation = false
    /// Brings what schemas refer to on other servers; nil where nothing is fetched.
    package var schemas: (any RemoteSchemas)?
    /// Whether warnings fail a chart.
    package var isStrict = false
    /// Whether charts and lines are left out that say nothing worse than `[INFO]`.
    package var isQuiet = false
    /// Whether the charts below are looked at by themselves, too.
    package var includesSubcharts = false

    /// Which of swelm's own rules are asked.
    package var findings = FindingSelection.none
    /// Where a value was given that is among `values`.
    package var placeOfValue: (ValuePath) -> ValuePlace? = { _ in nil }

    /// Where a value was given, as a place of a finding.
    func place(of path: ValuePath) -> LintPlace {
        let place = placeOfValue(path)
        guard case .file(let file)? = place?.source else {
            return LintPlace(place?.description ?? "given values", isOfChart: false)
        }
        return LintPlace(file, line: place?.line, isOfChart: false)
    }

    package init() {}
}
