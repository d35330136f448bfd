import GoTemplate

/// All that is to be shown of a rollout: what status, live view, page and comment are written from.
package struct RolloutReport: Sendable {
    /// Such as `productpage.3`.
    package let name: GoString
    package let plan: RolloutPlan
    package let head: RolloutHead
    /// When it was looked at.
    package let now: Instant
    package let startedAt: Instant?
    /// When the last event happened.
    package let updatedAt: Instant?
    package let states: [StateSpan]
    package let stages: [StageReport]
    package let weights: [WeightChange]
    package let returns: [ReturnReport]
    package let awaited: AwaitedAnswer?
    package let nextCheck: Instant?
    package let events: [EventLine]
    /// The revisions that were deployed when it started.
    package let bases: [GoString: Int]

    package var state: RolloutState { head.state }

    /// The stage that it is at; nil before it began.
    package var current: StageReport? {
        head.attempts.isEmpty || !stages.indices.contains(head.stage) ? nil : stages[head.stage]
    }

    /// When it came to its end; nil while it has its releases for itself.
    package var endedAt: Instant? { state.holdsClaim ? nil : states.last?.begin }

    /// The steps back to the base from where it is; nil once it is on its way, or over.
    package var wayBack: ReturnPath? {
        switch state {
        case .running, .waiting, .held, .paused: plan.returnPath(from: head.position, to: .base)
        case .planned, .returning, .stuck, .finished, .returned, .abandoned: nil
        }
    }
}
