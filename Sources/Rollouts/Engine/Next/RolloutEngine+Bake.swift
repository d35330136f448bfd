import GoLibrary
import GoTemplate

/// How a stage is watched.
extension RolloutEngine {
    func bakeActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction] {
        guard let bake = stage.bake, let since = attempt.bakeSince else {
            return enterPhase(after: .baking, of: stage, attempt)
        }
        if let message = failedDuringStep(of: bake, attempt) { return fail(.step, message) }
        let watching: [RolloutAction]
        if let checks = bake.checks {
            if let decided = decidedActions(checks, stage, attempt) { return decided }
            watching = checkActions(checks, since, attempt)
        } else {
            let end = since.adding(bake.time)
            if end <= now { return enterPhase(after: .baking, of: stage, attempt) }
            watching = [.wait(until: end)]
        }
        return duringActions(bake, since, attempt, beside: watching)
    }

    /// Nil while the checks have not decided.
    private func decidedActions(
        _ checks: CheckTimes, _ stage: PlannedStage, _ attempt: AttemptProgress
    ) -> [RolloutAction]? {
        guard let judgement = attempt.judgement else { return nil }
        if judgement.verdict == .failed { return fail(.check, judgement.message) }
        if attempt.isProven { return enterPhase(after: .baking, of: stage, attempt) }
        guard judgement.check >= checks.count + checks.extra else { return nil }
        return [.record(.inconclusive(attempt.mark, effect(of: stage.onInconclusive)))]
    }

    private func checkActions(_ checks: CheckTimes, _ since: Instant, _ attempt: AttemptProgress) -> [RolloutAction] {
        let next = (attempt.judgement?.check ?? 0) + 1
        let due = dueChecks(checks, since, from: next, to: checks.count + checks.extra) { $0 >= checks.count }
        if due.isEmpty { return [.wait(until: checks.due(next, since: since))] }
        return [.perform(Effect(.stage(attempt.mark, .baking), .measure(due)))]
    }

    /// The checks whose measurements are there.
    private func dueChecks(
        _ checks: CheckTimes, _ since: Instant, from first: Int, to last: Int, isFinal: (Int) -> Bool
    ) -> [DueCheck] {
        guard first <= last else { return [] }
        return (first...last).lazy.prefix(Self.checksAtOnce).prefix { checks.due($0, since: since) <= now }.map {
            DueCheck(number: $0, instant: checks.instant($0, since: since), isFinal: isFinal($0))
        }
    }

    /// More are asked for in the next action: a process that was dead for a day does not ask for all at once.
    private static let checksAtOnce = 64

    /// The checks of a stage that waits for a person: it is looked at as long as it stands, and may still fail.
    ///
    /// - Returns: what to do, and when to look next; nil without checks.
    func watchActions(_ stage: PlannedStage, _ attempt: AttemptProgress) -> [RolloutAction]? {
        guard let checks = stage.bake?.checks, let since = attempt.bakeSince else { return nil }
        if let judgement = attempt.judgement, judgement.verdict == .failed { return fail(.check, judgement.message) }
        let next = (attempt.judgement?.check ?? 0) + 1
        let due = dueChecks(checks, since, from: next, to: .max) { _ in false }
        if due.isEmpty { return [.wait(until: checks.due(next, since: since))] }
        return [.perform(Effect(.stage(attempt.mark, .baking), .measure(due)))]
    }
}

// MARK: - Steps meanwhile

extension RolloutEngine {
    private func duringActions(
        _ bake: PlannedBake, _ since: Instant, _ attempt: AttemptProgress, beside watching: [RolloutAction]
    ) -> [RolloutAction] {
        let due = bake.during.indices.compactMap { duringAction($0, bake, since, attempt) }
        let next = bake.during.map { since.adding(ticks($0, since) + 1, times: $0.every) }.min()
        return due.isEmpty ? RolloutAction.earliest(watching, next) : due + watching.filter(\.isWork)
    }

    /// The newest run that is due, if it did not begin yet; what a dead process missed is left out.
    private func duringAction(
        _ index: Int, _ bake: PlannedBake, _ since: Instant, _ attempt: AttemptProgress
    ) -> RolloutAction? {
        let tick = ticks(bake.during[index], since)
        let key = EffectKey.stage(attempt.mark, .baking, step: index, tick: tick)
        guard head.efforts[key] == nil else { return nil }
        return .perform(Effect(key, .step(.during(stage: head.stage, index: index))))
    }

    /// How often a step should have run again by now.
    private func ticks(_ during: DuringStep, _ since: Instant) -> Int {
        guard during.every.nanoseconds > 0 else { return 0 }
        return max(0, Int(now.since(since).nanoseconds / during.every.nanoseconds))
    }

    /// The words of a step that failed and may not.
    private func failedDuringStep(of bake: PlannedBake, _ attempt: AttemptProgress) -> GoString? {
        for (key, effort) in head.efforts where key.tick != nil && key.mark == attempt.mark {
            guard let index = key.step, bake.during.indices.contains(index) else { continue }
            if bake.during[index].step.ignoresFailure || effort.isOpen { continue }
            if effort.outcome?.result == .failed || effort.outcome?.result == .refused {
                return effort.outcome?.message
            }
        }
        return nil
    }
}

extension RolloutAction {
    var isWork: Bool {
        if case .wait = self { return false }
        return true
    }

    /// Actions that wait until the earlier of their own time and another one.
    static func earliest(_ actions: [RolloutAction], _ other: Instant?) -> [RolloutAction] {
        guard let other else { return actions }
        return actions.map { action in
            guard case .wait(let until) = action else { return action }
            return .wait(until: until.map { min($0, other) } ?? other)
        }
    }
}
