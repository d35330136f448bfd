import GoTemplate

/// How a rollout goes on through its stages.
extension RolloutHead {
    mutating func foldCourse(_ event: RolloutEvent) {
        let time = event.time
        switch event.kind {
        case .begun: begin(at: time)
        case .entered(let mark, let phase): enter(phase, of: mark, at: time)
        case .advanced(let stage):
            if move(.stagePassed, at: time) { beginAttempt(at: stage, time) }
        case .finished: _ = move(.finished, at: time)
        case .asked(let mark):
            if isCurrent(mark) { _ = move(.asked, at: time) }
        case .answered(let mark, _): answer(mark, at: time)
        case .failed(let mark, let trouble, let effect): fail(mark, trouble, effect, at: time)
        case .inconclusive(let mark, let effect): doubt(mark, effect, at: time)
        case .held(let reason):
            if move(.held, at: time) { hold = reason }
        case .judged(let mark, let judgement):
            if isCurrent(mark) { attempts[stage]?.judge(judgement) }
        default: break
        }
    }

    func isCurrent(_ mark: StageAttempt) -> Bool { current?.mark == mark }

    private mutating func begin(at time: Instant) {
        guard move(.begun, at: time) else { return }
        begunAt = time
        beginAttempt(at: stage, from: position == .base ? nil : .settling, time)
    }

    private mutating func enter(_ phase: StagePhase, of mark: StageAttempt, at time: Instant) {
        guard state == .running, isCurrent(mark), let trigger = StageTrigger(entering: phase) else { return }
        guard attempts[stage]?.move(trigger, at: time) == true else { return }
        attempts[stage]?.clock.begin(at: time)
    }

    /// A gate opened: it is not asked again in this attempt.
    private mutating func answer(_ mark: StageAttempt, at time: Instant) {
        guard isCurrent(mark), let phase = current?.phase, move(.answered, at: time) else { return }
        attempts[stage]?.settled.insert(phase)
    }

    private mutating func fail(
        _ mark: StageAttempt, _ trouble: StageTrouble, _ effect: FailureEffect, at time: Instant
    ) {
        guard isCurrent(mark), state.after(.failed) != nil else { return }
        guard attempts[stage]?.end(.fail, at: time) == true else { return }
        tell(.failed)
        follow(effect, because: .failed(trouble), at: time)
    }

    private mutating func doubt(_ mark: StageAttempt, _ effect: FailureEffect, at time: Instant) {
        guard isCurrent(mark), state == .running else { return }
        guard attempts[stage]?.end(.doubt, at: time) == true else { return }
        follow(effect, because: .inconclusive, at: time)
    }

    private mutating func follow(_ effect: FailureEffect, because reason: HoldReason, at time: Instant) {
        switch effect {
        case .goBack(let target):
            if move(.failed, at: time) { beginReturn(to: target) }
        case .hold:
            if move(.held, at: time) { hold = reason }
        case .proceed: settleQuestion()
        }
    }

    /// What is in question counts as passed.
    mutating func settleQuestion() {
        if let part = current?.questioned { attempts[stage]?.settled.insert(part) }
    }
}
