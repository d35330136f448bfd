import GoLibrary
import GoTemplate
import Releases
import Rollouts
import Signals

/// Signals of the world: providers are asked, steps are called, people are told.
package final class WorldSignals: RolloutSignals {
    private let sequence: StageSequence
    private let makeSurroundings: () throws -> SignalSurroundings
    private var known: Speakers?

    /// Those who ask and tell.
    private struct Speakers {
        let reader: MetricReader
        let runner: StepRunner
        let notifier: Notifier
    }

    /// - Parameter surroundings: made when somebody is asked or told for the first time: most looks at a rollout need none.
    /// - Throws: where this version reads the stages file otherwise than the one that made the plan.
    package init(
        _ frozen: FrozenPlan, in surroundings: @autoclosure @escaping () throws -> SignalSurroundings
    ) throws {
        sequence = try frozen.sequence()
        makeSurroundings = surroundings
    }

    private func speakers() throws -> Speakers {
        if let known { return known }
        let surroundings = try makeSurroundings()
        let speakers = Speakers(
            reader: MetricReader(sequence.providers, surroundings), runner: StepRunner(surroundings),
            notifier: Notifier(surroundings))
        known = speakers
        return speakers
    }

    package func run(
        _ place: StepPlace, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead
    ) -> EffectOutcome {
        guard let step = sequence.step(at: place) else {
            return EffectOutcome(.failed, message: "the stages file has no such step")
        }
        let context = context(of: rollout, head, sequence.variables(at: head.stage))
        return outcome { try speakers().runner.run(step, key: rollout.key.text + "/" + key.text, in: context) }
    }

    package func tell(
        _ kind: NoticeKind, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead
    ) -> EffectOutcome {
        let context = context(of: rollout, head, sequence.variables(at: head.stage))
        return outcome {
            try speakers().notifier.tell(
                kind, on: sequence.channels, key: rollout.key.text + "/" + key.text, in: context)
        }
    }

    private func outcome(_ body: () throws -> EffectOutcome) -> EffectOutcome {
        do { return try body() } catch { return EffectOutcome(.failed, message: error.goMessage) }
    }

    /// Instants that a dead process missed are asked for as any other; those without an answer are asked for again.
    package func judge(
        _ checks: [DueCheck], of attempt: StageAttempt, in rollout: StoredRollout, _ head: RolloutHead
    ) throws -> [CheckJudgement] {
        guard let judge = sequence.judge(at: attempt.stage) else { return [] }
        var known = try rollout.measurements(
            of: sequence.firstOfRow(with: attempt.stage)...attempt.stage, head)
        var judgements: [CheckJudgement] = []
        for check in checks {
            let answers = try judge.answers(upTo: check, known, isRepeated: !judgements.isEmpty) {
                try answer(to: $0, attempt, rollout, head)
            }
            try rollout.append(answers, of: attempt)
            for (name, measurement) in answers { known[name, default: []].append(measurement) }
            let judgement = judge.judgement(of: check, known)
            judgements.append(judgement)
            // Whoever had looked in time would not have looked again.
            if judgement.verdict == .failed || judgement.isProof { break }
        }
        return judgements
    }

    private func answer(
        to question: MetricQuestion, _ attempt: StageAttempt, _ rollout: StoredRollout, _ head: RolloutHead
    ) throws -> Measurement {
        let variables = sequence.variables(of: question.metric, question.side, at: attempt.stage)
        return try speakers().reader.measure(
            question.metric, side: question.side, at: question.instant, in: context(of: rollout, head, variables))
    }

    private func context(
        of rollout: StoredRollout, _ head: RolloutHead, _ variables: [GoString: GoString]
    ) -> SignalContext {
        let (plan, now) = (rollout.frozen.plan, Instant.now)
        let stage = plan.stage(head.stage)
        var context = SignalContext(
            rollout: rollout.key.text, state: head.state, stage: stage?.name ?? GoString(), number: head.stage + 1,
            of: plan.stages.count, at: now, startedAt: head.begunAt ?? now)
        context.attempt = head.current?.mark.attempt ?? 1
        context.split = sequence.members.first.flatMap { sequence.split(of: $0, at: head.stage) }
        context.revision = plan.members.lazy.compactMap { head.revisions[$0] }.first
        context.verdicts = [head.current?.judgement?.message].compactMap(\.self).filter { !$0.isEmpty }
        context.digest = stage?.digest ?? GoString()
        context.variables = variables
        return context
    }
}

extension StageSequence {
    /// The step that stands at a place.
    fileprivate func step(at place: StepPlace) -> StepDefinition? {
        switch place {
        case .before(let stage, let index): steps(of: stage)?.before.dropFirst(index).first
        case .during(let stage, let index): steps(of: stage)?.during.dropFirst(index).first
        case .confirm(let stage, let index): steps(of: stage)?.confirm.dropFirst(index).first
        case .finally(let index): finally.dropFirst(index).first
        }
    }

    private func steps(of stage: Int) -> StageSteps? { stages.indices.contains(stage) ? stages[stage].steps : nil }
}
