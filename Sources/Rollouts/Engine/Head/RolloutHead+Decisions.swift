import GoTemplate

/// What a person decided about a rollout that is held.
extension RolloutHead {
    mutating func decide(_ decision: ResumeDecision, at time: Instant) {
        guard let reason = hold, reason.allows(decision), move(.decided, at: time) else { return }
        hold = nil
        switch decision {
        case .proceed: proceed(after: reason, at: time)
        case .again: judgeAnew(after: reason, at: time)
        case .acceptRevision: acceptRevision(of: reason)
        }
    }

    /// Goes on as if what is in question had passed; it is not asked again in this attempt.
    private mutating func proceed(after reason: HoldReason, at time: Instant) {
        switch reason {
        case .failed(let trouble): excuse(trouble, at: time)
        case .inconclusive: settleQuestion()
        case .unanswered(let phase): attempts[stage]?.settled.insert(phase)
        case .obstacle(let obstacle, _): accepted.insert(obstacle)
        case .interrupted: forgetInterruptions()
        case .unknownOutcome(let key): efforts[key, default: Effort()].end(EffectOutcome(.succeeded), at: time)
        case .wentBack: break
        }
    }

    private mutating func excuse(_ trouble: StageTrouble, at time: Instant) {
        switch trouble.cause {
        case .stageLimit: attempts[stage]?.waivesLimit = true
        case .rolloutLimit: waivesLimit = true
        case .check, .refused, .rejected, .timeout: settleQuestion()
        case .step, .apply, .readiness, .test: goOn(in: trouble.phase, at: time)
        }
    }

    /// What failed counts as done; the rest of its part is still to do, such as the upgrades of other releases.
    private mutating func goOn(in part: StagePhase, at time: Instant) {
        let failed = efforts.filter { key, effort in
            key.phase == part && (effort.outcome?.result == .failed || effort.outcome?.result == .refused)
        }
        for key in failed.keys { efforts[key]?.end(EffectOutcome(.succeeded), at: time) }
        if let trigger = StageTrigger(entering: part) { _ = attempts[stage]?.move(trigger, at: time) }
    }

    private mutating func forgetInterruptions() {
        attempts[stage]?.interruptions = 0
        for key in efforts.keys { efforts[key]?.forgetInterruptions() }
    }

    /// A new attempt that begins with the part in question; what is applied stays, unless that is the question.
    ///
    /// What was in the way is looked at again without one.
    private mutating func judgeAnew(after reason: HoldReason, at time: Instant) {
        if case .obstacle = reason { return }
        let part = current?.questioned ?? current?.phase ?? .pending
        beginAttempt(at: stage, from: part.restart, time)
    }

    private mutating func acceptRevision(of reason: HoldReason) {
        guard case .obstacle(let obstacle, _) = reason else { return }
        accepted.insert(obstacle)
        revisions[obstacle.subject] = obstacle.revision
    }
}

extension StagePhase {
    /// Where judging anew begins; nil where all of the stage has to be done anew.
    fileprivate var restart: StagePhase? {
        switch self {
        case .pending, .before, .applying, .undone: nil
        case .settling, .testing, .baking, .confirming, .approving: self
        case .passed, .failed, .inconclusive: .testing
        }
    }
}

extension HoldReason {
    /// A revision that is not the rollout's is accepted in so many words, and nothing else is.
    fileprivate func allows(_ decision: ResumeDecision) -> Bool {
        guard case .obstacle(let obstacle, _) = self, obstacle.kind == .foreignRevision else {
            return decision != .acceptRevision
        }
        return decision == .acceptRevision
    }
}
