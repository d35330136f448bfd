import GoTemplate

/// One thing that happened to a rollout; what a rollout is, is the fold of them all.
package struct RolloutEvent: Equatable, Sendable {
    package let time: Instant
    package let actor: Actor
    package let kind: RolloutEventKind

    package init(_ kind: RolloutEventKind, by actor: Actor, at time: Instant) {
        (self.time, self.actor, self.kind) = (time, actor, kind)
    }
}
