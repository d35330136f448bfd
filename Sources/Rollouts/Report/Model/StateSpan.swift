/// How long a rollout was in one state.
package struct StateSpan: Equatable, Sendable {
    package let state: RolloutState
    package let begin: Instant
    /// Nil while it is.
    package internal(set) var end: Instant?
}
