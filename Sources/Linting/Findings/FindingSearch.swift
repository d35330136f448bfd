import Failures
import GoTemplate

/// Asks swelm's own rules about a chart.
struct FindingSearch {
    let subject: LintSubject
    /// The chart's path as a user named it, which files are shown below.
    let shownPath: GoString

    /// What the rules found and nothing switches off, in the order of files and lines.
    ///
    /// - Throws: `HelmError` for a `.swelmlint.yaml` that says something else than which rules are asked.
    func findings() throws(HelmError) -> [LintFinding] {
        guard subject.options.findings.isActive else { return [] }
        let settings = try LintSettingsFile(of: subject.folder, subject.fileSystem)
        // What keeps a chart from being loaded, Helm's rules tell.
        guard let chart = try? LintedChart(subject) else { return [] }
        let comments = LintComments(chart)
        let rules = FindingRule.all.filter {
            subject.options.findings.includes($0) && !settings.disabled.contains($0.code)
        }
        let found = rules.flatMap { $0.findings(in: chart) }.filter { !comments.disable($0) }
        return found.unique.map { shown($0, in: chart, settings) }.sorted { $0.place.isBefore($1.place) }
    }

    private func shown(_ finding: LintFinding, in chart: LintedChart, _ settings: LintSettingsFile) -> LintFinding {
        LintFinding(
            code: finding.code, severity: settings.severities[finding.code] ?? finding.severity,
            place: place(finding.place, of: chart), message: finding.message, fix: finding.fix)
    }

    /// Files are named as the user would open them.
    private func place(_ place: LintPlace, of chart: LintedChart) -> LintPlace {
        guard place.isOfChart, place.file.hasPrefix(chart.chart.name + "/") else { return place }
        return place.moved(to: shownPath + "/" + place.file.trimmingPrefix(chart.chart.name + "/"))
    }
}

extension [LintFinding] {
    /// One of those that say the same of the same place.
    fileprivate var unique: [LintFinding] {
        var seen: Set<FindingKey> = []
        return filter { seen.insert(FindingKey(code: $0.code, place: $0.place, message: $0.message)).inserted }
    }
}

/// What two findings have in common that are one.
private struct FindingKey: Hashable {
    let code: String
    let place: LintPlace
    let message: GoString
}

extension LintPlace {
    fileprivate func isBefore(_ other: LintPlace) -> Bool {
        (file, line ?? 0, column ?? 0) < (other.file, other.line ?? 0, other.column ?? 0)
    }
}
