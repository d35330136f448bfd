import Codecs
import GoTemplate

/// Writes what was found as one JSON object.
struct JSONLintReporter {
    let report: LintReport

    var text: GoString {
        get throws {
            var object = JSONObject()
            object.add("charts", .list(report.charts.map(record)))
            object.add("failed", .bool(report.hasFailed))
            return GoString(try JSON.encode(object.value, indent: "  ") + [0x0A])
        }
    }

    private func record(_ chart: LintedChartReport) -> Value {
        var object = JSONObject()
        object.add("path", .string(chart.path))
        if let failure = chart.failure { object.add("error", .string(failure)) }
        object.add("messages", .list(chart.messages.filter { report.isShown($0.severity) }.map(record)))
        object.add("findings", .list(chart.findings.filter { report.isShown($0.severity) }.map(record)))
        return object.value
    }

    private func record(_ message: LintMessage) -> Value {
        var object = JSONObject()
        object.add("severity", .string(message.severity.word))
        object.add("place", .string(message.place))
        object.add("message", .string(message.text))
        return object.value
    }

    private func record(_ finding: LintFinding) -> Value {
        var object = JSONObject()
        object.add("code", .string(finding.code))
        object.add("severity", .string(finding.severity.word))
        object.add("file", .string(finding.place.file))
        if let line = finding.place.line { object.add("line", .int(line)) }
        if let column = finding.place.column { object.add("column", .int(column)) }
        object.add("message", .string(finding.message))
        object.add("fix", .string(finding.fix))
        object.add("page", .string(finding.page))
        return object.value
    }
}

extension LintMessage.Severity {
    /// `error`, `warning` or `info`.
    package var word: String { rawValue.lowercased() }
}
