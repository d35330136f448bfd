import GoLibrary
import GoTemplate
import Releases
import Rollouts

/// What was measured of a rollout.
extension StoredRollout {
    /// The measurements of the newest attempts at some stages, by the names of metrics, in the order of their instants.
    package func measurements(of stages: ClosedRange<Int>, _ head: RolloutHead) throws -> [GoString: [Measurement]] {
        var found: [GoString: [Measurement]] = [:]
        for sample in try store.read({ try $0.samples(of: key) }) where stages.contains(sample.stage) {
            guard head.attempts[sample.stage]?.mark.attempt == sample.attempt else { continue }
            guard let measurement = try Measurement(sample) else { continue }
            found[sample.metric, default: []].append(measurement)
        }
        return found
    }

    /// Keeps what was measured.
    ///
    /// An instant without an answer is asked for again, and counts until then: an outage is one for whoever drives next,
    /// too. An answer takes its place, and stays.
    func append(_ answers: [(metric: GoString, measurement: Measurement)], of attempt: StageAttempt) throws {
        if answers.isEmpty { return }
        func samples(areErrors: Bool) throws -> [RolloutSample] {
            try answers.filter { ($0.measurement.reading.status == .error) == areErrors }.map {
                try RolloutSample($0.measurement, of: $0.metric, attempt)
            }
        }
        let (errors, others) = (try samples(areErrors: true), try samples(areErrors: false))
        try store.write { transaction in
            try transaction.append(errors, to: key)
            try transaction.replace(others, of: key)
        }
    }
}

extension RolloutSample {
    fileprivate init(_ measurement: Measurement, of metric: GoString, _ attempt: StageAttempt) throws {
        let instant = measurement.instant
        self.init(
            stage: attempt.stage, attempt: attempt.attempt, metric: metric, side: GoString(measurement.side.rawValue),
            check: instant.number, instant: instant.time.milliseconds,
            window: instant.window.nanoseconds / 1_000_000, json: try measurement.reading.json)
    }
}

extension Measurement {
    /// Nil for a side that this version does not know.
    package init?(_ sample: RolloutSample) throws {
        guard let side = MeasuredSide(rawValue: sample.side.text) else { return nil }
        let instant = CheckInstant(
            number: sample.check, time: Instant(milliseconds: sample.instant),
            window: GoDuration(nanoseconds: sample.window * 1_000_000))
        self.init(side: side, instant: instant, reading: try Reading(json: sample.json))
    }
}
