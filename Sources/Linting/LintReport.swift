import Charts
import Failures
import Files
import GoTemplate

/// What was found in some charts, in Helm's form.
///
/// Mirrors pkg/cmd lint.go newLintCmd.
package struct LintReport {
    /// A paragraph for each chart.
    package private(set) var text = GoString()
    private let options: LintOptions
    private let log: Log
    private var count = 0
    private var failed = 0
    private var objected = 0

    /// Looks at charts; what templates log goes to `log`.
    package init(of paths: [GoString], options: LintOptions, log: Log) {
        self.options = options
        self.log = log
        let below = options.includesSubcharts ? paths.flatMap { Subcharts(of: $0).paths } : []
        for path in paths + below { add(path) }
    }

    package var hasFailed: Bool { failed > 0 }

    /// The last line; nil where nobody is to be bothered with it.
    package var summary: GoString? {
        if options.isQuiet, objected == 0 { return nil }
        return GoString("\(count) chart(s) linted, \(failed) chart(s) failed")
    }

    private mutating func add(_ path: GoString) {
        count += 1
        let lint = ChartLint(options: options, log: log)
        do {
            add(try lint.messages(for: path), of: path)
        } catch {
            objected += 1
            failed += 1
            text.append("==> Linting " + path + "\nError " + error.message + "\n\n")
        }
    }

    private mutating func add(_ messages: [LintMessage], of path: GoString) {
        let worst = messages.map(\.severity).max() ?? .info
        if worst > .info { objected += 1 }
        if worst >= (options.isStrict ? .warning : .error) { failed += 1 }
        if options.isQuiet, worst == .info { return }
        let shown = options.isQuiet ? messages.filter { $0.severity > .info } : messages
        text.append("==> Linting " + path + "\n" + shown.map { $0.line + "\n" }.joined(by: "") + "\n")
    }
}
