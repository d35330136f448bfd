import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

@Suite("The course of a rollout")
struct RolloutCourseTests {
    private static let release = Productpage.release

    private func driver(faults: Int = 0, _ change: (inout RolloutPlan) -> Void = { _ in }) -> ModelDriver {
        ModelDriver(Productpage.plan(change), ModelFate(seed: 1, faults: faults))
    }

    private func words(_ driver: ModelDriver) -> [EventWord] { driver.events.map(\.kind.word) }

    /// Pods of a stage do not get ready.
    private func failReadiness(_ driver: inout ModelDriver, at stage: Int) {
        driver.people = { driver in
            guard let attempt = driver.head.current, driver.head.stage == stage, attempt.phase == .settling,
                driver.head.state == .running
            else { return }
            let actions = RolloutEngine.next(driver.head, driver.plan, at: driver.world.now)
            guard case .perform(let effect)? = actions.last else { return }
            driver.append(.outcome(effect.key, EffectOutcome(.failed, message: "0 of 2 pods are ready")))
        }
    }

    @Test func sevenStagesAreSixRevisions() {
        var driver = driver()
        driver.run()
        #expect(driver.head.state == .finished)
        #expect(driver.head.revisions[Self.release] == 7)
        #expect(driver.world.history[Self.release]?.map(\.content).dropFirst() == (1...6).map(Position.stage)[...])
    }

    @Test(arguments: [(2, 1), (3, 1), (4, 1), (5, 2), (6, 2)])
    func aFailureReturnsOnTheWayThatWasPlanned(_ stage: Int, _ steps: Int) {
        var driver = driver()
        failReadiness(&driver, at: stage)
        driver.run()
        #expect(driver.head.state == .returned)
        #expect(driver.head.position == .base)
        #expect(words(driver).filter { $0 == .steppedBack }.count == steps)
        #expect(driver.head.revisions[Self.release] == 1 + stage + steps)
        #expect(driver.world.cluster.live[Self.release] == Productpage.base)
    }

    @Test(arguments: [(FailureResponse.previous, 3), (.stage(2), 2)])
    func aFailureMayLeadToAnEarlierStageAndADecision(_ response: FailureResponse, _ stage: Int) {
        var driver = driver { plan in plan.stages[4].onFailure = response }
        failReadiness(&driver, at: 4)
        driver.run()
        #expect(driver.head.state == .held)
        #expect(driver.head.hold == .wentBack)
        #expect(driver.head.stage == stage)
        #expect(driver.head.attempts[4]?.phase == .undone)
        driver.people = { _ in }
        driver.append(.decided(.proceed, reason: ""))
        driver.run()
        #expect(driver.head.state == .finished)
        #expect(driver.head.attempts[4]?.mark.attempt == 2)
    }

    /// The rest of its part is still to do.
    @Test func whatFailedCountsAsDoneWherePeopleSaySo() throws {
        let base: [GoString: MemberFacts] = ["backend": Productpage.base, "frontend": Productpage.base]
        var stage = PlannedStage(name: "both", members: ["backend", "frontend"])
        (stage.facts, stage.onFailure) = (base.mapValues { _ in Productpage.stages[1].facts }, .hold)
        let plan = RolloutPlan(stages: [stage], members: ["backend", "frontend"], base: base)
        var driver = ModelDriver(plan, ModelFate(seed: 1))
        while driver.head.current?.phase != .applying { driver.step() }
        let key = EffectKey.stage(StageAttempt(stage: 0, attempt: 1), .applying, member: "backend")
        driver.append(.outcome(key, EffectOutcome(.failed, revision: 2, message: "a hook failed")))
        driver.run()
        #expect(driver.head.state == .held)
        driver.append(.decided(.proceed, reason: "the hook does not matter"))
        driver.run()
        #expect(driver.head.state == .finished)
        #expect(driver.world.history["frontend"]?.last?.content == .stage(0))
        #expect(driver.world.history["backend"]?.count == 1)
    }

    @Test func whereAReturnWouldDoHarmAFailureHolds() {
        var driver = driver { plan in plan.stages[3].noReturn = true }
        failReadiness(&driver, at: 4)
        driver.run()
        #expect(driver.head.state == .held)
        driver.people = { _ in }
        driver.append(.aborted(to: .base, reason: "it did no harm after all"))
        driver.run()
        #expect(driver.head.state == .returned)
    }

    /// Pods that traffic left in stage 4 change in stage 5.
    @Test func whatTrafficJustLeftIsLeftAloneForAWhile() throws {
        var driver = driver()
        driver.run()
        let applied = driver.events.filter { event in
            if case .intent(let key) = event.kind { return key.phase == .applying && key.number == 4 }
            return false
        }
        let left = driver.events.first { event in
            if case .outcome(let key, _) = event.kind { return key.phase == .applying && key.number == 3 }
            return false
        }
        #expect(try #require(applied.first).time == (try #require(left)).time.adding(driver.plan.returning.drain))
    }

    @Test func aStuckReturnGoesOnAtTheStepThatFailed() {
        var driver = driver(faults: 0) { plan in plan.returning.retries = 1 }
        driver.append(.begun)
        driver.run()
        driver.append(.undone(reason: ""))
        let tries = driver.failReturns(times: 3)
        #expect(driver.head.state == .stuck)
        #expect(tries == 2)
        driver.append(.resumed(reason: "there are nodes again"))
        driver.run()
        #expect(driver.head.state == .returned)
    }
}

extension ModelDriver {
    private var due: [RolloutAction] { RolloutEngine.next(head, plan, at: world.now) }

    /// Lets the first step of a return fail until it is stuck, or as often as asked.
    ///
    /// - Returns: how often it did.
    fileprivate mutating func failReturns(times: Int) -> Int {
        for number in 0..<times {
            guard head.state == .returning else { return number }
            while case .wait(let until?)? = due.last { world.now = until }
            for case .perform(let effect) in due {
                append(.outcome(effect.key, EffectOutcome(.failed, message: "no nodes")))
            }
            for case .record(let kind) in due { append(kind) }
        }
        return times
    }
}
