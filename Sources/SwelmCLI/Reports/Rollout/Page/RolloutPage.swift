import Diffing
import GoTemplate
import Rollouts

/// A rollout as one page that needs nothing but itself, and no script.
struct RolloutPage {
    private let report: RolloutReport
    private var page = HTMLPage()
    /// What each stage changed, by its index.
    private let changes: [Int: [DiffReport]]

    /// - Parameters:
    ///   - changes: what each stage changed, by its index, as far as that is known.
    ///   - refresh: after how many seconds a browser reads it again; nil for never.
    static func bytes(of report: RolloutReport, changes: [Int: [DiffReport]] = [:], refresh: Int? = nil) -> [UInt8] {
        var page = RolloutPage(report: report, changes: changes)
        page.write(refresh)
        return page.page.bytes
    }

    private init(report: RolloutReport, changes: [Int: [DiffReport]]) {
        (self.report, self.changes) = (report, changes)
    }

    private mutating func write(_ refresh: Int?) {
        page.open(title: report.name, styles: HTMLPage.changeRows + Self.styles, refresh: refresh)
        writeHead()
        page.raw("<main>\n")
        for member in report.plan.members { writeWeights(of: member) }
        writeStages()
        writeMetrics()
        for back in report.returns { write(back) }
        writeChanges()
        writeEvents()
        writeDigests()
        page.raw("</main>\n</body>\n</html>\n")
    }

    private mutating func writeHead() {
        page.raw("<header><h1>")
        page.text(report.name)
        page.raw("</h1> <span class=\"state \(report.state.rawValue)\">\(report.state.rawValue)</span>")
        if let versions = report.plan.versionText { page.element("span", versions, class: "versions") }
        page.element("p", report.outcome, class: "outcome")
        page.raw("<p class=\"soft\">")
        if let author = report.head.author { page.text("by " + author.evidence + " ") }
        if let startedAt = report.startedAt { page.text("started " + startedAt.text + " ") }
        page.text("seen " + report.now.text)
        page.raw("</p></header>\n")
    }

    private mutating func writeWeights(of member: GoString) {
        guard let plot = WeightPlot(report: report, member: member).markup else { return }
        section(report.plan.members.count > 1 ? "Traffic of " + member : "Traffic and stages")
        page.raw("<figure>\n")
        page.add(plot)
        writeLegend(of: report.weights.first { $0.member == member }?.sides.map(\.name) ?? [])
        page.raw("</figure>\n</section>\n")
    }

    private mutating func writeLegend(of sides: [GoString]) {
        page.raw("<figcaption>")
        for (index, name) in sides.enumerated() {
            page.raw("<i class=\"key side\(min(index, 3))\"></i> ")
            page.text(name)
            page.raw(" ")
        }
        page.raw(
            "<i class=\"key approving\"></i> a person is asked <i class=\"key baking\"></i> watched</figcaption>\n")
    }

    private mutating func section(_ title: GoString) {
        page.raw("<section>\n")
        page.element("h2", title)
        page.raw("\n")
    }
}

// MARK: - Stages

extension RolloutPage {
    private mutating func writeStages() {
        section("Stages")
        page.raw("<table class=\"plain\"><thead><tr><th>Stage</th><th>State</th><th>Revision</th><th>Time</th>")
        page.raw("<th>Who</th><th>Way back from it</th></tr></thead>\n<tbody>\n")
        for stage in report.stages {
            if stage.attempts.isEmpty { writeRow(of: stage, nil) }
            for attempt in stage.attempts { writeRow(of: stage, attempt) }
        }
        page.raw("</tbody></table>\n")
        if let path = report.wayBack { page.element("p", "Way back from here: " + path.text(in: report.plan) + ".") }
        page.raw("</section>\n")
    }

    private mutating func writeRow(of stage: StageReport, _ attempt: AttemptReport?) {
        let phase = attempt?.phase ?? .pending
        let number = (attempt?.mark.attempt ?? 1) > 1 ? GoString(", attempt \(attempt?.mark.attempt ?? 1)") : ""
        let revisions = stage.plan.members.isEmpty ? "as it was" : attempt?.revisionTexts.joined(by: ", ") ?? ""
        page.raw("<tr class=\"\(phase.rawValue)\">")
        page.element("td", stage.title + number)
        page.element("td", (attempt?.trouble.map { "failed: " + $0.text } ?? phase.predicate))
        page.element("td", revisions)
        page.element("td", attempt?.timeText(stage.plan, report.now) ?? "")
        page.element("td", attempt?.answers.map(\.full).joined(by: "; ") ?? "")
        page.element("td", stage.wayBack.text(in: report.plan))
        page.raw("</tr>\n")
    }
}

