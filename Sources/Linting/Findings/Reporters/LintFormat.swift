import GoTemplate

/// The forms in which what was found can be written.
package enum LintFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    case json
    /// SARIF 2.1.0, which code scanning reads.
    case sarif
    /// Commands of GitHub's workflows, which mark the lines of a pull request.
    case github

    /// The report in this form.
    package func text(of report: LintReport) throws -> GoString {
        switch self {
        case .text: report.text
        case .json: try JSONLintReporter(report: report).text
        case .sarif: try SARIFReporter(report: report).text
        case .github: GitHubReporter(report: report).text
        }
    }
}
