import GoTemplate

/// All that is stored of a rollout, as reports are made from it.
package struct RecordedRollout {
    /// Such as `productpage.3`.
    package let name: GoString
    package let plan: RolloutPlan
    package let events: [RolloutEvent]
    /// What each stage is held against, by its index and in the order of the file.
    package var metrics: [Int: [ReportedMetric]] = [:]
    /// How often each stage is looked at, by its index, where several are one analysis; else its bake says.
    package var looks: [Int: LookPlan] = [:]
    /// The first of the stages that are one analysis with one, by its index; else it is one by itself.
    package var rows: [Int: Int] = [:]
    /// By the attempt at a stage and the name of a metric, in the order in which they were asked for.
    package var measurements: [StageAttempt: [GoString: [Measurement]]] = [:]
    /// The revisions that were deployed when it started.
    package var bases: [GoString: Int] = [:]

    package init(name: GoString, plan: RolloutPlan, events: [RolloutEvent]) {
        (self.name, self.plan, self.events) = (name, plan, events)
    }
}

extension RecordedRollout {
    /// What was measured in an attempt, and before it in the newest attempts at stages that are one analysis with it.
    func measurements(upTo mark: StageAttempt) -> [GoString: [Measurement]] {
        let earlier = (0..<mark.stage).filter { $0 >= rows[mark.stage] ?? mark.stage }.compactMap { stage in
            measurements.keys.filter { $0.stage == stage }.max { $0.attempt < $1.attempt }
        }
        return (earlier + [mark]).reduce(into: [:]) { all, attempt in
            for (metric, found) in measurements[attempt] ?? [:] { all[metric, default: []] += found }
        }
    }
}
