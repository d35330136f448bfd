import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

@Suite("Time limits, windows and interruptions of a rollout")
struct RolloutLimitTests {
    private static let minute = GoDuration(wrappingSeconds: 60)

    /// Productpage, whose second stage bakes for ten minutes.
    private func driver(_ change: (inout RolloutPlan) -> Void) -> ModelDriver {
        let plan = Productpage.plan { plan in
            plan.stages[1].bake = PlannedBake(time: GoDuration(wrappingSeconds: 600))
            change(&plan)
        }
        var driver = ModelDriver(plan, ModelFate(seed: 1))
        driver.people = { _ in }
        return driver
    }

    private func step(_ driver: inout ModelDriver, until phase: StagePhase) {
        while driver.head.current?.phase != phase { driver.step() }
    }

    private func due(_ driver: ModelDriver) -> [RolloutAction] {
        RolloutEngine.next(driver.head, driver.plan, at: driver.world.now)
    }

    @Test(arguments: [FailureCause.stageLimit, .rolloutLimit])
    func aLimitEndsABakeInTime(_ cause: FailureCause) throws {
        var driver = driver { plan in
            if cause == .stageLimit { plan.stages[1].limit = Self.minute } else { plan.limit = Self.minute }
        }
        step(&driver, until: .baking)
        let start = driver.world.now
        driver.run()
        #expect(driver.head.state == .returned)
        let failure = try #require(driver.events.first { $0.kind.word == .failed })
        #expect(failure.time.since(start).seconds <= 60)
        guard case .failed(_, let trouble, _) = failure.kind else { return }
        #expect(trouble.cause == cause)
    }

    @Test func timeInWhichPeopleAreAskedIsNotCounted() {
        var driver = driver { plan in
            plan.stages[1].limit = GoDuration(wrappingSeconds: 605)
            plan.stages[1].approval = ApprovalPolicy()
            plan.stages[1].approval?.within = GoDuration(wrappingSeconds: 86400)
            plan.stages[1].approval?.onTimeout = .proceed
        }
        driver.run()
        #expect(driver.head.state == .finished)
    }

    @Test func aLimitThatHoldsLeavesThePartAsItIs() {
        var driver = driver { plan in
            (plan.stages[1].limit, plan.stages[1].onFailure) = (Self.minute, .hold)
        }
        driver.run()
        #expect(driver.head.state == .held)
        #expect(driver.head.current?.phase == .baking)
        driver.append(.decided(.proceed, reason: "it may take longer"))
        driver.run()
        #expect(driver.head.state == .finished)
        #expect(driver.head.attempts[1]?.mark.attempt == 1)
    }

    @Test func aStageBeginsInItsWindow() throws {
        let window = BeginWindow(days: [1], opens: 540, closes: 600, location: .utc)
        var driver = driver { plan in plan.stages[2].begin = window }
        driver.run()
        #expect(driver.head.state == .finished)
        let entered = try #require(
            driver.events.first { event in
                if case .entered(let mark, .applying) = event.kind { return mark.stage == 2 }
                return false
            })
        #expect(entered.time.text == "2023-11-20T09:00:00.000Z")
    }

    @Test func aStageOverWhichDriversDieIsLeftToAPerson() {
        var driver = driver { _ in }
        let key = EffectKey.stage(StageAttempt(stage: 1, attempt: 1), .applying, member: Productpage.release)
        step(&driver, until: .applying)
        for _ in 0..<5 {
            #expect(driver.head.state == .running)
            driver.append(.intent(key))
        }
        driver.run()
        #expect(driver.head.hold == .interrupted)
        driver.append(.decided(.proceed, reason: "the machine is repaired"))
        driver.run()
        #expect(driver.head.state == .finished)
    }

    @Test(arguments: [(0, true), (1, false)])
    func aCommandThatWasCutOffRunsAgainWhereRetriesAllow(_ retries: Int, _ isHeld: Bool) {
        var step = PlannedStep(name: "migrate", kind: .command)
        step.retries = retries
        var driver = driver { $0.stages[1].before = [step] }
        self.step(&driver, until: .before)
        let key = EffectKey.stage(StageAttempt(stage: 1, attempt: 1), .before, step: 0)
        driver.append(.intent(key))
        driver.run()
        #expect(driver.head.hold == (isHeld ? .unknownOutcome(key) : nil))
        if isHeld { driver.append(.decided(.proceed, reason: "it did")) }
        driver.run()
        #expect(driver.head.state == .finished)
    }

    @Test func anApplyIsBroughtToItsEndThoughItIsPaused() {
        var driver = driver { _ in }
        step(&driver, until: .applying)
        let key = EffectKey.stage(StageAttempt(stage: 1, attempt: 1), .applying, member: Productpage.release)
        driver.append(.intent(key))
        driver.append(.paused(reason: ""))
        #expect(due(driver) == [.perform(Effect(key, .apply(Productpage.release, stage: 1), isRepeated: true))])
        driver.step()
        #expect(due(driver) == [.wait(until: nil)])
        #expect(driver.head.revisions == [Productpage.release: 2])
    }

    @Test func ofStepsThatADeadProcessMissedOnlyTheNewestRuns() {
        var driver = driver { plan in
            let step = PlannedStep(name: "load", kind: .command)
            plan.stages[1].bake?.during = [DuringStep(step: step, every: Self.minute)]
        }
        step(&driver, until: .baking)
        driver.step()
        driver.world.pass(seconds: 250)
        let key = EffectKey.stage(StageAttempt(stage: 1, attempt: 1), .baking, step: 0, tick: 4)
        #expect(due(driver) == [.perform(Effect(key, .step(.during(stage: 1, index: 0))))])
        driver.step()
        guard case .wait(let until?)? = due(driver).last else {
            Issue.record("it does not wait")
            return
        }
        #expect(until == driver.head.current?.bakeSince?.adding(5, times: Self.minute))
    }
}
