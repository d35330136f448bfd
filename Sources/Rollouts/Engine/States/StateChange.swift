/// Where a trigger leads.
package enum StateChange: Equatable, Sendable {
    case to(RolloutState)
    /// Where it was when it was paused.
    case toStateBefore
}
