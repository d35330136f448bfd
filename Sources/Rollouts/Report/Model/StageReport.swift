import GoTemplate

/// What happened at one stage.
package struct StageReport: Sendable {
    package let index: Int
    package let plan: PlannedStage
    /// Those at it, the newest last; none before it was reached.
    package let attempts: [AttemptReport]
    /// The steps of the way back to the base from here, and whether no pods change under traffic on it.
    package let wayBack: ReturnPath

    /// Counted from 1, as people do.
    package var number: Int { index + 1 }

    package var phase: StagePhase { attempts.last?.phase ?? .pending }
}
