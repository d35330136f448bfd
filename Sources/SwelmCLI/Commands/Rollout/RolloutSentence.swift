import GoTemplate
import Operations
import Rollouts

/// How a rollout stands, in a sentence.
struct RolloutSentence {
    private let head: RolloutHead
    private let rollout: StoredRollout

    init(_ head: RolloutHead, of rollout: StoredRollout) { (self.head, self.rollout) = (head, rollout) }

    var text: GoString { "rollout " + rollout.key.text + " is " + GoString(head.state.rawValue) + place + reason }

    private var place: GoString {
        guard head.state.holdsClaim, let stage = rollout.frozen.plan.stage(head.stage) else { return GoString() }
        return GoString(" at stage \(head.stage + 1) of \(rollout.frozen.plan.stages.count), ") + stage.name
    }

    private var reason: GoString {
        if case .obstacle(_, let message)? = head.hold { return ": " + message }
        if case .failed(let trouble)? = head.hold { return ": " + trouble.message }
        return GoString()
    }
}
