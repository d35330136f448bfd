import GoTemplate
import Rollouts
import Signals

/// Numbers that providers had at another time: what a stages file would have decided then.
final class PastNumbers: SimulatedNumbers {
    private let sequence: StageSequence
    private let start: Instant
    private let reader: MetricReader

    init(_ sequence: StageSequence, from start: Instant, in surroundings: SignalSurroundings) {
        (self.sequence, self.start) = (sequence, start)
        reader = MetricReader(sequence.providers, surroundings)
    }

    func reading(_ question: MetricQuestion, check: Int, of attempt: StageAttempt) -> Reading {
        let stage = attempt.stage
        let name = sequence.stages.indices.contains(stage) ? sequence.stages[stage].name : GoString()
        var context = SignalContext(
            rollout: sequence.name, state: .running, stage: name, number: stage + 1, of: sequence.stages.count,
            at: question.instant.time, startedAt: start)
        context.variables = sequence.variables(of: question.metric, question.side, at: stage)
        return reader.measure(question.metric, side: question.side, at: question.instant, in: context).reading
    }
}
