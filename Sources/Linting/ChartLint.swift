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

    /// - Throws: `HelmError` for what is no chart.
    func messages(for path: GoString) throws(HelmError) -> [LintMessage] {
        guard Self.isArchive(path) else { return try messages(forFolder: path) }
        let archive = try LintedArchive(path)
        defer { archive.remove() }
        return try messages(forFolder: archive.chart)
    }

    static func isArchive(_ path: GoString) -> Bool { path.hasSuffix(".tgz") || path.hasSuffix(".tar.gz") }

    private func messages(forFolder folder: GoString) throws(HelmError) -> [LintMessage] {
        do { _ = try fileSystem.status(of: GoPath.join(folder, "Chart.yaml")) } catch {
            throw HelmError("unable to check Chart.yaml file in chart: " + error.message)
        }
        let subject = LintSubject(folder: try fileSystem.absolute(folder), options: options, log: log)
        var messages = LintMessages()
        for rule in Self.rules { rule.check(subject, &messages) }
        return messages.all
    }
}
