import GoLibrary
import GoTemplate

/// What came of one metric in one attempt at a stage.
package struct MetricReport: Sendable {
    package let metric: ReportedMetric
    package let finding: Finding
    /// In the order of their instants; of an instant that was asked again, the last answer.
    package let points: [MetricPoint]
    /// The instants that have no number yet, though it is time.
    package let missing: [Instant]
}

extension MetricReport {
    /// - Parameters:
    ///   - measurements: in the order in which they were asked for.
    ///   - due: the instants whose numbers should be there.
    ///   - isOver: whether nothing more will be measured.
    init(
        _ metric: ReportedMetric, _ measurements: [Measurement], looks: LookPlan, due: [Instant], isOver: Bool
    ) {
        self.metric = metric
        finding = metric.check.finding(measurements, looks: looks, isOver: isOver)
        points = Self.points(measurements, metric.check)
        let known = Set(points.filter { $0.side == .canary && $0.value != nil }.map(\.instant.time))
        missing = due.filter { !known.contains($0) }
    }

    private static func points(_ measurements: [Measurement], _ check: Check) -> [MetricPoint] {
        var newest: [Slot: Measurement] = [:]
        for measurement in measurements {
            let slot = Slot(number: measurement.instant.number, side: measurement.side)
            let isWorse = measurement.reading.status == .error && newest[slot] != nil
            if !isWorse { newest[slot] = measurement }
        }
        let sorted = newest.sorted { $0.key < $1.key }.map { MetricPoint($0.value) }
        let intervals = intervals(measurements, check)
        return sorted.map { point in
            var point = point
            if point.side == .canary { point.interval = intervals[point.instant.number] }
            return point
        }
    }

    private struct Slot: Hashable, Comparable {
        let number: Int
        let side: MeasuredSide

        static func < (left: Slot, right: Slot) -> Bool {
            (left.number, left.side.rawValue) < (right.number, right.side.rawValue)
        }
    }

    /// A plot shows no more steps than these, and each takes an interval of its own.
    private static let mostIntervals = 240

    /// What all instants up to one prove, by its number: of shares of good requests alone.
    private static func intervals(_ measurements: [Measurement], _ check: Check) -> [Int: ConfidenceInterval] {
        guard case .ratio = check.bound else { return [:] }
        let record = CheckRecord(measurements)
        let stride = max(1, record.newest / mostIntervals)
        var rule = check.rule
        var found: [Int: ConfidenceInterval] = [:]
        var number = 1
        while let observation = record.observation(number, reference: nil) {
            rule.take(observation)
            if number % stride == 0 || number == record.newest { found[number] = rule.evidence?.interval }
            number += 1
        }
        return found
    }
}

extension Evidence {
    /// Of a share of good requests.
    fileprivate var interval: ConfidenceInterval? {
        guard case .ratio(let evidence) = self else { return nil }
        return evidence.interval
    }
}
