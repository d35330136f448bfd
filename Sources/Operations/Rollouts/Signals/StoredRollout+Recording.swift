import GoTemplate
import Releases
import Rollouts

extension StoredRollout {
    /// What the rollout was, numbers, people and faults, as JSON lines that a simulation plays again.
    package func recordedLines() throws -> [UInt8] {
        let samples = try store.read { try $0.samples(of: key) }.compactMap { sample in
            try Measurement(sample).map {
                RecordedLines.Sample(
                    StageAttempt(stage: sample.stage, attempt: sample.attempt), metric: sample.metric, $0)
            }
        }
        return try RecordedLines(events(after: 0), samples, of: frozen.plan, frozen.sequence()).text()
    }
}
