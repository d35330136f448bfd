/// How often a stage is looked at.
package struct LookPlan: Equatable, Sendable {
    /// The number of the look at which the stage should be decided.
    package let planned: Int
    /// The number of the last look, if nothing was proven until then; at least `planned`.
    package let extended: Int

    package init(planned: Int, extended: Int) {
        self.planned = planned
        self.extended = max(planned, extended)
    }

    /// What kind of look one is, counted from 1.
    package func kind(of number: Int) -> Look {
        switch number {
        case planned, extended: .last
        case planned..<extended: .extended
        default: .early
        }
    }
}
