import GoLibrary
import GoTemplate

/// What follows from a rollout's head and plan at a time; nothing else counts, and nothing is done here.
///
/// A driver does, until nothing but waiting is left: ask for the actions, and carry them out in order. For one to
/// perform it appends an intent where the work needs one, does the work, and appends the outcome; then it asks again.
/// Before the intent of an apply it looks at the guards, and appends `held` where one says no that was not accepted.
/// There is one driver at a time, so an effect that is open is of one that died.
package struct RolloutEngine {
    let head: RolloutHead
    let plan: RolloutPlan
    let now: Instant

    private init(_ head: RolloutHead, _ plan: RolloutPlan, _ now: Instant) {
        (self.head, self.plan, self.now) = (head, plan, now)
    }

    /// What to do next; nothing where the rollout ended and all is told.
    package static func next(_ head: RolloutHead, _ plan: RolloutPlan, at now: Instant) -> [RolloutAction] {
        let engine = RolloutEngine(head, plan, now)
        return engine.notices + engine.actions
    }

    private var actions: [RolloutAction] {
        switch head.state {
        case .planned: beginning
        case .running, .waiting: overdue ?? interrupted ?? RolloutAction.earliest(stageActions, limitTime)
        case .paused: unfinishedApply ?? [.wait(until: nil)]
        case .held, .stuck: [.wait(until: nil)]
        case .returning: returnActions
        case .finished, .returned: endActions
        case .abandoned: []
        }
    }

    private var beginning: [RolloutAction] { whenOpen(plan.stage(head.stage)?.begin) ?? [.record(.begun)] }

    /// Nil where a window is open, or there is none.
    func whenOpen(_ window: BeginWindow?) -> [RolloutAction]? {
        guard let window, !window.isOpen(at: now) else { return nil }
        return [.wait(until: window.opening(after: now))]
    }

    /// One is told for each transition, and again only where whoever told it died before saying so.
    private var notices: [RolloutAction] {
        head.notices.sorted { $0.key < $1.key }.filter { plan.notices.contains($0.value) }.map { number, kind in
            let key = EffectKey.notice(number)
            return .perform(Effect(key, .notify(kind), isRepeated: head.efforts[key]?.isOpen ?? false))
        }
    }

    /// An apply is never cut: one whose driver died is brought to its end although the rollout is paused.
    private var unfinishedApply: [RolloutAction]? {
        let open = head.efforts.filter { $0.value.isOpen && $0.key.phase == .applying }.keys
        guard let key = open.min(by: { $0.member < $1.member }) else { return nil }
        return [.perform(Effect(key, .apply(key.member, stage: key.number), isRepeated: true))]
    }
}

// MARK: - Tries

extension RolloutEngine {
    /// How far the tries at an effect are.
    ///
    /// - Parameters:
    ///   - retries: how often one that failed is tried again.
    ///   - pause: the time before the first of them; it doubles with each.
    func progress(of key: EffectKey, _ work: Work, retries: Int = 0, pause: GoDuration = .oneSecond) -> EffortProgress {
        guard let effort = head.efforts[key] else { return .next([.perform(Effect(key, work))]) }
        if effort.isOpen { return .next([.perform(Effect(key, work, isRepeated: true))]) }
        guard let outcome = effort.outcome, let endedAt = effort.endedAt else { return .done }
        switch outcome.result {
        case .succeeded: return .done
        case .refused: return .refused(outcome.message)
        // Something was in its way in the middle of it.
        case .notYet: return .next([.perform(Effect(key, work, isRepeated: true))])
        case .failed:
            if effort.tries > retries { return .failed(outcome.message) }
            let due = endedAt.adding(1 << min(effort.tries - 1, 5), times: pause)
            return .next(due > now ? [.wait(until: due)] : [.perform(Effect(key, work))])
        }
    }

    /// The same for a step: a command that was cut off runs again where retries allow, for it cannot be asked what it did.
    func progress(of step: PlannedStep, _ key: EffectKey, _ place: StepPlace) -> EffortProgress {
        let runs = head.efforts[key].map { $0.isOpen ? $0.tries + $0.interruptions + 1 : 0 } ?? 0
        if step.kind == .command && runs > step.retries { return .next([.record(.held(.unknownOutcome(key)))]) }
        let progress = progress(of: key, .step(place), retries: step.retries)
        guard step.ignoresFailure else { return progress }
        switch progress {
        case .failed, .refused: return .done
        case .done, .next: return progress
        }
    }
}

extension GoDuration {
    static let zero = GoDuration(nanoseconds: 0)
    static let oneSecond = GoDuration(wrappingSeconds: 1)
}
