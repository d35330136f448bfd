import GoTemplate

/// What was found in one chart.
package struct LintedChartReport {
    /// The chart as it was named.
    package let path: GoString
    /// What Helm's rules say.
    package let messages: [LintMessage]
    /// What swelm's own rules say.
    package let findings: [LintFinding]
    /// Why the chart could not be looked at.
    package let failure: GoString?

    var worst: LintMessage.Severity {
        (messages.map(\.severity) + findings.map(\.severity)).max() ?? .info
    }
}
