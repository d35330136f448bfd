import GoTemplate

/// All that is stored of a rollout, as reports are made from it.
package struct RecordedRollout {
    /// Such as `productpage.3`.
    package let name: GoString
    package let plan: RolloutPlan
    package let events: [RolloutEvent]
    /// What each stage is held against, by its index and in the order of the file.
    package var metrics: [Int: [ReportedMetric]] = [:]
    /// By the attempt at a stage and the name of a metric, in the order in which they were asked for.
    package var measurements: [StageAttempt: [GoString: [Measurement]]] = [:]
    /// The revisions that were deployed when it started.
    package var bases: [GoString: Int] = [:]

    package init(name: GoString, plan: RolloutPlan, events: [RolloutEvent]) {
        (self.name, self.plan, self.events) = (name, plan, events)
    }
}
