import GoTemplate

/// What people ask for.
extension RolloutHead {
    mutating func foldRequest(_ event: RolloutEvent) {
        let time = event.time
        switch event.kind {
        case .approved(let answer): take(answer, isApproval: true, by: event.actor)
        case .rejected(let answer): take(answer, isApproval: false, by: event.actor)
        case .paused: _ = move(.paused, at: time)
        case .resumed: resume(at: time)
        case .decided(let decision, _): decide(decision, at: time)
        case .retried:
            if move(.retried, at: time) { beginAttempt(at: stage, time) }
        case .aborted(let target, _): abort(to: target, at: time)
        case .undone:
            if move(.undone, at: time) { beginReturn(to: .base) }
        case .abandoned: _ = move(.abandoned, at: time)
        default: break
        }
    }

    private mutating func take(_ answer: Answer, isApproval: Bool, by actor: Actor) {
        guard isCurrent(answer.mark), state.holdsClaim else { return }
        attempts[stage]?.answers.append(GivenAnswer(answer: answer, isApproval: isApproval, actor: actor))
    }

    /// A stuck return goes on at the step that failed, with as many tries as before.
    private mutating func resume(at time: Instant) {
        let wasStuck = state == .stuck
        guard move(.resumed, at: time), wasStuck else { return }
        efforts = efforts.filter { $0.key.place != .back || $0.value.outcome?.result == .succeeded }
    }

    /// Back to where it is going already changes nothing, for a return would begin anew.
    private mutating func abort(to target: Position, at time: Instant) {
        guard isReached(target), state != .returning || back?.target != target else { return }
        if move(.aborted, at: time) { beginReturn(to: target) }
    }

    /// Whether a return may lead there: to the base, or to an earlier stage that passed.
    ///
    /// One that is on its way, or stuck on it, may be between two positions, from which all ways lead to the base alone.
    private func isReached(_ target: Position) -> Bool {
        guard case .stage(let index) = target else { return true }
        return state != .returning && state != .stuck && index < stage && attempts[index]?.phase == .passed
    }
}
