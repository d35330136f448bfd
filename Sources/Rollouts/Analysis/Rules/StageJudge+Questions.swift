import GoLibrary
import GoTemplate

/// One number that a provider is asked for.
package struct MetricQuestion {
    package let metric: MetricDefinition
    package let side: MeasuredSide
    package let instant: CheckInstant
}

extension StageJudge {
    /// What is not answered yet up to a check of the stage.
    ///
    /// - Parameters:
    ///   - measurements: as `judgement` takes them.
    ///   - isRepeated: whether it was asked just now; then a provider that counts as down is left alone.
    package func questions(
        upTo check: DueCheck, _ measurements: [GoString: [Measurement]], isRepeated: Bool = false
    ) -> [MetricQuestion] {
        metrics.flatMap { metric in
            let record = CheckRecord(measurements[metric.name] ?? [])
            return isRepeated && record.outage != nil ? [] : questions(of: metric, upTo: check, record)
        }
    }

    private func questions(of metric: MetricDefinition, upTo check: DueCheck, _ record: CheckRecord) -> [MetricQuestion]
    {
        guard check.number > 0 else { return [] }
        return (1...check.number).flatMap { number in
            let instant = instant(number, of: metric, before: check)
            return metric.sides.filter { !record.hasAnswer(instant.number, of: $0) }.map {
                MetricQuestion(metric: metric, side: $0, instant: instant)
            }
        }
    }

    private func instant(_ number: Int, of metric: MetricDefinition, before check: DueCheck) -> CheckInstant {
        CheckInstant(
            number: offset + number,
            time: check.instant.adding(number - check.number, times: metric.settings.interval),
            window: metric.settings.measuredWindow)
    }
}