extension AnswerReport {
    /// The answer, and why it does not count.
    fileprivate var full: GoString { text + (refusal.map { " (not counted: " + $0.message + ")" } ?? "") }
}

// MARK: - Checks

extension RolloutPage {
    private mutating func writeMetrics() {
        let attempts = report.stages.flatMap { stage in stage.attempts.map { (stage, $0) } }
        for (stage, attempt) in attempts where !attempt.metrics.isEmpty {
            section(
                "Checks of " + stage.title
                    + (attempt.mark.attempt > 1 ? GoString(", attempt \(attempt.mark.attempt)") : ""))
            for metric in attempt.metrics { write(metric) }
            page.raw("</section>\n")
        }
    }

    private mutating func write(_ metric: MetricReport) {
        let verdict = metric.finding.verdict?.rawValue ?? "open"
        page.raw("<figure>\n<figcaption><b>")
        page.text(metric.metric.name)
        page.raw("</b> <span class=\"verdict \(verdict)\">")
        page.text(metric.verdictText)
        page.raw("</span> ")
        page.text(metric.metric.boundText + "; " + (metric.numbers.isEmpty ? "no number" : metric.numbers))
        if metric.metric.isAdvisory { page.raw(" <span class=\"soft\">advisory</span>") }
        if !metric.missing.isEmpty {
            page.element("span", GoString(" \(metric.missing.count) instants missing"), class: "soft")
        }
        page.raw("</figcaption>\n")
        if let plot = MetricPlot(metric: metric).markup { page.add(plot) }
        page.raw("<p class=\"legend\"><i class=\"key canary\"></i> canary <i class=\"key stable\"></i> stable")
        if case .ratio = metric.metric.check.bound { page.raw(" <i class=\"key interval\"></i> interval") }
        page.raw(" <i class=\"key bound\"></i> bound <i class=\"key missing\"></i> missing</p>\n</figure>\n")
    }
}

// MARK: - What else is known

extension RolloutPage {
    private mutating func write(_ back: ReturnReport) {
        section("Return to " + report.plan.name(of: back.target))
        page.element("p", back.cause)
        if !back.isSafe { page.raw("<p class=\"warning\">Pods change under traffic on this way.</p>\n") }
        page.raw("<ol>\n")
        for step in back.steps {
            page.raw("<li>")
            page.element("b", report.plan.name(of: step.position))
            let revisions = step.revisions.sorted { $0.key < $1.key }.map { $0.key + GoString(" revision \($0.value)") }
            page.text(revisions.isEmpty ? "" : ": " + revisions.joined(by: ", "))
            page.text(step.doneAt.map { ", done at " + $0.text } ?? ", not done yet")
            page.raw("</li>\n")
        }
        page.raw("</ol>\n</section>\n")
    }

    private mutating func writeChanges() {
        guard !changes.isEmpty else { return }
        section("Changes")
        for stage in report.stages {
            guard let reports = changes[stage.index], reports.contains(where: { !$0.objects.isEmpty }) else { continue }
            page.raw("<details class=\"stage-changes\"><summary>")
            page.element("b", stage.title)
            page.raw("</summary>\n")
            for report in reports { HTMLReporter(ReportOptions()).write(report, to: &page) }
            page.raw("</details>\n")
        }
        page.raw("</section>\n")
    }

    private mutating func writeEvents() {
        section("Events")
        page.raw(
            "<table class=\"plain\"><thead><tr><th>Time</th><th>Who</th><th>Known by</th><th>From</th><th>What</th></tr>"
        )
        page.raw("</thead>\n<tbody>\n")
        for line in report.events where line.event.kind.isTold {
            let actor = line.event.actor
            page.raw("<tr>")
            page.element("td", line.event.time.text)
            page.element("td", actor.name)
            page.element("td", GoString(actor.source.rawValue))
            page.element("td", actor.page.isEmpty ? actor.host : actor.page)
            page.element("td", line.sentence)
            page.raw("</tr>\n")
        }
        page.raw("</tbody></table>\n</section>\n")
    }

