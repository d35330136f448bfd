import GoLibrary

/// A step that runs again and again while a stage bakes.
package struct DuringStep: Hashable, Sendable {
    package var step: PlannedStep
    package var every: GoDuration

    package init(step: PlannedStep, every: GoDuration) { (self.step, self.every) = (step, every) }
}
