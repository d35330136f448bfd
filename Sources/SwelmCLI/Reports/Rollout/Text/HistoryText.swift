import Codecs
import GoTemplate
import Rollouts

/// What `rollout history` prints: who did what, when, from where, by which evidence and why, with the numbers.
struct HistoryText {
    let report: RolloutReport
    /// Whether what the driver did step by step is shown, too.
    let showsAll: Bool

    private var shown: [EventLine] { showsAll ? report.events : report.events.filter(\.event.kind.isTold) }

    var table: GoString {
        var table = TextTable()
        table.addRow(["TIME", "WHO", "KNOWN BY", "FROM", "WHAT"] as [GoString])
        for line in shown {
            let actor = line.event.actor
            let origin = actor.page.isEmpty ? actor.host : actor.page
            table.addRow([
                line.event.time.time(in: .utc).formatted("2006-01-02 15:04:05"), actor.name,
                GoString(actor.source.rawValue), origin.isEmpty ? "-" : origin, line.sentence,
            ])
        }
        return table.text + measured
    }

    /// What was measured and judged, attempt by attempt.
    private var measured: GoString {
        let attempts = report.stages.flatMap { stage in stage.attempts.map { (stage, $0) } }
        let rows = attempts.flatMap { stage, attempt in attempt.metrics.map { row(stage, attempt, $0) } }
        guard !rows.isEmpty else { return "" }
        var table = TextTable()
        table.addRow(["STAGE", "ATTEMPT", "CHECK", "AGAINST", "MEASURED", "VERDICT"] as [GoString])
        for row in rows { table.addRow(row) }
        return "\n" + table.text
    }

    private func row(_ stage: StageReport, _ attempt: AttemptReport, _ metric: MetricReport) -> [GoString] {
        [
            stage.plan.name, GoString("\(attempt.mark.attempt)"), metric.metric.name, metric.metric.boundText,
            metric.numbers, metric.verdictText,
        ]
    }

    var value: Value {
        var object = JSONObject()
        object.add("rollout", .string(report.name))
        object.add("events", .list(shown.map(\.value)))
        object.add("stages", .list(report.stages.map { $0.value(in: report.plan) }))
        return object.value
    }
}

extension EventLine {
    var value: Value {
        var object = JSONObject()
        object.add("sequence", .int(sequence))
        object.add("time", optional: event.time)
        object.add("actor", event.actor.value)
        object.add("sentence", .string(sentence))
        return object.value
    }

    /// A line for logs: time, who, and what.
    var text: GoString { event.time.text + "  " + event.actor.evidence + "  " + sentence }
}

extension RolloutEventKind {
    /// Whether it tells more than that something was about to be done, or another check was as good as those before.
    var isTold: Bool {
        switch self {
        case .intent: false
        case .judged(_, let judgement): judgement.isFinal || judgement.verdict != .inconclusive
        case .outcome(_, let outcome): outcome.revision != nil || outcome.result != .succeeded
        case .started, .begun, .entered, .advanced, .finished, .asked, .answered, .failed, .inconclusive, .held,
            .approved, .rejected, .paused, .resumed, .decided, .retried, .aborted, .undone, .abandoned, .steppedBack,
            .arrived, .returned, .stuck:
            true
        }
    }
}
