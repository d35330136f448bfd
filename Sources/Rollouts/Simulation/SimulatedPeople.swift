import GoTemplate

/// The people of a recorded run, who answer once they are asked.
struct SimulatedPeople {
    private let plan: RolloutPlan
    private let start: Instant
    /// By time.
    private var left: [RecordedRequest]

    init(_ plan: RolloutPlan, _ run: RecordedRun) { (self.plan, start, left) = (plan, run.start, run.requests) }

    /// When somebody asks for something the next time; those who wait for a gate have no time of their own.
    func nextTime(after now: Instant) -> Instant? { left.map(time).filter { $0 > now }.min() }

    /// Does what is due and possible.
    ///
    /// - Returns: whether anybody did anything.
    mutating func act(in journal: SimulatedJournal, at now: Instant) -> Bool {
        let due = left.firstIndex { time(of: $0) <= now && isPossible($0, journal.head) }
        guard let due else { return false }
        let request = left.remove(at: due)
        let actor = actor(of: request, journal.head)
        journal.append(kind(of: request, journal.head), by: actor, at: now)
        return true
    }

    private func time(of request: RecordedRequest) -> Instant {
        Instant(milliseconds: start.milliseconds &+ request.time.milliseconds)
    }

    /// An answer is for a gate that is open; whatever else is asked for needs none.
    private func isPossible(_ request: RecordedRequest, _ head: RolloutHead) -> Bool {
        switch request.kind {
        case .ask: true
        case .approve(let stage), .reject(let stage):
            head.state == .waiting && plan.stage(head.stage)?.name == stage && head.current?.phase == .approving
        }
    }

    private func kind(of request: RecordedRequest, _ head: RolloutHead) -> RolloutEventKind {
        switch request.kind {
        case .approve: .approved(answer(request, head))
        case .reject: .rejected(answer(request, head))
        case .ask(let question): question.kind(request.reason)
        }
    }

    private func answer(_ request: RecordedRequest, _ head: RolloutHead) -> Answer {
        let mark = head.current?.mark ?? StageAttempt(stage: head.stage, attempt: 1)
        return Answer(to: mark, digest: plan.stage(head.stage)?.digest ?? "", reason: request.reason)
    }

    /// Who is named, or else somebody who may answer and did not yet.
    private func actor(of request: RecordedRequest, _ head: RolloutHead) -> Actor {
        let policy = plan.stage(head.stage)?.approval
        let source = policy.flatMap { policy in IdentitySource.allCases.first(where: policy.identity.contains) } ?? .ssh
        if !request.person.isEmpty { return Actor(name: request.person, source: source) }
        let answered = head.current?.answers.map(\.actor.name) ?? []
        let people = (policy?.people ?? []).sorted()
        let somebody = GoString("person \(answered.count + 1)")
        return Actor(name: people.first { !answered.contains($0) } ?? somebody, source: source)
    }
}

extension RecordedQuestion {
    fileprivate func kind(_ reason: GoString) -> RolloutEventKind {
        switch self {
        case .pause: .paused(reason: reason)
        case .resume: .resumed(reason: reason)
        case .proceed: .decided(.proceed, reason: reason)
        case .again: .decided(.again, reason: reason)
        case .retry: .retried(reason: reason)
        case .abort: .aborted(to: .base, reason: reason)
        case .abandon: .abandoned(reason: reason)
        }
    }
}
