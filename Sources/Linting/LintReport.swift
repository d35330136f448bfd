import Charts
import Failures
import Files
import GoTemplate

/// What was found in some charts.
///
/// Mirrors pkg/cmd lint.go newLintCmd.
package struct LintReport {
    package private(set) var charts: [LintedChartReport] = []
    let options: LintOptions

    /// Looks at charts; what templates log goes to `log`.
    package init(of paths: [GoString], options: LintOptions, log: Log) {
        self.options = options
        let below = options.includesSubcharts ? paths.flatMap { Subcharts(of: $0).paths } : []
        for path in paths + below { add(path, log) }
    }

    private mutating func add(_ path: GoString, _ log: Log) {
        do throws(HelmError) {
            charts.append(try ChartLint(options: options, log: log).report(on: path))
        } catch {
            charts.append(LintedChartReport(path: path, messages: [], findings: [], failure: error.message))
        }
    }

    package var hasFailed: Bool { charts.contains(where: hasFailed) }

    /// The last line; nil where nobody is to be bothered with it.
    package var summary: GoString? {
        if options.isQuiet, !charts.contains(where: { $0.failure != nil || $0.worst > .info }) { return nil }
        return GoString("\(charts.count) chart(s) linted, \(charts.count(where: hasFailed)) chart(s) failed")
    }

    private func hasFailed(_ chart: LintedChartReport) -> Bool {
        chart.failure != nil || chart.worst >= (options.isStrict ? .warning : .error)
    }

    /// Whether something is to be shown: `--quiet` is for what is worse than `[INFO]`.
    func isShown(_ severity: LintMessage.Severity) -> Bool { !options.isQuiet || severity > .info }
}

extension LintReport {
    /// A paragraph for each chart: Helm's lines, and behind them what swelm's own rules say.
    package var text: GoString { charts.map(paragraph).joined(by: "") }

    private func paragraph(_ chart: LintedChartReport) -> GoString {
        if let failure = chart.failure { return "==> Linting " + chart.path + "\nError " + failure + "\n\n" }
        if !isShown(chart.worst) { return "" }
        let lines =
            chart.messages.filter { isShown($0.severity) }.map(\.line)
            + chart.findings.filter { isShown($0.severity) }.map(\.text)
        return "==> Linting " + chart.path + "\n" + lines.map { $0 + "\n" }.joined(by: "") + "\n"
    }
}

extension LintFinding {
    /// The finding for people: place, message and code on one line, what to do on the next.
    package var text: GoString {
        GoString("[\(severity.rawValue)] ") + place.text + ": " + message + GoString(" (\(code))\n    ") + fix
    }
}
