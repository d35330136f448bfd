import GoTemplate

/// A failure of a stage: where, of what kind, and in whose words.
package struct StageTrouble: Hashable, Sendable {
    package let cause: FailureCause
    package let phase: StagePhase
    package let message: GoString

    package init(_ cause: FailureCause, in phase: StagePhase, _ message: GoString) {
        (self.cause, self.phase, self.message) = (cause, phase, message)
    }
}
