import GoLibrary
import GoTemplate

/// Plays a staged release against a recorded run, with a clock of its own: the same input always comes to the same end.
package struct Simulation {
    private static let robot = Actor(name: "simulation", source: .login)
    private static let author = Actor(name: "author", source: .login)
    /// More events than any rollout has that comes to an end.
    private static let mostEvents = 100_000

    private let plan: RolloutPlan
    private let run: RecordedRun
    private let numbers: any SimulatedNumbers
    private let sequence: StageSequence

    /// - Parameters:
    ///   - plan: what is deployed before counts as the first stage where the plan has no base.
    ///   - numbers: where numbers come from; nil for those of the run.
    package init(
        _ plan: RolloutPlan, of sequence: StageSequence, against run: RecordedRun,
        numbers: (any SimulatedNumbers)? = nil
    ) {
        (self.plan, self.run, self.sequence) = (plan.withBase, run, sequence)
        self.numbers = numbers ?? RecordedNumbers(run, stages: plan.stages.map(\.name))
    }

    /// Goes on until nothing more happens.
    package func outcome() throws -> SimulationOutcome {
        let journal = SimulatedJournal()
        let surroundings = SimulatedSurroundings(
            run, stages: plan.stages.map(\.name), SimulatedMeasuring(sequence, numbers))
        journal.append(.started(), by: Self.author, at: run.start)
        var drive = RolloutDrive(plan, by: Self.robot, journal: journal, in: surroundings)
        var people = SimulatedPeople(plan, run)
        while journal.head.count < Self.mostEvents {
            guard case .waiting(let until) = try drive.advance() else { break }
            if people.act(in: journal, at: surroundings.now) { continue }
            let now = surroundings.now
            let outside = [people.nextTime(after: now), surroundings.nextObstacle(after: now)].compactMap(\.self).min()
            guard let next = next(until, outside, journal.head) else { break }
            surroundings.now = max(next, surroundings.now)
        }
        return SimulationOutcome(events: journal.events, head: journal.head, stage: journal.stage, plan: plan)
    }

    /// When something happens next; nil where nothing does any more.
    ///
    /// - Parameter outside: when somebody asks for something, or something gets in the way.
    private func next(_ until: Instant?, _ outside: Instant?, _ head: RolloutHead) -> Instant? {
        if outside == nil && isForgotten(head) { return nil }
        return [until, outside].compactMap { $0 }.min()
    }

    /// Whether a person is waited for who never comes, so that only checks would go on for ever.
    private func isForgotten(_ head: RolloutHead) -> Bool {
        guard head.state == .waiting, plan.limit == nil else { return false }
        return plan.stage(head.stage)?.approval?.within == nil
    }
}

extension RolloutPlan {
    /// The plan of a release whose first stage is deployed, where nothing is.
    fileprivate var withBase: RolloutPlan {
        guard !hasBase, !stages.isEmpty else { return self }
        var plan = self
        plan.hasBase = true
        for member in members { plan.deploy(member) }
        return plan
    }

    /// Takes the first stage of a release for what is deployed.
    private mutating func deploy(_ member: GoString) {
        guard let first = stages.firstIndex(where: { $0.concerns(member) }) else { return }
        base[member] = stages[first].facts[member]
        for index in 0..<first { stages[index].facts[member] = base[member] }
        stages[first].members.removeAll { $0 == member }
    }
}
