import GoTemplate
import Releases
import Rollouts

/// Asks something of a rollout, whoever drives it: what is asked for is appended, and the driver looks.
package struct RolloutRequest {
    package let rollout: StoredRollout
    package let actor: Actor
    let now: () -> Instant

    package init(_ rollout: StoredRollout, by actor: Actor, now: @escaping () -> Instant = { .now }) {
        (self.rollout, self.actor, self.now) = (rollout, actor, now)
    }

    /// Appends what a person asks for.
    ///
    /// - Parameters:
    ///   - name: what it is called in a refusal.
    ///   - kind: made of what the rollout is now; asked again where somebody else appends meanwhile.
    /// - Returns: what the rollout is with it.
    /// - Throws: `RolloutFailure.meansNothing` where it would change nothing.
    @discardableResult
    package func ask(_ name: GoString, _ kind: (RolloutHead) throws -> RolloutEventKind) throws -> RolloutHead {
        try append(name) { RolloutEvent(try kind($0), by: actor, at: now()) }
    }

    func append(_ name: GoString, _ event: (RolloutHead) throws -> RolloutEvent) throws -> RolloutHead {
        while true {
            var head = try rollout.head()
            let event = try event(head)
            guard head.isChanged(by: event) else {
                throw RolloutFailure.meansNothing(request: name, rollout.key, head.state)
            }
            head.fold(event)
            if try rollout.append(event, becoming: head) { return head }
        }
    }
}
