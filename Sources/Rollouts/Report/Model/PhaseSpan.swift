/// How long an attempt was in one of its parts.
package struct PhaseSpan: Equatable, Sendable {
    package let phase: StagePhase
    package let begin: Instant
    /// Nil while it is.
    package internal(set) var end: Instant?
}
