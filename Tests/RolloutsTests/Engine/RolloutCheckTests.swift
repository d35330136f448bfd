import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

@Suite("Checks of a rollout")
struct RolloutCheckTests {
    private static let mark = StageAttempt(stage: 1, attempt: 1)

    /// At a bake of two minutes with four checks, and as many more if need be.
    private func baking(_ change: (inout PlannedStage) -> Void = { _ in }) -> ModelDriver {
        let plan = Productpage.plan { plan in
            let time = GoDuration(wrappingSeconds: 120)
            plan.stages[1].bake = PlannedBake(
                time: time, checks: CheckTimes(bake: time, interval: GoDuration(wrappingSeconds: 30)))
            change(&plan.stages[1])
        }
        var driver = ModelDriver(plan, ModelFate(seed: 1))
        driver.people = { _ in }
        while driver.head.current?.phase != .baking { driver.step() }
        return driver
    }

    private func due(_ driver: ModelDriver) -> [RolloutAction] {
        RolloutEngine.next(driver.head, driver.plan, at: driver.world.now)
    }

    private func checks(_ driver: ModelDriver) -> [DueCheck] {
        guard case .perform(let effect)? = due(driver).last, case .measure(let checks) = effect.work else { return [] }
        return checks
    }

    private func judge(_ driver: inout ModelDriver, _ check: Int, _ verdict: Verdict) {
        driver.append(.judged(Self.mark, CheckJudgement(check: check, isFinal: check >= 4, verdict: verdict)))
    }

    @Test func aProcessThatWasDeadMissesNoCheck() {
        var driver = baking()
        let start = driver.world.now
        driver.world.pass(seconds: 95)
        #expect(checks(driver).map(\.number) == [1, 2, 3])
        #expect(checks(driver).map { $0.instant.since(start).seconds } == [30, 60, 90])
        judge(&driver, 1, .inconclusive)
        driver.world.pass(seconds: 500)
        #expect(checks(driver).map(\.number) == [2, 3, 4, 5, 6, 7, 8])
        #expect(checks(driver).map(\.isFinal) == [false, false, true, true, true, true, true])
    }

    @Test func measurementsAreAskedForOnceTheyAreThere() {
        var driver = baking { $0.bake?.checks?.delay = GoDuration(wrappingSeconds: 15) }
        let start = driver.world.now
        #expect(due(driver) == [.wait(until: start.adding(GoDuration(wrappingSeconds: 45)))])
        driver.world.pass(seconds: 44)
        #expect(checks(driver).isEmpty)
        driver.world.pass(seconds: 1)
        #expect(checks(driver).map(\.number) == [1])
    }

    @Test func aStagePassesAtItsEndAndNotBefore() {
        var driver = baking()
        for check in 1...3 { judge(&driver, check, .passed) }
        driver.step()
        #expect(driver.head.current?.phase == .baking)
        judge(&driver, 4, .passed)
        driver.step()
        #expect(driver.head.current?.phase == .passed)
    }

    /// Those that came together come to the same as those in time, of which the last would not have been asked for.
    @Test(arguments: [(Verdict.passed, RolloutState.finished), (.failed, .returned)])
    func onceTheChecksDecidedLaterOnesDoNotCount(_ verdict: Verdict, _ state: RolloutState) {
        var driver = baking()
        judge(&driver, 4, verdict)
        judge(&driver, 5, verdict == .passed ? .failed : .passed)
        #expect(driver.head.current?.judgement?.check == 4)
        driver.run()
        #expect(driver.head.state == state)
    }

    @Test(arguments: [(DoubtResponse.hold, RolloutState.held), (.goBack, .returned), (.proceed, .finished)])
    func withoutAProofThePlanDecides(_ response: DoubtResponse, _ state: RolloutState) {
        var driver = baking { $0.onInconclusive = response }
        judge(&driver, 7, .inconclusive)
        #expect(due(driver).allSatisfy { if case .wait = $0 { true } else { false } })
        judge(&driver, 8, .inconclusive)
        driver.run()
        #expect(driver.head.state == state)
    }

    @Test func whatIsJudgedAnewIsAnotherAttempt() {
        var driver = baking()
        judge(&driver, 8, .inconclusive)
        driver.run()
        #expect(driver.head.hold == .inconclusive)
        let revision = driver.head.revisions
        driver.append(.decided(.again, reason: "there was no load"))
        driver.step()
        #expect(driver.head.current?.mark.attempt == 2)
        #expect(driver.head.current?.phase == .baking)
        #expect(driver.head.revisions == revision)
        driver.run()
        #expect(driver.head.state == .finished)
    }

    @Test func aStageIsWatchedWhileItWaitsForAPerson() {
        var driver = baking { $0.approval = ApprovalPolicy() }
        judge(&driver, 4, .passed)
        while driver.head.state != .waiting { driver.step() }
        driver.world.pass(seconds: 200)
        #expect(checks(driver).first?.number == 5)
        #expect(checks(driver).allSatisfy { !$0.isFinal })
        judge(&driver, 5, .failed)
        driver.run()
        #expect(driver.head.state == .returned)
    }
}
