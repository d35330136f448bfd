import GoLibrary
import GoTemplate

/// How a stage goes on.
extension RolloutEngine {
    var stageActions: [RolloutAction] {
        guard let stage = plan.stage(head.stage), let attempt = head.current else { return [.record(.finished)] }
        if attempt.settled.contains(attempt.phase) { return enterPhase(after: attempt.phase, of: stage, attempt) }
        switch attempt.phase {
        case .pending: return pendingActions(stage, attempt)
        case .before: return beforeActions(stage, attempt)
        case .applying: return applyActions(stage, attempt)
        case .settling: return settleActions(stage, attempt)
        case .testing: return testActions(stage, attempt)
        case .baking: return bakeActions(stage, attempt)
        case .confirming: return confirmActions(stage, attempt)
        case .approving: return approvalActions(stage, attempt)
        case .passed: return passedActions
        case .failed, .inconclusive, .undone: return decidedActions(stage, attempt)
        }
    }

    /// On to the next part that the stage has.
    func enterPhase(
        after phase: StagePhase, of stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [RolloutAction] {
        [.record(.entered(attempt.mark, stage.phase(after: phase)))]
    }

    private func pendingActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        guard let restart = attempt.restart else {
            return whenOpen(stage.begin) ?? enterPhase(after: .pending, of: stage, attempt)
        }
        let part = stage.has(restart) ? restart : stage.phase(after: restart)
        return [.record(.entered(attempt.mark, part))]
    }

    private var passedActions: [RolloutAction] {
        let next = head.stage + 1
        return [.record(plan.stage(next) == nil ? .finished : .advanced(toStage: next))]
    }

    /// Behind the part in question, where it was decided that it counts as passed.
    private func decidedActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        guard let part = attempt.questioned, attempt.settled.contains(part) else { return [.wait(until: nil)] }
        return enterPhase(after: part, of: stage, attempt)
    }
}

// MARK: - Steps, applying, tests

extension RolloutEngine {
    private func beforeActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        for (index, step) in stage.before.enumerated() {
            let key = EffectKey.stage(attempt.mark, .before, step: index)
            switch progress(of: step, key, .before(stage: head.stage, index: index)) {
            case .done: continue
            case .failed(let message), .refused(let message): return fail(.step, message)
            case .next(let actions): return actions
            }
        }
        return enterPhase(after: .before, of: stage, attempt)
    }

    /// Each release once those that it depends on are ready; targets do not depend on each other.
    private func applyActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        let next = plan.chains(of: stage.members).compactMap { applyActions(of: $0, stage, attempt) }
        return RolloutAction.together(next, atMost: plan.parallel) ?? enterPhase(after: .applying, of: stage, attempt)
    }

    /// Nil once all of some releases are applied.
    private func applyActions(
        of members: [GoString], _ stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [RolloutAction]? {
        for (index, member) in members.enumerated() {
            if index > 0, let actions = readyActions(members[index - 1], stage, attempt) { return actions }
            let key = EffectKey.stage(attempt.mark, .applying, member: member)
            switch progress(of: key, .apply(member, stage: head.stage)) {
            case .done: continue
            case .failed(let message), .refused(let message): return fail(.apply, message)
            case .next(let actions): return whenDrained(before: .stage(head.stage)) ?? actions
            }
        }
        return nil
    }

    private func settleActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        for member in stage.members {
            if let actions = readyActions(member, stage, attempt) { return actions }
        }
        return enterPhase(after: .settling, of: stage, attempt)
    }

    /// Nil once a release is ready.
    ///
    /// The time that a dead driver waited counts, but somebody looks once more.
    private func readyActions(
        _ member: GoString, _ stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [RolloutAction]? {
        let applied = head.efforts[.stage(attempt.mark, .applying, member: member)]?.endedAt
        let limit = (applied ?? attempt.phaseSince).adding(stage.wait)
        let key = EffectKey.stage(attempt.mark, .settling, member: member)
        switch progress(of: key, .awaitReady(member, until: limit)) {
        case .done: return nil
        case .failed(let message), .refused(let message): return fail(.readiness, message)
        case .next(let actions): return actions
        }
    }

    private func testActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        switch progress(of: .stage(attempt.mark, .testing), .test(stage: head.stage)) {
        case .done: return enterPhase(after: .testing, of: stage, attempt)
        case .failed(let message), .refused(let message): return fail(.test, message)
        case .next(let actions): return actions
        }
    }

    /// Pods that traffic only just left are left alone until proxies know; nil where nothing has to be waited for.
    func whenDrained(before next: Position) -> [RolloutAction]? {
        guard let drained = head.movedAt?.adding(plan.returning.drain), drained > now else { return nil }
        let isDisturbing = plan.members.contains { member in
            plan.facts(of: member, at: head.position).isDrainingSideChanged(
                since: plan.facts(of: member, at: head.previousPosition), by: plan.facts(of: member, at: next))
        }
        return isDisturbing ? [.wait(until: drained)] : nil
    }
}
