/// What an ordinary operation does about a staged rollout that holds the release.
package enum DuringRollout: String, Sendable, CaseIterable {
    /// The operation is not done.
    case refuse
    /// It is done, and the rollout is held once somebody looks at it.
    case hold
    /// The rollout ends there, and the operation is done.
    case abandon
}
