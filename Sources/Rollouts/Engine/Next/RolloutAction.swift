/// What a driver is to do next.
package enum RolloutAction: Equatable, Sendable {
    /// Append an event; it was decided by the plan, and nothing has to be done for it.
    case record(RolloutEventKind)
    case perform(Effect)
    /// Nothing is due before then, or, without a time, before somebody asks for something.
    case wait(until: Instant?)
}
