/// Why a drive rests.
package enum DriveRest: Equatable, Sendable {
    /// Nothing is due before then; without a time, before somebody asks for something.
    case waiting(until: Instant?)
    /// Whoever drives wanted no more.
    case stopped
    /// The rollout ended, and all is told.
    case ended
}
