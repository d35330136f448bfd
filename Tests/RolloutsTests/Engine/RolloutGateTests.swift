import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

@Suite("Gates of a rollout")
struct RolloutGateTests {
    private static let ann = ModelDriver.author
    private static let ben = Actor(name: "ben", source: .ssh)

    /// At the approval of stage 2 of productpage.
    private func waiting(_ change: (inout ApprovalPolicy) -> Void = { _ in }) -> ModelDriver {
        var policy = ApprovalPolicy()
        (policy.people, policy.within) = (["ann", "ben"], GoDuration(wrappingSeconds: 600))
        change(&policy)
        var driver = ModelDriver(Productpage.plan { $0.stages[1].approval = policy }, ModelFate(seed: 1))
        driver.people = { _ in }
        while driver.head.state != .waiting { driver.step() }
        return driver
    }

    private func answer(_ driver: ModelDriver, by actor: Actor, reason: GoString = "", digest: GoString? = nil)
        -> GivenAnswer
    {
        let mark = driver.head.current?.mark ?? StageAttempt(stage: 0, attempt: 0)
        let answer = Answer(to: mark, digest: digest ?? driver.plan.stages[mark.stage].digest, reason: reason)
        return GivenAnswer(answer: answer, isApproval: true, actor: actor)
    }

    @Test func anAnswerCountsForWhatWasShownAndFromThoseWhoWereAsked() {
        let driver = waiting { policy in
            (policy.notAuthor, policy.needsReason, policy.identity) = (true, true, [.ssh, .ci])
        }
        let eve = Actor(name: "eve", source: .ssh)
        let loginBen = Actor(name: "ben", source: .login)
        func refusal(_ given: GivenAnswer) -> ApprovalRefusal? { driver.head.refusal(of: given, in: driver.plan) }
        #expect(refusal(answer(driver, by: eve, reason: "ok")) == .notAsked("eve"))
        #expect(refusal(answer(driver, by: Self.ann, reason: "ok")) == .author("ann"))
        #expect(refusal(answer(driver, by: loginBen, reason: "ok")) == .weakIdentity(.login))
        #expect(refusal(answer(driver, by: Self.ben)) == .noReason)
        #expect(refusal(answer(driver, by: Self.ben, reason: "ok", digest: "other")) == .otherContent)
        #expect(refusal(answer(driver, by: Self.ben, reason: "ok")) == nil)
    }

    @Test func oneWhoApprovesTwiceIsOnePerson() {
        var driver = waiting { $0.count = 2 }
        let approval = RolloutEventKind.approved(answer(driver, by: Self.ben).answer)
        driver.append(approval, by: Self.ben)
        driver.append(approval, by: Self.ben)
        driver.step()
        #expect(driver.head.state == .waiting)
        driver.append(approval, by: Self.ann)
        driver.step()
        #expect(driver.head.state == .running)
    }

    @Test(arguments: [(TimeoutResponse.hold, RolloutState.held), (.goBack, .returned), (.proceed, .finished)])
    func aGateHasADeadline(_ response: TimeoutResponse, _ state: RolloutState) {
        var driver = waiting { $0.onTimeout = response }
        driver.run()
        #expect(driver.head.state == state)
    }

    @Test func anAnswerToAnEarlierAttemptIsNone() {
        var driver = waiting()
        let approval = answer(driver, by: Self.ben)
        driver.append(.retried(reason: ""))
        while driver.head.state != .waiting { driver.step() }
        #expect(driver.head.refusal(of: approval, in: driver.plan) == .otherStage)
        let late = RolloutEvent(.approved(approval.answer), by: Self.ben, at: driver.world.now)
        #expect(!driver.head.isChanged(by: late))
    }

    @Test func aPauseLeadsBackToWhereItWas() {
        var driver = waiting()
        driver.append(.paused(reason: ""))
        #expect(RolloutEngine.next(driver.head, driver.plan, at: driver.world.now) == [.wait(until: nil)])
        driver.append(.resumed(reason: ""))
        #expect(driver.head.state == .waiting)
    }

    @Test func aForeignRevisionIsAcceptedInSoManyWords() {
        var driver = waiting()
        let foreign = Obstacle(.foreignRevision, Productpage.release, revision: 9)
        driver.append(.held(.obstacle(foreign, message: "made by helm")))
        driver.append(.decided(.proceed, reason: ""))
        #expect(driver.head.state == .held)
        driver.append(.decided(.acceptRevision, reason: "a hot fix"))
        #expect(driver.head.accepted == [foreign])
        #expect(driver.head.revisions[Productpage.release] == 9)
    }
}
