import Charts
import Failures
import Files
import GoTemplate

/// Puts all rules to one chart.
///
/// Mirrors pkg/action lint.go lintChart and pkg/chart/v2/lint lint.go RunAll.
struct ChartLint {
    /// Helm's rules, in its order.
    static let rules: [any LintRule] = [
        ChartFileRule(), ValuesRule(), TemplatesRule(), DependenciesRule(), CustomResourcesRule(),
    ]

    let options: LintOptions
    let log: Log
    private let fileSystem = FileSystem()

    init(options: LintOptions, log: Log) {
        self.options = options
        self.log = log
    }

    /// What Helm's rules and swelm's own say of a chart.
    ///
    /// - Throws: `HelmError` for what is no chart, or a `.swelmlint.yaml` that cannot be read.
    func report(on path: GoString) throws(HelmError) -> LintedChartReport {
        guard Self.isArchive(path) else { return try report(onFolder: path, named: path) }
        let archive = try LintedArchive(path)
        defer { archive.remove() }
        return try report(onFolder: archive.chart, named: path)
    }

    static func isArchive(_ path: GoString) -> Bool { path.hasSuffix(".tgz") || path.hasSuffix(".tar.gz") }

    private func report(
        onFolder folder: GoString, named path: GoString
    ) throws(HelmError) -> LintedChartReport {
        do { _ = try fileSystem.status(of: GoPath.join(folder, "Chart.yaml")) } catch {
            throw HelmError("unable to check Chart.yaml file in chart: " + error.message)
        }
        let subject = LintSubject(folder: try fileSystem.absolute(folder), options: options, log: log)
        var messages = LintMessages()
        for rule in Self.rules { rule.check(subject, &messages) }
        let findings = try FindingSearch(subject: subject, shownPath: path).findings()
        return LintedChartReport(path: path, messages: messages.all, findings: findings, failure: nil)
    }
}
