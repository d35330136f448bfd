import GoTemplate

/// Folds events as a head does, and keeps what that forgets: earlier attempts, when phases began, what carried which
/// traffic.
struct RolloutChronicle {
    private let plan: RolloutPlan
    private(set) var head = RolloutHead()
    private(set) var attempts: [AttemptReport] = []
    private(set) var states: [StateSpan] = []
    private(set) var weights: [WeightChange] = []
    private(set) var returns: [ReturnReport] = []
    private(set) var events: [EventLine] = []
    private(set) var stuckMessage = GoString()

    init(_ plan: RolloutPlan) { self.plan = plan }

    mutating func take(_ event: RolloutEvent) {
        let line = EventLine(sequence: events.count + 1, event, in: plan)
        let returnsBefore = head.returns
        head.fold(event)
        events.append(line)
        if events.count == 1 { noteStart(at: event.time) }
        if head.returns > returnsBefore { noteReturn(because: line.sentence, at: event.time) }
        noteState(at: event.time)
        noteAttempts(event)
        noteKind(event)
    }

    private mutating func noteStart(at time: Instant) {
        weights = plan.members.compactMap { member in
            WeightChange(plan.facts(of: member, at: head.position), of: member, at: time)
        }
    }

    private mutating func noteState(at time: Instant) {
        guard states.last?.state != head.state else { return }
        if let last = states.indices.last { states[last].end = time }
        states.append(StateSpan(state: head.state, begin: time))
    }
}

// MARK: - Attempts

extension RolloutChronicle {
    /// What the event made of the newest attempts at each stage.
    private mutating func noteAttempts(_ event: RolloutEvent) {
        for (_, progress) in head.attempts.sorted(by: { $0.key < $1.key }) {
            let index = index(of: progress.mark, at: event.time)
            attempts[index].enter(progress.phase, at: progress.phase == .undone ? event.time : progress.phaseSince)
            attempts[index].judgement = progress.judgement
            attempts[index].bakeSince = progress.bakeSince
            let known = attempts[index].answers.count
            attempts[index].answers += progress.answers.dropFirst(known).map { answer($0, at: event.time) }
        }
    }

    private mutating func index(of mark: StageAttempt, at time: Instant) -> Int {
        if let index = attempts.lastIndex(where: { $0.mark == mark }) { return index }
        attempts.append(AttemptReport(mark, at: time))
        return attempts.count - 1
    }

    private func answer(_ given: GivenAnswer, at time: Instant) -> AnswerReport {
        let stage = plan.stage(given.answer.mark.stage)
        let refusal = stage.flatMap { stage in
            stage.approval?.refusal(of: given, to: stage, author: head.author)
        }
        return AnswerReport(given: given, time: time, refusal: refusal)
    }
}

// MARK: - What was done

extension RolloutChronicle {
    private mutating func noteKind(_ event: RolloutEvent) {
        switch event.kind {
        case .failed(let mark, let trouble, _):
            if let index = attempts.lastIndex(where: { $0.mark == mark }) { attempts[index].trouble = trouble }
        case .outcome(let key, let outcome): note(outcome, of: key, at: event.time)
        case .steppedBack:
            guard let last = returns.indices.last, let back = head.back, back.done > 0 else { return }
            let step = back.done - 1
            if returns[last].steps.indices.contains(step) { returns[last].steps[step].doneAt = event.time }
        case .stuck(let message): stuckMessage = message
        default: break
        }
    }

    private mutating func note(_ outcome: EffectOutcome, of key: EffectKey, at time: Instant) {
        if let revision = outcome.revision { note(revision, of: key) }
        guard outcome.result == .succeeded, let position = position(after: key) else { return }
        let change = WeightChange(plan.facts(of: key.member, at: position), of: key.member, at: time)
        if let change, change.sides != weights.last(where: { $0.member == key.member })?.sides {
            weights.append(change)
        }
    }

    private mutating func note(_ revision: Int, of key: EffectKey) {
        if let mark = key.mark, let index = attempts.lastIndex(where: { $0.mark == mark }) {
            attempts[index].revisions[key.member] = revision
        } else if key.place == .back, let last = returns.indices.last, key.number == returns.count,
            returns[last].steps.indices.contains(key.attempt)
        {
            returns[last].steps[key.attempt].revisions[key.member] = revision
        }
    }

    /// What a release is at once an effect succeeded; nil for one that changes no release.
    private func position(after key: EffectKey) -> Position? {
        switch key.place {
        case .stage: return key.phase == .applying ? .stage(key.number) : nil
        case .back:
            guard let back = returns.last, back.steps.indices.contains(key.attempt) else { return nil }
            return back.steps[key.attempt].position
        case .end, .notice: return nil
        }
    }

    private mutating func noteReturn(because cause: GoString, at time: Instant) {
        guard let back = head.back else { return }
        let path = plan.path(of: back)
        returns.append(
            ReturnReport(
                cause: cause, begin: time, origin: back.origin, target: back.target, isSafe: path.isSafe,
                steps: path.steps.map { ReturnReport.Step(position: $0) }))
    }
}
