import GoTemplate

extension RolloutHead {
    /// What has to happen before it goes on; nil where it goes on by itself, or is over.
    func awaitedAnswer(_ plan: RolloutPlan, at now: Instant, stuck message: GoString) -> AwaitedAnswer? {
        switch state {
        case .planned:
            guard let window = plan.stage(0)?.begin, !window.isOpen(at: now) else { return nil }
            return window.opening(after: now).map(AwaitedAnswer.opening)
        case .waiting: return gate(plan)
        case .held: return hold.map(AwaitedAnswer.decision)
        case .paused: return .resume
        case .stuck: return .help(message)
        case .running, .returning, .finished, .returned, .abandoned: return nil
        }
    }

    private func gate(_ plan: RolloutPlan) -> AwaitedAnswer? {
        guard let attempt = current, let stage = plan.stage(attempt.mark.stage) else { return nil }
        if attempt.phase == .confirming { return confirmation(of: stage, attempt) }
        return stage.approval.map { approval($0, of: stage, attempt) }
    }

    private func approval(
        _ policy: ApprovalPolicy, of stage: PlannedStage, _ attempt: AttemptProgress
    ) -> AwaitedAnswer {
        let valid = attempt.answers.filter { policy.refusal(of: $0, to: stage, author: author) == nil }
        let given = Set(valid.filter(\.isApproval).map(\.actor.name))
        let left = policy.people.subtracting(given).filter { !policy.notAuthor || $0 != author?.name }
        return .approvals(
            max(0, policy.count - given.count), by: left.sorted(),
            until: policy.within.map(attempt.phaseSince.adding))
    }

    /// The step that has no answer yet, and until when it may take.
    private func confirmation(of stage: PlannedStage, _ attempt: AttemptProgress) -> AwaitedAnswer {
        let open = stage.confirm.enumerated().filter { index, _ in
            efforts[.stage(attempt.mark, .confirming, step: index)]?.outcome?.result != .succeeded
        }.map(\.element)
        let until = open.first.flatMap { $0.within.map(attempt.phaseSince.adding) }
        return .confirmations(open.map(\.step.name), until: until)
    }

    /// When the numbers of the next check are there; nil where nothing is watched.
    func nextCheck(_ plan: RolloutPlan) -> Instant? {
        guard state == .running || state == .waiting, let attempt = current, let since = attempt.bakeSince,
            let checks = plan.stage(attempt.mark.stage)?.bake?.checks
        else { return nil }
        guard [.baking, .confirming, .approving].contains(attempt.phase) else { return nil }
        return checks.due((attempt.judgement?.check ?? 0) + 1, since: since)
    }
}
