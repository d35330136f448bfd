import GoTemplate

/// Judges a stage, check by check, from all that was measured so far.
package struct StageJudge {
    package let metrics: [MetricDefinition]
    /// Of all stages that are one analysis.
    package let looks: LookPlan
    /// How many checks the stages before had that are one analysis with this one.
    package let offset: Int

    package init(metrics: [MetricDefinition], looks: LookPlan, offset: Int = 0) {
        (self.metrics, self.looks, self.offset) = (metrics, looks, offset)
    }

    /// What the measurements say up to a check, as if those behind it were not known.
    ///
    /// - Parameter measurements: of each metric, in the order in which they were asked for, with those of stages before
    ///   that are one analysis with this one.
    package func judgement(
        of check: DueCheck, _ measurements: [GoString: [Measurement]]
    ) -> CheckJudgement {
        let findings = metrics.map { MetricFinding($0, finding(of: $0, upTo: check, measurements)) }
        let stage = StageFinding(findings)
        let verdict = stage.verdict ?? (mayGoOn(after: check, findings) ? .passed : .inconclusive)
        let telling = findings.filter { !$0.metric.isAdvisory && ($0.finding.verdict == stage.verdict) }
        return CheckJudgement(
            check: check.number, isFinal: check.isFinal, verdict: verdict,
            message: telling.map(\.text).joined(by: "; "))
    }

    /// What is known of each metric, for reports.
    ///
    /// - Parameter isOver: whether nothing more will be measured.
    package func findings(_ measurements: [GoString: [Measurement]], isOver: Bool = false) -> [MetricFinding] {
        metrics.map { metric in
            MetricFinding(
                metric, metric.check.finding(measurements[metric.name] ?? [], looks: looks, isOver: isOver))
        }
    }

    private func finding(
        of metric: MetricDefinition, upTo check: DueCheck, _ measurements: [GoString: [Measurement]]
    ) -> Finding {
        let number = number(of: check)
        let known = (measurements[metric.name] ?? []).filter { $0.instant.number <= number }
        return metric.check.finding(known, looks: looks)
    }

    /// A stage that others follow in the same analysis has nothing to prove; that all is measured is enough.
    private func mayGoOn(after check: DueCheck, _ findings: [MetricFinding]) -> Bool {
        let number = number(of: check)
        guard check.isFinal, number < looks.planned else { return false }
        return findings.allSatisfy { $0.metric.isAdvisory || $0.finding.instant >= number }
    }

    /// The number of a check in the whole analysis.
    func number(of check: DueCheck) -> Int { offset + check.number }
}

extension StageFinding {
    fileprivate init(_ findings: [MetricFinding]) {
        self.init(
            deciding: findings.filter { !$0.metric.isAdvisory }.map(\.finding),
            advisory: findings.filter(\.metric.isAdvisory).map(\.finding))
    }
}