    private mutating func writeDigests() {
        let known = report.stages.filter { !$0.plan.digest.isEmpty }
        guard !known.isEmpty else { return }
        section("Digests")
        page.raw("<table class=\"plain\"><tbody>\n")
        for stage in known {
            page.raw("<tr>")
            page.element("td", stage.title)
            page.raw("<td>")
            page.element("code", stage.plan.digest)
            page.raw("</td></tr>\n")
        }
        page.raw("</tbody></table>\n</section>\n")
    }
}

// MARK: - Colours

extension RolloutPage {
    private static let styles = """
        :root { --stable: #4269d0; --canary: #e07b18; --third: #3ca951; --fourth: #a463f2; --good: #1a7f37; }
        @media (prefers-color-scheme: dark) { :root { --stable: #7c9bf2; --canary: #ffa657; --third: #56d364;
          --fourth: #d2a8ff; --good: #56d364; } }
        body { max-width: 1000px; margin: 0 auto; padding: 1em 1.2em 3em; }
        h1 { display: inline; font-size: 1.4em; } h2 { font-size: 1.05em; margin: 1.6em 0 .5em; }
        .outcome { font-size: 1.05em; margin: .5em 0; } .soft, .legend, .label { color: var(--soft); }
        .state { border: 1px solid var(--line); border-radius: 1em; padding: .1em .7em; margin-left: .5em; }
        .state.finished, .verdict.passed { color: var(--good); } .state.stuck, .verdict.failed { color: var(--risk); }
        .state.waiting, .state.held, .state.paused, .state.returned, .state.returning, .verdict.inconclusive {
          color: var(--warn); }
        .versions { margin-left: .7em; font-weight: 600; }
        figure { margin: .4em 0 1.2em; } figcaption, .legend { font-size: .9em; margin: .2em 0; }
        svg { width: 100%; height: auto; display: block; font: 11px system-ui, sans-serif; }
        svg text { fill: var(--soft); } svg .number { fill: var(--text); font-weight: 600; }
        .grid { stroke: var(--line); stroke-width: .5; } .axis { stroke: var(--soft); }
        .side0 { fill: var(--stable); } .side1 { fill: var(--canary); } .side2 { fill: var(--third); }
        .side3 { fill: var(--fourth); }
        .area { opacity: .75; } .interval { fill: var(--canary); opacity: .22; }
        .line { fill: none; stroke-width: 1.8; stroke: var(--third); } .line.canary { stroke: var(--canary); }
        .line.stable { stroke: var(--stable); } .dot { fill: var(--third); } .dot.canary { fill: var(--canary); }
        .dot.stable { fill: var(--stable); } .missing { stroke: var(--warn); stroke-width: 3; opacity: .3; }
        .bound { stroke: var(--risk); stroke-width: 1.4; stroke-dasharray: 6 4; fill: none; }
        svg .bound-label { fill: var(--risk); }
        .stage { fill: var(--box); stroke: var(--line); } .stage.passed { fill: var(--new); }
        .stage.failed, .stage.back { fill: var(--old); } .stage.inconclusive, .stage.undone { fill: var(--old); opacity: .7; }
        .phase { fill: var(--line); } .phase.approving, .phase.confirming { fill: var(--warn); }
        .phase.baking { fill: var(--stable); } .approved { fill: var(--good); } .rejected { fill: var(--risk); }
        .key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; vertical-align: -1px;
          background: var(--line); } .key.canary, .key.interval, .key.side1 { background: var(--canary); }
        .key.side2 { background: var(--third); } .key.side3 { background: var(--fourth); }
        .key.stable, .key.side0, .key.baking { background: var(--stable); } .key.bound { background: var(--risk); }
        .key.missing, .key.approving { background: var(--warn); } .key.interval { opacity: .3; }
        table.plain { border-collapse: collapse; width: 100%; font-size: .9em; }
        .plain th, .plain td { text-align: left; padding: .25em .6em; border-bottom: 1px solid var(--line);
          vertical-align: top; overflow-wrap: break-word; }
        .plain tr.pending td { color: var(--soft); }
        @media print { body { max-width: none; } figure, tr { break-inside: avoid; } details > * { display: block; } }

        """
}
