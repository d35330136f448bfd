import GoTemplate
import Rollouts

/// The traffic of a release over time as stacked areas, below it the stages, and people's answers.
struct WeightPlot {
    let report: RolloutReport
    let member: GoString

    private static let height = 236.0
    private static let top = 12.0
    private static let bottom = 132.0
    /// Where the stages are.
    private static let lane = 160.0

    /// Nil where nothing has a weight.
    var markup: [UInt8]? {
        let changes = report.weights.filter { $0.member == member }
        guard let begin = report.startedAt, !changes.isEmpty else { return nil }
        let end = max(report.endedAt ?? report.now, begin)
        let frame = PlotFrame(begin, end, values: [0, 1], top: Self.top, bottom: Self.bottom)
        var canvas = PlotCanvas(width: PlotFrame.width, height: Self.height, title: "Traffic of " + member)
        frame.draw(on: &canvas) { NumberText.percent($0) + " %" }
        drawAreas(changes, until: end, frame, on: &canvas)
        drawStages(until: end, frame, on: &canvas)
        drawAnswers(frame, on: &canvas)
        return canvas.closed()
    }

    private func drawAreas(
        _ changes: [WeightChange], until end: Instant, _ frame: PlotFrame, on canvas: inout PlotCanvas
    ) {
        let names = changes.reduce(into: [GoString]()) { names, change in
            names += change.sides.map(\.name).filter { !names.contains($0) }
        }
        for (index, name) in names.enumerated() {
            let below = steps(changes, until: end, frame) { change in
                names[..<index].reduce(0) { $0 + change.share(of: $1) }
            }
            let above = steps(changes, until: end, frame) { change in
                names[...index].reduce(0) { $0 + change.share(of: $1) }
            }
            canvas.area(below + above.reversed(), "side\(min(index, 3)) area", tip: name)
        }
    }

    /// The corners of a line that steps from weight to weight.
    private func steps(
        _ changes: [WeightChange], until end: Instant, _ frame: PlotFrame, _ share: (WeightChange) -> Double
    ) -> [(x: Double, y: Double)] {
        changes.indices.flatMap { index in
            let y = frame.values.place(share(changes[index]))
            let next = changes.indices.contains(index + 1) ? changes[index + 1].time : end
            return [(frame.time.place(changes[index].time), y), (frame.time.place(next), y)]
        }
    }

    private func drawStages(until end: Instant, _ frame: PlotFrame, on canvas: inout PlotCanvas) {
        for stage in report.stages {
            for attempt in stage.attempts {
                let (x, width) = frame.span(attempt.begin, attempt.phases.last?.end ?? attempt.end ?? end)
                let tip = stage.title + ": " + attempt.phase.predicate
                canvas.rectangle(
                    x: x, y: Self.lane, width: width, height: 22, "stage " + attempt.phase.rawValue, tip: tip)
                if width > 14 { canvas.text(GoString("\(stage.number)"), x: x + 4, y: Self.lane + 15, "number") }
                drawPhases(of: attempt, until: end, frame, on: &canvas)
            }
        }
        for back in report.returns {
            let (x, width) = frame.span(back.begin, back.steps.last?.doneAt ?? end)
            canvas.rectangle(
                x: x, y: Self.lane, width: max(2, width), height: 22, "stage back", tip: "return: " + back.cause)
        }
    }

    /// What a stage did meanwhile: a thin band for each of its parts.
    private func drawPhases(
        of attempt: AttemptReport, until end: Instant, _ frame: PlotFrame, on canvas: inout PlotCanvas
    ) {
        for phase in attempt.phases {
            let (x, width) = frame.span(phase.begin, phase.end ?? end)
            let name = "phase " + phase.phase.rawValue
            canvas.rectangle(
                x: x, y: Self.lane + 24, width: width, height: 6, name, tip: GoString(phase.phase.rawValue))
        }
    }

    private func drawAnswers(_ frame: PlotFrame, on canvas: inout PlotCanvas) {
        for answer in report.stages.flatMap(\.attempts).flatMap(\.validAnswers) {
            let x = frame.time.place(answer.time)
            let name = answer.given.isApproval ? "approved" : "rejected"
            canvas.circle(x: x, y: Self.lane + 44, radius: 5, name, tip: answer.text)
            canvas.text(answer.given.actor.name, x: x, y: Self.lane + 64, anchor: "middle")
        }
    }
}

extension PlotFrame {
    /// Where a span of time begins, and how wide it is.
    func span(_ begin: Instant, _ end: Instant) -> (x: Double, width: Double) {
        (time.place(begin), time.place(end) - time.place(begin))
    }
}
