import GoLibrary

/// A step that is asked until it says yes.
package struct ConfirmStep: Hashable, Sendable {
    package var step: PlannedStep
    package var every = GoDuration(wrappingSeconds: 30)
    /// Nil where it may take as long as it takes.
    package var within: GoDuration?
    package var onTimeout = TimeoutResponse.hold

    package init(step: PlannedStep) { self.step = step }
}
