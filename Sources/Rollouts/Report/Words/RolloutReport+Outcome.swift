import GoLibrary
import GoTemplate

extension RolloutReport {
    /// What became of it so far, in a sentence.
    package var outcome: GoString {
        switch state {
        case .planned: "It is planned; nothing was changed yet."
        case .running: "It is running: " + whereItIs + "."
        case .waiting: "It is waiting: " + whereItIs + waitsFor + "."
        case .held: "It is held: " + (head.hold?.text(in: plan) ?? "a decision is needed") + "; " + decisionWords
        case .paused: "It is paused at " + plan.title(ofStage: head.stage) + "."
        case .returning: "It is going back" + target + because
        case .finished: "It finished" + after + GoString(": all \(stages.count) stages passed.")
        case .returned: "It returned" + target + after + because
        case .stuck: "Its return is stuck, and a person is needed" + stuckWords + "."
        case .abandoned: "It was abandoned" + after + because
        }
    }

    /// `stage 3 of 7, "3 ninety per cent", is watched`.
    private var whereItIs: GoString {
        guard let current else { return "no stage was begun" }
        return GoString("stage \(current.number) of \(stages.count), \"") + current.plan.name + "\", "
            + current.phase.predicate
    }

    private var waitsFor: GoString { awaited.map { ", " + $0.text(in: plan) } ?? "" }

    private var decisionWords: GoString {
        "somebody has to decide how it goes on at " + plan.title(ofStage: head.stage) + "."
    }

    private var target: GoString {
        guard let target = returns.last?.target, target != .base else {
            return state == .returned ? " to the base" : ""
        }
        return " to " + plan.title(of: target)
    }

    private var after: GoString {
        guard let startedAt, let endedAt else { return "" }
        return " after " + NumberText.span(endedAt.since(startedAt))
    }

    /// What led to its end, or its return, with a full stop.
    private var because: GoString { cause.map { ": " + $0 } ?? "." }

    private var cause: GoString? {
        if state == .abandoned { return events.last { $0.event.kind.isAbandonment }?.sentence }
        return returns.last?.cause
    }

    private var stuckWords: GoString {
        guard case .help(let message)? = awaited, !message.isEmpty else { return "" }
        return ": " + message
    }
}

extension RolloutEventKind {
    fileprivate var isAbandonment: Bool { if case .abandoned = self { true } else { false } }
}

extension AwaitedAnswer {
    /// What is waited for; no full sentence.
    package func text(in plan: RolloutPlan) -> GoString {
        switch self {
        case .approvals(0, _, _): "which was given; 'swelm rollout run' goes on"
        case .approvals(let count, let people, let until):
            GoString(count == 1 ? "an approval" : "\(count) approvals") + " by "
                + (people.isEmpty ? "anybody" : people.joined(by: " or ")) + until.limitText
        case .confirmations(let steps, let until): "a yes of " + steps.joined(by: ", ") + until.limitText
        case .decision(let reason): reason.text(in: plan)
        case .resume: "somebody who resumes it"
        case .help(let message): message
        case .opening(let time): "the hours in which it may begin, at " + time.text
        }
    }
}

extension Instant? {
    fileprivate var limitText: GoString { map { ", until " + $0.text } ?? "" }
}
