import GoLibrary
import GoTemplate

/// Who and what is asked before a rollout goes on.
extension RolloutEngine {
    func confirmActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        for (index, confirm) in stage.confirm.enumerated() {
            if let actions = confirmActions(confirm, index, stage, attempt) { return actions }
        }
        return openGate(.confirmed, stage, attempt)
    }

    /// Nil once a step said yes.
    private func confirmActions(
        _ confirm: ConfirmStep, _ index: Int, _ stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [RolloutAction]? {
        let key = EffectKey.stage(attempt.mark, .confirming, step: index)
        let asking = RolloutAction.perform(Effect(key, .step(.confirm(stage: head.stage, index: index))))
        guard let effort = head.efforts[key], let outcome = effort.outcome, let asked = effort.endedAt else {
            return [asking]
        }
        switch outcome.result {
        case .succeeded: return nil
        case .refused: return fail(.refused, outcome.message)
        case .failed, .notYet: return askAgain(confirm, asking, askedAt: asked, stage, attempt)
        }
    }

    /// A step that has no answer is asked again from time to time, and a last time once its time is over.
    private func askAgain(
        _ confirm: ConfirmStep, _ asking: RolloutAction, askedAt asked: Instant, _ stage: PlannedStage,
        _ attempt: AttemptProgress
    ) -> [RolloutAction] {
        guard head.state == .waiting else { return [.record(.asked(attempt.mark))] }
        let limit = confirm.within.map(attempt.phaseSince.adding)
        if let limit, asked >= limit { return timeOut(confirm.onTimeout) }
        let due = min(asked.adding(confirm.every), limit ?? asked.adding(confirm.every))
        return due <= now ? [asking] : whileWaiting(until: due, stage, attempt)
    }

    /// The checks go on while it waits.
    private func whileWaiting(
        until: Instant?, _ stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [RolloutAction] {
        RolloutAction.earliest(watchActions(stage, attempt) ?? [.wait(until: until)], until)
    }

    private func openGate(
        _ answer: GateAnswer, _ stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [RolloutAction] {
        if head.state == .waiting { return [.record(.answered(attempt.mark, answer))] }
        return enterPhase(after: attempt.phase, of: stage, attempt)
    }

    private func timeOut(_ response: TimeoutResponse) -> [RolloutAction] {
        guard let attempt = head.current else { return [] }
        switch response {
        case .hold: return [.record(.held(.unanswered(attempt.phase)))]
        case .proceed: return [.record(.answered(attempt.mark, .timedOut))]
        case .goBack: return fail(.timeout, "nobody answered in time", .goBack)
        }
    }
}

// MARK: - People

extension RolloutEngine {
    func approvalActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        guard let policy = stage.approval else { return enterPhase(after: .approving, of: stage, attempt) }
        let answers = validAnswers(policy, stage, attempt)
        if let rejection = answers.first(where: { !$0.isApproval }) { return reject(rejection, stage) }
        if Set(answers.map(\.actor.name)).count >= policy.count { return openGate(.approved, stage, attempt) }
        guard head.state == .waiting else { return [.record(.asked(attempt.mark))] }
        let limit = policy.within.map(attempt.phaseSince.adding)
        if let limit, limit <= now { return timeOut(policy.onTimeout) }
        return whileWaiting(until: limit, stage, attempt)
    }

    private func validAnswers(
        _ policy: ApprovalPolicy, _ stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [GivenAnswer] {
        attempt.answers.filter { policy.refusal(of: $0, to: stage, author: head.author) == nil }
    }

    private func reject(_ rejection: GivenAnswer, _ stage: PlannedStage) -> [RolloutAction] {
        let words = rejection.actor.name + (rejection.answer.reason.isEmpty ? "" : ": " + rejection.answer.reason)
        switch stage.onReject {
        case .goBack: return fail(.rejected, words, .goBack)
        case .hold: return fail(.rejected, words, .hold)
        }
    }
}
