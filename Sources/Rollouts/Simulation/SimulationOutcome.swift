import Codecs
import GoLibrary
import GoTemplate

/// What a simulated rollout came to.
package struct SimulationOutcome {
    package let events: [RolloutEvent]
    private let head: RolloutHead
    private let stage: GoString
    private let plan: RolloutPlan

    init(events: [RolloutEvent], head: RolloutHead, stage: Int, plan: RolloutPlan) {
        (self.events, self.head, self.plan) = (events, head, plan)
        self.stage = plan.stage(stage)?.name ?? ""
    }

    /// Such as `finished` or `returned in canary 15`: the state, and the stage at which it went on no more.
    package var text: GoString {
        let state = GoString(head.state.rawValue)
        return head.state == .finished ? state : state + " in " + stage
    }

    /// From the start to what happened last.
    package var duration: GoDuration {
        guard let first = events.first, let last = events.last else { return GoDuration(nanoseconds: 0) }
        return last.time.since(first.time)
    }

    /// What happened, one text for each stage, check that decided, answer and turn, with the time since the start.
    package var moments: [(time: GoDuration, text: GoString)] {
        guard let start = events.first?.time else { return [] }
        return events.compactMap { event in line(of: event.kind).map { (event.time.since(start), $0) } }
    }

    private func line(of kind: RolloutEventKind) -> GoString? {
        switch kind {
        case .entered(let mark, .applying): name(mark) + " is applied"
        case .entered(let mark, .baking): name(mark) + " is watched"
        case .entered(let mark, .passed): name(mark) + " passed"
        case .asked(let mark): name(mark) + " waits"
        case .judged(let mark, let judgement) where judgement.verdict != .inconclusive || judgement.isFinal:
            name(mark) + GoString(", check \(judgement.check): \(judgement.verdict.rawValue)") + tail(judgement.message)
        case .failed(let mark, let trouble, _):
            name(mark) + " failed (" + GoString(trouble.cause.rawValue) + ")" + tail(trouble.message)
        case .inconclusive(let mark, _): name(mark) + " proved neither"
        case .approved(let answer): name(answer.mark) + " was approved" + tail(answer.reason)
        case .rejected(let answer): name(answer.mark) + " was rejected" + tail(answer.reason)
        case .steppedBack(let position): "went back to " + name(position)
        default: state(of: kind)
        }
    }

    /// What turns the whole rollout.
    private func state(of kind: RolloutEventKind) -> GoString? {
        switch kind {
        case .started, .finished, .returned, .held, .paused, .resumed, .decided, .retried, .aborted, .abandoned,
            .undone:
            kind.name
        case .stuck(let message): kind.name + tail(message)
        default: nil
        }
    }

    private func tail(_ message: GoString) -> GoString { message.isEmpty ? "" : ": " + message }

    private func name(_ mark: StageAttempt) -> GoString { name(.stage(mark.stage)) }

    private func name(_ position: Position) -> GoString {
        switch position {
        case .base: "the base"
        case .stage(let index): plan.stage(index)?.name ?? "?"
        }
    }

    /// The outcome as one line of JSON, with all events.
    package func json() throws -> [UInt8] {
        let writer = RecordWriter()
        writer.add("outcome", text)
        writer.add("state", word: head.state)
        writer.add("stage", stage)
        writer.add("duration", duration)
        writer.add("events", try events.map { try JSON.decode($0.json, numbers: .int64) })
        return try JSON.encode(writer.value, escapesHTML: false)
    }
}
