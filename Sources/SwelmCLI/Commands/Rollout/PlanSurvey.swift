import GoTemplate
import Review
import Rollouts
import Signals

/// What providers say now of the metrics of a plan: `rollout plan --live`.
struct PlanSurvey {
    /// Those of the metrics of each stage that is watched.
    private let found: [(stage: GoString, metrics: [MetricSurvey])]

    /// Asks them all.
    init(_ plan: StagedPlan, in surroundings: SignalSurroundings, at now: Instant) {
        let reader = MetricReader(plan.sequence.providers, surroundings)
        found = plan.sequence.stages.indices.map { index in
            (plan.sequence.stages[index].name, Self.surveys(of: plan, at: index, reader, now))
        }
    }

    /// A line for each metric of each stage that is watched, with a blank line behind them; empty where none is.
    var text: GoString {
        let lines = found.flatMap { stage, surveys in surveys.map { stage + ": " + Self.line($0) + "\n" } }
        return lines.isEmpty ? "" : lines.joined(by: "") + "\n"
    }

    /// A list of objects, one for each such line.
    var value: Value {
        .list(found.flatMap { stage, surveys in surveys.map { Self.value(of: $0, at: stage) } })
    }

    private static func value(of survey: MetricSurvey, at stage: GoString) -> Value {
        let object = Map([(key: "stage", value: .string(stage)), (key: "metric", value: .string(survey.metric))])
        if let rate = survey.rate { object["requestsPerSecond"] = .float(rate) }
        object["findings"] = .texts(survey.findings.map(\.text))
        return .map(object)
    }

    private static func surveys(
        of plan: StagedPlan, at index: Int, _ reader: MetricReader, _ now: Instant
    ) -> [MetricSurvey] {
        let sequence = plan.sequence
        let stage = sequence.stages[index]
        let startsPods = plan.plan.startsPods(at: index)
        return stage.metrics.map { metric in
            var context = SignalContext(
                rollout: sequence.name, state: .planned, stage: stage.name, number: index + 1,
                of: sequence.stages.count, at: now, startedAt: now)
            context.variables = sequence.variables(of: metric, .stable, at: index)
            return reader.survey(metric, at: now, in: context, startsPods: startsPods)
        }
    }

    private static func line(_ survey: MetricSurvey) -> GoString {
        let rate = survey.rate.map { NumberText.value($0) + " requests a second" }
        let parts = [rate].compactMap(\.self) + survey.findings.map(\.text)
        return survey.metric + ": " + (parts.isEmpty ? "is answered" : parts.joined(by: "; "))
    }
}

extension RolloutPlan {
    /// Whether a side has more pods after a stage than before it.
    fileprivate func startsPods(at index: Int) -> Bool {
        members.contains { member in
            let before = index == 0 ? base[member] : stage(index - 1)?.facts[member]
            guard let after = stage(index)?.facts[member] else { return false }
            return after.sides.contains { side in
                let earlier = before?.sides.first { $0.name == side.name }.flatMap(\.replicas) ?? 0
                return side.replicas.map { $0 > earlier } ?? false
            }
        }
    }
}
