import Operations
import Releases
import Rollouts

extension RecordedRollout {
    /// Takes what the stages file holds each stage against.
    mutating func take(_ sequence: StageSequence) {
        for index in sequence.stages.indices {
            guard let judge = sequence.judge(at: index) else { continue }
            metrics[index] = judge.metrics.map(ReportedMetric.init)
            looks[index] = judge.looks
            rows[index] = sequence.firstOfRow(with: index)
        }
    }

    /// Takes what was measured.
    ///
    /// - Throws: for a measurement that this version cannot read.
    mutating func take(_ samples: [RolloutSample]) throws {
        for sample in samples {
            guard let measurement = try Measurement(sample) else { continue }
            let mark = StageAttempt(stage: sample.stage, attempt: sample.attempt)
            measurements[mark, default: [:]][sample.metric, default: []].append(measurement)
        }
    }
}
