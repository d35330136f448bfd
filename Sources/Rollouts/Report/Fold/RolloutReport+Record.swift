import GoTemplate

extension RolloutReport {
    /// - Parameter now: the time that is looked at.
    package init(_ record: RecordedRollout, at now: Instant) {
        var chronicle = RolloutChronicle(record.plan)
        for event in record.events { chronicle.take(event) }
        let head = chronicle.head
        name = record.name
        plan = record.plan
        self.head = head
        self.now = now
        startedAt = record.events.first?.time
        updatedAt = record.events.last?.time
        states = chronicle.states
        let attempts = chronicle.attempts.map { $0.measured(record, now) }
        stages = record.plan.stages.enumerated().map { index, stage in
            StageReport(
                index: index, plan: stage, attempts: attempts.filter { $0.mark.stage == index },
                wayBack: record.plan.returnPath(from: .stage(index), to: .base))
        }
        weights = chronicle.weights
        returns = chronicle.returns
        awaited = head.awaitedAnswer(record.plan, at: now, stuck: chronicle.stuckMessage)
        nextCheck = head.nextCheck(record.plan)
        events = chronicle.events
        bases = record.bases
    }
}

extension AttemptReport {
    /// The same with what was measured in it.
    fileprivate func measured(_ record: RecordedRollout, _ now: Instant) -> AttemptReport {
        guard let metrics = record.metrics[mark.stage], let checks = record.plan.stage(mark.stage)?.bake?.checks else {
            return self
        }
        var report = self
        let due = due(checks, now)
        let looks = record.looks[mark.stage] ?? checks.looks
        let measurements = record.measurements(upTo: mark)
        report.metrics = metrics.map { metric in
            MetricReport(
                metric, measurements[metric.name] ?? [], looks: looks, due: due, isOver: end != nil)
        }
        return report
    }

    /// The instants that should have been measured by now, and no more than until the checks had decided.
    private func due(_ checks: CheckTimes, _ now: Instant) -> [Instant] {
        guard let start = bakeSince else { return [] }
        let watched = phases.last { $0.phase == .baking }?.end.map { min($0, now) } ?? now
        return checks.due(at: watched, since: start, isExtended: true).map { checks.instant($0, since: start) }
    }
}
