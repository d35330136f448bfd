import GoTemplate

/// One of swelm's own rules: what it is called, and how it looks at a chart.
package struct FindingRule: Sendable {
    /// The name for `--disable`, `.swelmlint.yaml` and comments, and of the page `docs/lint/CODE.md`.
    package let code: String
    package let severity: LintMessage.Severity
    /// What is wrong in a few words, without full stop.
    package let title: String
    private let search: @Sendable (LintedChart) -> [Hit]

    /// What a rule found; its severity is the rule's where it says nothing else.
    struct Hit {
        let place: LintPlace
        let message: GoString
        let fix: GoString
        var severity: LintMessage.Severity?
    }

    init(
        _ code: String, _ severity: LintMessage.Severity, _ title: String,
        _ search: @escaping @Sendable (LintedChart) -> [Hit]
    ) {
        (self.code, self.severity, self.title, self.search) = (code, severity, title, search)
    }

    /// What the rule has to say of a chart, in the order of its places.
    func findings(in chart: LintedChart) -> [LintFinding] {
        search(chart).map { hit in
            LintFinding(
                code: code, severity: hit.severity ?? severity, place: hit.place, message: hit.message, fix: hit.fix)
        }
    }

    package var page: String { "docs/lint/\(code).md" }
}

extension FindingRule {
    /// All rules, in the order in which they are asked.
    package static let all: [FindingRule] =
        ValueRules.all + ValuesFileRules.all + TemplateRules.all + OutputRules.all + KubernetesRules.all
        + ChartRules.all

    package static func named(_ code: String) -> FindingRule? { all.first { $0.code == code } }
}
