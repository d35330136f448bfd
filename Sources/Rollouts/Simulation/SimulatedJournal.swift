import GoTemplate

/// The events of a simulated rollout.
final class SimulatedJournal: RolloutJournal {
    private(set) var events: [RolloutEvent] = []
    private(set) var head = RolloutHead()
    /// The stage that it was at before it went back.
    private(set) var stage = 0

    func events(after count: Int) -> [RolloutEvent] { Array(events.dropFirst(count)) }

    func append(_ event: RolloutEvent, becoming head: RolloutHead) -> Bool {
        guard head.count == events.count + 1 else { return false }
        events.append(event)
        self.head = head
        switch head.state {
        case .running, .waiting, .held, .paused: stage = head.stage
        case .planned, .returning, .finished, .returned, .stuck, .abandoned: break
        }
        return true
    }

    func append(_ kind: RolloutEventKind, by actor: Actor, at time: Instant) {
        let event = RolloutEvent(kind, by: actor, at: time)
        var next = head
        next.fold(event)
        _ = append(event, becoming: next)
    }
}
