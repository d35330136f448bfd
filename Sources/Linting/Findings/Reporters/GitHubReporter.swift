import GoTemplate

/// Writes what was found as commands of GitHub's workflows: `::error file=…,line=…::message`.
struct GitHubReporter {
    let report: LintReport

    var text: GoString { report.charts.flatMap(lines).map { $0 + "\n" }.joined(by: "") }

    private func lines(of chart: LintedChartReport) -> [GoString] {
        let failure = chart.failure.map { [line(.error, LintPlace(chart.path), "helm", $0)] } ?? []
        let messages = chart.messages.filter { report.isShown($0.severity) }.map {
            line($0.severity, $0.filePlace(below: chart.path), "helm", $0.text)
        }
        let findings = chart.findings.filter { report.isShown($0.severity) }.map {
            line($0.severity, $0.place, $0.code, $0.message + "; " + $0.fix)
        }
        return failure + messages + findings
    }

    private func line(
        _ severity: LintMessage.Severity, _ place: LintPlace, _ title: String, _ message: GoString
    ) -> GoString {
        var properties: [GoString] = ["file=" + Self.property(place.file)]
        if let line = place.line { properties.append(GoString("line=\(line)")) }
        if let column = place.column { properties.append(GoString("col=\(column)")) }
        properties.append("title=" + Self.property(GoString(title)))
        return "::" + Self.command(severity) + " " + properties.joined(by: ",") + "::" + Self.data(message)
    }

    private static func command(_ severity: LintMessage.Severity) -> GoString {
        switch severity {
        case .info: "notice"
        case .warning: "warning"
        case .error: "error"
        }
    }

    /// Mirrors actions/toolkit command.ts escapeData.
    private static func data(_ text: GoString) -> GoString { escaped(text, "%\r\n") }

    /// Mirrors actions/toolkit command.ts escapeProperty.
    private static func property(_ text: GoString) -> GoString { escaped(text, "%\r\n:,") }

    private static func escaped(_ text: GoString, _ special: String) -> GoString {
        GoString(
            text.bytes.flatMap { byte in
                special.utf8.contains(byte) ? Array(GoFormat.sprintf("%%%02X", [.int(Int(byte))]).bytes) : [byte]
            })
    }
}
