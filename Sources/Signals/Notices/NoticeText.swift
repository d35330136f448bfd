import GoTemplate
import Rollouts

/// What people read about a rollout.
struct NoticeText {
    let kind: NoticeKind
    let context: SignalContext

    /// `productpage.3 failed: stage 2 of 7, ten per cent`.
    var title: GoString { context.rollout + " " + verb + ": " + place }

    private var verb: GoString {
        switch kind {
        case .started: "started"
        case .waiting: "waits for an answer"
        case .failed: "failed"
        case .held: "is held"
        case .returned: "has returned to what was deployed before"
        case .finished: "finished"
        case .stuck: "is stuck on its way back"
        }
    }

    private var place: GoString {
        GoString("stage \(context.stageNumber) of \(context.stageCount), ") + context.stage
    }

    /// The rest, line by line: names with their values.
    var facts: [(name: GoString, value: GoString)] {
        var facts: [(name: GoString, value: GoString)] = [("Release", context.namespace + "/" + context.release)]
        if let split = context.split {
            facts.append(("Traffic", GoString("\(split.canary) on the canary, \(split.stable) on the stable side")))
        }
        if let revision = context.revision { facts.append(("Revision", GoString("\(revision)"))) }
        for verdict in context.verdicts { facts.append(("Check", verdict)) }
        return facts
    }

    /// Whether somebody should look.
    var isBad: Bool { [.failed, .held, .returned, .stuck].contains(kind) }
}
