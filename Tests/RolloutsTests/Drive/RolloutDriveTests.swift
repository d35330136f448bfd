import GoTemplate
import Testing

@testable import Rollouts

@Suite struct RolloutDriveTests {
    private let ann = Actor(name: "ann", source: .ssh)

    private func drive(
        _ plan: RolloutPlan, _ journal: MemoryJournal, _ surroundings: StillSurroundings
    ) throws -> RolloutDrive {
        if journal.events.isEmpty {
            journal.events = [RolloutEvent(.started(), by: ann, at: surroundings.now)]
        }
        return RolloutDrive(plan, by: Actor(name: "driver", source: .ci), journal: journal, in: surroundings)
    }

    /// Three stages of which the second asks a person.
    private var plan: RolloutPlan {
        var gate = PlannedStage(name: "two", members: ["shop"])
        gate.approval = ApprovalPolicy()
        return RolloutPlan(
            stages: [PlannedStage(name: "one", members: []), gate, PlannedStage(name: "three", members: ["shop"])],
            members: ["shop"], base: ["shop": MemberFacts()])
    }

    @Test func itGoesOnUntilAPersonIsNeeded() throws {
        let (journal, surroundings) = (MemoryJournal(), StillSurroundings())
        var drive = try drive(plan, journal, surroundings)
        #expect(try drive.advance() == .waiting(until: nil))
        #expect(drive.head.state == .waiting)
        #expect(surroundings.done == ["stage/1/1/applying/shop", "stage/1/1/settling/shop"])
        let answer = Answer(to: StageAttempt(stage: 1, attempt: 1), digest: "")
        journal.events.append(RolloutEvent(.approved(answer), by: ann, at: surroundings.now))
        #expect(try drive.advance() == .ended)
        #expect(drive.head.state == .finished)
        #expect(RolloutHead(folding: journal.events) == drive.head)
    }

    @Test func itStopsWhereItsCallerWantsNoMore() throws {
        let (journal, surroundings) = (MemoryJournal(), StillSurroundings())
        var drive = try drive(plan, journal, surroundings)
        #expect(try drive.advance { $0.stage == 1 } == .stopped)
        #expect(surroundings.done == [])
    }

    @Test func whatComesFromOthersMeanwhileCountsFirst() throws {
        let (journal, surroundings) = (MemoryJournal(), StillSurroundings())
        var drive = try drive(plan, journal, surroundings)
        let abort = RolloutEvent(.aborted(to: .base, reason: "no"), by: ann, at: surroundings.now)
        journal.beforeAppending = { journal, event in
            if case .intent = event.kind, journal.events.last != abort { journal.events.append(abort) }
        }
        #expect(try drive.advance() == .ended)
        #expect(drive.head.state == .returned)
        #expect(surroundings.done == [])
    }

    @Test func anOutcomeIsRecordedWhateverOthersAppend() throws {
        let (journal, surroundings) = (MemoryJournal(), StillSurroundings())
        var drive = try drive(plan, journal, surroundings)
        let pause = RolloutEvent(.paused(reason: ""), by: ann, at: surroundings.now)
        journal.beforeAppending = { journal, event in
            if case .outcome = event.kind, !journal.events.contains(pause) { journal.events.append(pause) }
        }
        #expect(try drive.advance() == .waiting(until: nil))
        #expect(drive.head.state == .paused)
        #expect(drive.head.revisions == ["shop": 1])
    }

    @Test func anObstacleHolds() throws {
        let (journal, surroundings) = (MemoryJournal(), StillSurroundings())
        var drive = try drive(plan, journal, surroundings)
        surroundings.foreign = Obstacle(.foreignRevision, "shop", revision: 7)
        #expect(try drive.advance() == .waiting(until: nil))
        #expect(drive.head.state == .held)
        let decision = RolloutEvent(.decided(.acceptRevision, reason: ""), by: ann, at: surroundings.now)
        journal.events.append(decision)
        #expect(try drive.advance() == .waiting(until: nil))
        #expect(drive.head.state == .waiting)
    }

    @Test func whatIsNotOverIsLookedAtAgain() throws {
        let (journal, surroundings) = (MemoryJournal(), StillSurroundings())
        var drive = try drive(plan, journal, surroundings)
        surroundings.looks = 2
        #expect(try drive.advance() == .waiting(until: surroundings.now.adding(.oneSecond)))
        #expect(try drive.advance() == .waiting(until: surroundings.now.adding(.oneSecond)))
        #expect(try drive.advance() == .waiting(until: nil))
        #expect(drive.head.state == .waiting)
    }
}

/// A journal of an array.
private final class MemoryJournal: RolloutJournal {
    var events: [RolloutEvent] = []
    /// What others do just before.
    var beforeAppending: (MemoryJournal, RolloutEvent) -> Void = { _, _ in }

    func events(after count: Int) -> [RolloutEvent] { Array(events.dropFirst(count)) }

    func append(_ event: RolloutEvent, becoming head: RolloutHead) -> Bool {
        beforeAppending(self, event)
        guard head.count == events.count + 1 else { return false }
        events.append(event)
        return true
    }
}

/// Where all succeeds at once and no time passes.
private final class StillSurroundings: RolloutSurroundings {
    let now = Instant(milliseconds: 1_000_000)
    private(set) var done: [GoString] = []
    /// How often readiness is looked at before it is there.
    var looks = 0
    var foreign: Obstacle?

    func obstacle(to effect: Effect?, of head: RolloutHead) -> (obstacle: Obstacle, message: GoString)? {
        guard let foreign, head.revisions["shop"] != 7 else { return nil }
        return (foreign, "somebody else's")
    }

    func perform(_ effect: Effect, of head: RolloutHead) -> EffectOutcome? {
        if case .awaitReady = effect.work, looks > 0 {
            looks -= 1
            return nil
        }
        done.append(effect.key.text)
        if case .apply = effect.work { return EffectOutcome(.succeeded, revision: 1) }
        return EffectOutcome(.succeeded)
    }

    func judge(_ checks: [DueCheck], of attempt: StageAttempt) -> [CheckJudgement] { [] }
}
