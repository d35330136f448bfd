import GoLibrary

/// How long a stage is watched.
package struct PlannedBake: Hashable, Sendable {
    package var time: GoDuration
    /// Nil for a plain wait.
    package var checks: CheckTimes?
    package var during: [DuringStep] = []

    package init(time: GoDuration, checks: CheckTimes? = nil) { (self.time, self.checks) = (time, checks) }
}
