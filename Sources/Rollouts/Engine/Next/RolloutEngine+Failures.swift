import GoLibrary
import GoTemplate

/// What goes wrong, and what the plan says about it.
extension RolloutEngine {
    /// - Parameter response: what the plan says; that of the stage's `onFailure` if left out.
    func fail(_ cause: FailureCause, _ message: GoString, _ response: FailureResponse? = nil) -> [RolloutAction] {
        guard let stage = plan.stage(head.stage), let attempt = head.current else { return [] }
        let trouble = StageTrouble(cause, in: attempt.phase, message)
        return [.record(.failed(attempt.mark, trouble, effect(of: response ?? stage.onFailure)))]
    }

    func effect(of response: FailureResponse) -> FailureEffect {
        if mayNotReturn { return .hold }
        switch response {
        case .hold: return .hold
        case .goBack: return .goBack(to: plan.failureTarget(from: head.stage))
        case .previous: return .goBack(to: earlier(head.stage - 1))
        case .stage(let index): return .goBack(to: earlier(index))
        }
    }

    func effect(of response: DoubtResponse) -> FailureEffect {
        switch response {
        case .hold: .hold
        case .proceed: .proceed
        case .goBack: effect(of: FailureResponse.goBack)
        }
    }

    /// The base where there is no such earlier stage.
    private func earlier(_ index: Int) -> Position {
        (0..<head.stage).contains(index) ? .stage(index) : .base
    }

    /// Whether a stage was reached from which on a return would do harm.
    private var mayNotReturn: Bool {
        guard case .stage(let index) = head.position else { return false }
        return plan.stages.prefix(index + 1).contains(where: \.noReturn)
    }
}

// MARK: - Limits

extension RolloutEngine {
    /// Nil while no time limit is over.
    var overdue: [RolloutAction]? {
        guard let attempt = head.current else { return nil }
        if let limit = plan.limit, !head.waivesLimit, let begun = head.begunAt, begun.adding(limit) <= now {
            return exceed(.rolloutLimit, limit)
        }
        guard let limit = plan.stage(head.stage)?.limit, !attempt.waivesLimit else { return nil }
        return attempt.clock.elapsed(at: now).nanoseconds >= limit.nanoseconds ? exceed(.stageLimit, limit) : nil
    }

    /// When a time limit will be over, if nothing stops its clock; nil without one.
    var limitTime: Instant? {
        let whole = head.waivesLimit ? nil : plan.limit.flatMap { head.begunAt?.adding($0) }
        guard let attempt = head.current, !attempt.waivesLimit, let limit = plan.stage(head.stage)?.limit else {
            return whole
        }
        return [whole, attempt.clock.end(of: limit)].compactMap { $0 }.min()
    }

    /// Where it holds, the part that was in progress is left as it is, to go on if it is given more time.
    private func exceed(_ cause: FailureCause, _ limit: GoDuration) -> [RolloutAction]? {
        guard let stage = plan.stage(head.stage), let attempt = head.current else { return nil }
        if attempt.phase == .passed { return nil }
        let trouble = StageTrouble(cause, in: attempt.phase, "more than " + limit.text)
        let effect = effect(of: stage.onFailure)
        return [.record(effect == .hold ? .held(.failed(trouble)) : .failed(attempt.mark, trouble, effect))]
    }

    /// A stage over which drivers die again and again is left to a person.
    var interrupted: [RolloutAction]? {
        guard let attempt = head.current else { return nil }
        let open = head.efforts.contains { $0.key.place == .stage && $0.value.isOpen && $0.key.tick == nil }
        let count = attempt.interruptions + (open ? 1 : 0)
        return count >= Self.mostInterruptions ? [.record(.held(.interrupted))] : nil
    }

    private static let mostInterruptions = 5
}
