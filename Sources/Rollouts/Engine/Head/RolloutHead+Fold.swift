import GoTemplate

extension RolloutHead {
    /// Takes the next event.
    package mutating func fold(_ event: RolloutEvent) {
        count += 1
        switch event.kind {
        case .started(let origin): start(from: origin, by: event.actor)
        case .intent(let key): begin(key, at: event.time)
        case .outcome(let key, let outcome): end(key, outcome, at: event.time)
        case .steppedBack(let position): stepBack(to: position, at: event.time)
        case .arrived, .returned, .stuck: endReturn(event)
        case .begun, .entered, .advanced, .finished, .asked, .answered, .failed, .inconclusive, .held, .judged:
            foldCourse(event)
        case .approved, .rejected, .paused, .resumed, .decided, .retried, .aborted, .undone, .abandoned:
            foldRequest(event)
        }
    }

    private mutating func start(from origin: RolloutOrigin, by actor: Actor) {
        guard author == nil else { return }
        author = actor
        revisions = origin.revisions
        if let stage = origin.stage { begin(behind: stage) }
        tell(.started)
    }

    /// A stage that is in place is not applied, but waited for, judged and approved as any other.
    private mutating func begin(behind stage: Int) {
        self.stage = stage
        (previousPosition, position) = (.stage(stage), .stage(stage))
        touched = Set(revisions.keys)
    }
}

// MARK: - Moving

extension RolloutHead {
    /// - Returns: whether the trigger did anything.
    mutating func move(_ trigger: RolloutTrigger, at time: Instant) -> Bool {
        guard let change = state.after(trigger) else { return false }
        switch change {
        case .to(let next): enter(next, at: time, before: trigger == .paused ? state : nil)
        case .toStateBefore: enter(stateBeforePause ?? .running, at: time, before: nil)
        }
        if let kind = trigger.notice { tell(kind) }
        return true
    }

    private mutating func enter(_ next: RolloutState, at time: Instant, before: RolloutState?) {
        stateBeforePause = before
        if state == .running && next != .running { attempts[stage]?.clock.stop(at: time) }
        if state != .running && next == .running { attempts[stage]?.clock.goOn(at: time) }
        if !next.holdsClaim { ends += 1 }
        state = next
    }

    mutating func tell(_ kind: NoticeKind) {
        noticeCount += 1
        notices[noticeCount] = kind
    }

    /// A new attempt at a stage: nothing of the one before counts.
    ///
    /// - Parameter restart: the part it begins with, where only that is to be judged anew.
    mutating func beginAttempt(at stage: Int, from restart: StagePhase? = nil, _ time: Instant) {
        let number = (attempts[stage]?.mark.attempt ?? 0) + 1
        self.stage = stage
        attempts[stage] = AttemptProgress(StageAttempt(stage: stage, attempt: number), at: time)
        attempts[stage]?.restart = restart
        efforts = efforts.filter { $0.key.place != .stage }
        accepted = accepted.filter { $0.kind != .guard }
        hold = nil
    }
}

extension RolloutTrigger {
    /// What is told when it moved a rollout; nil for what nobody waits to hear.
    fileprivate var notice: NoticeKind? {
        switch self {
        case .asked: .waiting
        case .held, .arrived: .held
        case .finished: .finished
        case .returned: .returned
        case .stuck: .stuck
        case .begun, .stagePassed, .answered, .failed, .paused, .resumed, .decided, .retried, .aborted, .abandoned,
            .undone:
            nil
        }
    }
}
