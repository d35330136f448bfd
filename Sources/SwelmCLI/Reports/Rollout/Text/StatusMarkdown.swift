import Diffing
import GoTemplate
import Rollouts

/// A rollout as a comment, or the summary of a job.
struct StatusMarkdown {
    private let report: RolloutReport
    private var page: MarkdownPage

    /// By this a job finds its comment of the last run, to change it instead of adding another one.
    static let marker = "<!-- swelm-rollout -->"

    /// - Parameters:
    ///   - showsEvents: whether all that happened stands below.
    ///   - maximumBytes: what a comment may take up.
    static func bytes(of report: RolloutReport, showsEvents: Bool, maximumBytes: Int = 65_000) -> [UInt8] {
        var markdown = StatusMarkdown(report: report, page: MarkdownPage(maximumBytes: maximumBytes))
        markdown.write()
        if showsEvents { markdown.writeEvents() }
        return markdown.page.finish()
    }

    private init(report: RolloutReport, page: MarkdownPage) { (self.report, self.page) = (report, page) }

    private mutating func write() {
        add(Self.marker, "\n## ", report.state.symbol, " ", report.name, ": ", report.state.rawValue, "\n\n")
        if let versions = report.plan.versionText { add(versions, "\n\n") }
        add(report.outcome, "\n")
        writeStages()
        writeMetrics()
        for back in report.returns { write(back) }
        if let path = report.wayBack { add("\nWay back from here: ", path.text(in: report.plan), ".\n") }
        writeCommands()
    }

    private mutating func writeStages() {
        add("\n| | Stage | Traffic | Revision | Time | Who |\n|---|---|---|---|---|---|\n")
        for stage in report.stages {
            let attempt = stage.attempts.last
            add(
                "| ", stage.symbol, " | ", stage.title, " | ", traffic(at: stage.index), " | ",
                attempt?.revisionTexts.joined(by: ", ") ?? "", " | ", attempt?.timeText(stage.plan, report.now) ?? "",
                " | ", attempt?.validAnswers.map(\.text).joined(by: "; ") ?? "", " |\n")
        }
    }

    /// The canary's share at a stage, of several releases each with its name.
    private func traffic(at index: Int) -> GoString {
        let shares = report.plan.members.compactMap { member in
            report.canaryShares(of: member, at: index).map { shares in
                (report.plan.members.count > 1 ? member + " " : "") + NumberText.percent(shares.after) + " %"
            }
        }
        return shares.joined(by: ", ")
    }

    private mutating func writeMetrics() {
        let attempts = report.stages.flatMap { stage in stage.attempts.map { (stage, $0) } }
        guard attempts.contains(where: { !$0.1.metrics.isEmpty }) else { return }
        add("\n| Check | Stage | Against | Measured | Verdict |\n|---|---|---|---|---|\n")
        for (stage, attempt) in attempts {
            for metric in attempt.metrics {
                let missing = metric.missing.isEmpty ? "" : GoString(", \(metric.missing.count) instants missing")
                add(
                    "| ", metric.metric.name, " | ", stage.title, " | ", metric.metric.boundText, " | ",
                    metric.numbers, " | ", metric.verdictText + missing, " |\n")
            }
        }
    }

    private mutating func write(_ back: ReturnReport) {
        add("\n**Return to ", report.plan.name(of: back.target), "**: ", back.cause, "\n\n")
        for (index, step) in back.steps.enumerated() {
            let revisions = step.revisions.values.sorted().map { GoString("revision \($0)") }.joined(by: ", ")
            let done = step.doneAt.map { "done at " + $0.clock(before: report.now) } ?? "not done yet"
            let made = revisions.isEmpty ? "" : ", " + revisions
            add("\(index + 1). ", report.plan.name(of: step.position), ": ", done + made, "\n")
        }
    }

    private mutating func writeCommands() {
        guard !report.commands.isEmpty else { return }
        page.addOrOmit("\n```sh\n")
        for command in report.commands {
            page.addOrOmit(VisibleText.escape((command + "\n").bytes.dropLast()) + [0x0A])
        }
        page.addOrOmit("```\n")
    }

    private mutating func writeEvents() {
        page.addOrOmit("\n<details><summary>\(report.events.count) events</summary>\n\n")
        for line in report.events where line.event.kind.isTold {
            add(
                "- ", line.event.time.clock(before: report.now), " ", line.event.actor.evidence, ": ", line.sentence,
                "\n")
        }
        page.addOrOmit("\n</details>\n")
    }

    /// Adds a part as a whole: markup as it is, and text from outside so that it is nothing but text.
    private mutating func add(_ pieces: any MarkdownPiece...) { page.addOrOmit(pieces.flatMap(\.markdown)) }
}

/// Markup, or text that must not become any.
private protocol MarkdownPiece {
    var markdown: [UInt8] { get }
}

extension String: MarkdownPiece {
    fileprivate var markdown: [UInt8] { Array(utf8) }
}

extension GoString: MarkdownPiece {
    fileprivate var markdown: [UInt8] { MarkupText.markdown(self) }
}

extension RolloutState {
    fileprivate var symbol: String {
        switch self {
        case .planned: "⚪"
        case .running: "🔵"
        case .waiting, .held, .paused: "🟡"
        case .returning, .returned, .abandoned: "🟠"
        case .finished: "🟢"
        case .stuck: "🔴"
        }
    }
}

extension StageReport {
    fileprivate var symbol: String {
        switch phase {
        case .passed: "🟢"
        case .failed: "🔴"
        case .inconclusive, .confirming, .approving: "🟡"
        case .undone: "🟠"
        case .pending: "⚪"
        case .before, .applying, .settling, .testing, .baking: "🔵"
        }
    }
}
