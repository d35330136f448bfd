import GoTemplate

/// An event as a sentence.
package struct EventLine: Equatable, Sendable {
    /// From 1.
    package let sequence: Int
    package let event: RolloutEvent
    package let sentence: GoString

    package init(sequence: Int, _ event: RolloutEvent, in plan: RolloutPlan) {
        (self.sequence, self.event, sentence) = (sequence, event, event.sentence(in: plan))
    }
}
