import GoLibrary
import GoTemplate

/// A webhook or a command that a plan calls; what it is stands in the stages file, under its index.
package struct PlannedStep: Hashable, Sendable {
    package var name: GoString
    package var kind: StepKind
    /// How often one that failed is tried again.
    package var retries = 2
    package var ignoresFailure = false

    package init(name: GoString, kind: StepKind) { (self.name, self.kind) = (name, kind) }
}
