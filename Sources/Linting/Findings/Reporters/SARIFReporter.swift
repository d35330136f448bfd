import Codecs
import GoTemplate

/// Writes what was found as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).
struct SARIFReporter {
    let report: LintReport

    private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    /// The rule that Helm's messages are of, which have no codes.
    private static let helm = "helm"

    var text: GoString {
        get throws {
            let log = Self.object([
                ("$schema", .string(Self.schema)), ("version", .string("2.1.0")), ("runs", .list([run])),
            ])
            return GoString(try JSON.encode(log, indent: "  ") + [0x0A])
        }
    }

    private var run: Value {
        let driver = Self.object([
            ("name", .string("swelm")), ("rules", .list(rules)),
        ])
        return Self.object([("tool", Self.object([("driver", driver)])), ("results", .list(results))])
    }

    // MARK: Rules

    private var rules: [Value] {
        let own = report.options.findings.isActive ? FindingRule.all.filter(report.options.findings.includes) : []
        return [rule(Self.helm, "What Helm's linter says", .warning)]
            + own.map { rule($0.code, $0.title, $0.severity) }
    }

    private func rule(_ code: String, _ title: String, _ severity: LintMessage.Severity) -> Value {
        Self.object([
            ("id", .string(code)), ("shortDescription", Self.message(GoString(title))),
            ("defaultConfiguration", Self.object([("level", .string(severity.level))])),
        ])
    }

    // MARK: Results

    private var results: [Value] {
        report.charts.flatMap { chart in
            (chart.failure.map { [result(Self.helm, .error, $0, LintPlace(chart.path))] } ?? [])
                + chart.messages.filter { report.isShown($0.severity) }.map {
                    result(Self.helm, $0.severity, $0.text, $0.filePlace(below: chart.path))
                }
                + chart.findings.filter { report.isShown($0.severity) }.map {
                    result($0.code, $0.severity, $0.message + "; " + $0.fix, $0.place)
                }
        }
    }

    private func result(
        _ code: String, _ severity: LintMessage.Severity, _ text: GoString, _ place: LintPlace
    ) -> Value {
        Self.object([
            ("ruleId", .string(code)), ("level", .string(severity.level)), ("message", Self.message(text)),
            ("locations", .list([location(place)])),
        ])
    }

    private func location(_ place: LintPlace) -> Value {
        var fields: [(GoString, Value)] = [("artifactLocation", Self.object([("uri", .string(place.file))]))]
        if let line = place.line {
            let column = place.column.map { [("startColumn" as GoString, Value.int($0))] } ?? []
            fields.append(("region", Self.object([("startLine", .int(line))] + column)))
        }
        return Self.object([("physicalLocation", Self.object(fields))])
    }

    private static func message(_ text: GoString) -> Value { object([("text", .string(text))]) }

    private static func object(_ fields: [(GoString, Value)]) -> Value {
        var object = JSONObject()
        for (name, value) in fields { object.add(name, value) }
        return object.value
    }
}

extension LintMessage {
    /// Helm's places are paths in the chart, or the chart itself.
    func filePlace(below chart: GoString) -> LintPlace {
        let isPath = !place.isEmpty && !place.hasPrefix("/")
        return LintPlace(isPath ? chart + "/" + place : chart)
    }
}

extension LintMessage.Severity {
    fileprivate var level: String {
        switch self {
        case .info: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}
