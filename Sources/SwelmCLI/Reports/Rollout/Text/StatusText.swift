import Diffing
import GoLibrary
import GoTemplate
import Rollouts

/// A rollout at a glance, for a terminal: a line for each stage, and what is known of the one it is at.
struct StatusText {
    private let report: RolloutReport
    private var text: TerminalText

    /// - Parameter isASCII: whether signs that are not ASCII are written as letters of it.
    static func bytes(of report: RolloutReport, usesColor: Bool, isASCII: Bool) -> [UInt8] {
        var status = StatusText(report, usesColor: usesColor)
        status.write()
        return isASCII ? ASCIIText.of(status.text.bytes) : status.text.bytes
    }

    private init(_ report: RolloutReport, usesColor: Bool) {
        (self.report, text) = (report, TerminalText(usesColor: usesColor))
    }

    private mutating func write() {
        writeHead()
        text.add(report.outcome)
        text.endLine()
        let width = report.stages.map { DisplayWidth.of($0.title) }.max() ?? 0
        for stage in report.stages { write(stage, width) }
        for back in report.returns { write(back) }
        writeEnd()
    }

    private mutating func writeHead() {
        text.add(report.name, .bold)
        text.add("  ▸ ")
        text.add(report.state.rawValue, report.state.style)
        if let versions = report.plan.versionText { text.add("  " + versions) }
        if let author = report.head.author { text.add("   by " + author.evidence) }
        if let startedAt = report.startedAt { text.add("   started " + startedAt.clock(before: report.now)) }
        let bases = report.bases.sorted { $0.key < $1.key }
        let revisions = bases.map { bases.count == 1 ? GoString("\($0.value)") : $0.key + GoString(" \($0.value)") }
        if !bases.isEmpty { text.add("   base: revision " + revisions.joined(by: ", ")) }
        text.endLine()
    }

    private mutating func writeEnd() {
        if let nextCheck = report.nextCheck, nextCheck > report.now {
            label("next check")
            text.line("in " + NumberText.span(nextCheck.since(report.now)).text)
        }
        if let path = report.wayBack {
            label("way back")
            text.add(path.text(in: report.plan))
            text.endLine()
        }
        for line in report.commands {
            label("")
            text.add(line, .faint)
            text.endLine()
        }
    }

    private mutating func label(_ word: String) {
        text.add(" " + word + String(repeating: " ", count: max(1, 12 - word.count)), .faint)
    }
}

// MARK: - Stages

extension StatusText {
    private mutating func write(_ stage: StageReport, _ width: Int) {
        let isCurrent = report.current?.index == stage.index && report.state.holdsClaim
        let style = stage.sign(isCurrent: isCurrent, report.state).style
        let padding = GoString([UInt8](repeating: 0x20, count: max(0, width - DisplayWidth.of(stage.title))))
        text.add(" ")
        text.add(stage.title, isCurrent ? .bold : stage.attempts.isEmpty ? .faint : nil)
        text.add(padding + "  ")
        text.add(stage.sign(isCurrent: isCurrent, report.state).text, style)
        for fact in stage.facts(at: report.now) { text.add("  " + fact) }
        text.endLine()
        if isCurrent { writeDetails(of: stage) }
    }

    private mutating func writeDetails(of stage: StageReport) {
        for member in report.plan.members { writeTraffic(of: member, at: stage) }
        for metric in stage.attempts.last?.metrics ?? [] { write(metric) }
    }

    private mutating func writeTraffic(of member: GoString, at stage: StageReport) {
        guard let (before, after) = report.canaryShares(of: member, at: stage.index), before != after else { return }
        label("  traffic")
        if report.plan.members.count > 1 { text.add(member + "  ") }
        text.add(WeightBar.text(before), .cyan)
        text.add(" " + NumberText.percent(before) + " → ")
        text.add(WeightBar.text(after), .cyan)
        text.add(" " + NumberText.percent(after))
        text.endLine()
    }

    private mutating func write(_ metric: MetricReport) {
        label("  " + metric.metric.name.text)
        text.add(Sparkline.text(metric), metric.finding.verdict.style)
        let parts = [metric.numbers, metric.metric.boundText, metric.verdictText].filter { !$0.isEmpty }
        text.add("  " + parts.joined(by: "  ") + (metric.metric.isAdvisory ? "  advisory" : ""))
        text.endLine()
    }

    private mutating func write(_ back: ReturnReport) {
        label("back")
        let steps = back.steps.map { step in
            let revisions = step.revisions.values.sorted().map { GoString("rev \($0)") }.joined(by: ", ")
            let sign: GoString = step.doneAt == nil ? "○ " : "✓ "
            return sign + report.plan.name(of: step.position) + (revisions.isEmpty ? "" : " " + revisions)
        }
        text.add(steps.isEmpty ? "nothing to do" : steps.joined(by: "  "))
        text.endLine()
    }
}
