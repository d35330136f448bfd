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

    /// Asks for what is not answered yet up to a check.
    ///
    /// Of a provider that counts as down only the newest number is asked for, so that a look does not wait for each of
    /// them; once it answers, all are.
    /// - Parameters:
    ///   - measurements: as `judgement` takes them.
    ///   - isRepeated: as `questions` takes it.
    package func answers(
        upTo check: DueCheck, _ measurements: [GoString: [Measurement]], isRepeated: Bool,
        ask: (MetricQuestion) throws -> Measurement
    ) rethrows -> [(metric: GoString, measurement: Measurement)] {
        try metrics.flatMap { metric in
            let record = CheckRecord(measurements[metric.name] ?? [])
            let open = questions(of: metric, upTo: check, record)
            let found: [Measurement] =
                if record.outage == nil { try open.map(ask) } else {
                    isRepeated ? [] : try answersOfOneThatWasDown(open, ask)
                }
            return found.map { (metric: metric.name, measurement: $0) }
        }
    }

    private func answersOfOneThatWasDown(
        _ open: [MetricQuestion], _ ask: (MetricQuestion) throws -> Measurement
    ) rethrows -> [Measurement] {
        guard let newest = try open.last.map(ask) else { return [] }
        return newest.reading.status == .error ? [newest] : try [newest] + open.dropLast().map(ask)
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
