import GoTemplate
import Testing

@testable import Rollouts

/// Where the releases of several waves are, and how they go back.
struct WaveTests {
    /// Two waves of two stages, the first of which is in place, and a gate between them.
    private static func plan(_ change: (inout RolloutPlan) -> Void = { _ in }) -> RolloutPlan {
        func stage(_ name: GoString, _ wave: Int, _ scope: [GoString], _ members: [GoString]) -> PlannedStage {
            var stage = PlannedStage(name: name, members: members)
            (stage.scope, stage.wave) = (scope, wave)
            return stage
        }
        var plan = RolloutPlan(
            stages: [
                stage("before (eu)", 0, ["eu"], []), stage("all (eu)", 0, ["eu"], ["eu"]), stage("gate", 0, [], []),
                stage("before (us)", 1, ["us"], []), stage("all (us)", 1, ["us"], ["us"]),
            ], members: ["eu", "us"], base: [:])
        plan.targets = ["eu": "eu", "us": "us"]
        change(&plan)
        return plan
    }

    @Test func eachReleaseIsAtAStageOfItsOwn() {
        let plan = Self.plan()
        let positions = (0..<5).map(Position.stage)
        #expect(positions.map { plan.ownStage(of: "eu", at: $0) } == [0, 1, 1, 1, 1])
        #expect(positions.map { plan.ownStage(of: "us", at: $0) } == [nil, nil, nil, 0, 1])
        #expect(positions.map { plan.isUntouched("us", at: $0) } == [true, true, true, true, false])
        #expect(plan.ownStage(of: "eu", at: .base) == nil && plan.isUntouched("eu", at: .base))
    }

    /// Without waves a stage is one of every release.
    @Test func allReleasesAreInStagesWithoutAScope() {
        let plan = Productpage.plan()
        #expect(plan.ownStage(of: "productpage", at: .stage(3)) == 3)
    }

    @Test func aWayBackSkipsWhatAppliesNothing() {
        let plan = Self.plan { $0.returning.mode = .reverse }
        #expect(plan.returnPath(from: .stage(4), to: .base).steps == [.stage(1), .base])
        #expect(plan.returnPath(from: .stage(3), to: .base).steps == [.base])
        #expect(plan.returnPath(from: .stage(4), to: .stage(2)).steps == [.stage(1)])
    }

    @Test func aWaveGoesBackAlone() {
        let plan = Self.plan { $0.returning.scope = .wave }
        #expect(plan.failureTarget(from: 4) == .stage(2) && plan.failureTarget(from: 1) == .base)
        #expect(Self.plan().failureTarget(from: 4) == .base)
    }

    @Test func plansAreReadAsTheyWereWritten() throws {
        let plan = Self.plan { $0.returning.scope = .wave }
        let again = try RolloutPlan(json: plan.json) { _ in nil }
        #expect(GoString(try again.json) == GoString(try plan.json))
        #expect(again.stages.map(\.wave) == [0, 0, 0, 1, 1] && again.stages[2].scope == [])
        #expect(again.targets == plan.targets && again.returning.scope == .wave)
        #expect(try RolloutPlan(json: Productpage.plan().json) { _ in nil }.stages[1].scope == nil)
    }

    // MARK: Returns

    /// Both are applied, and one of them cannot be reached on the way back.
    private func head(_ plan: RolloutPlan, failing: Set<GoString>) -> (RolloutHead, [GoString]) {
        var (head, applied, now) = (RolloutHead(), [GoString](), Instant(milliseconds: 0))
        func take(_ kind: RolloutEventKind) {
            head.fold(RolloutEvent(kind, by: Actor(name: "ann", source: .login), at: now))
        }
        take(.started())
        for _ in 0..<400 {
            if head.state == .finished { take(.undone(reason: "")) }
            guard let action = RolloutEngine.next(head, plan, at: now).first else { break }
            switch action {
            case .record(let kind): take(kind)
            case .wait(let until):
                guard let until else { return (head, applied) }
                now = until
            case .perform(let effect):
                guard case .goBack(let member, _) = effect.work else {
                    take(.intent(effect.key))
                    take(.outcome(effect.key, EffectOutcome(.succeeded)))
                    continue
                }
                take(.intent(effect.key))
                applied.append(member)
                let isAway = failing.contains(member)
                take(.outcome(effect.key, EffectOutcome(isAway ? .failed : .succeeded, message: member + " is away")))
            }
        }
        return (head, applied)
    }

    private static func lockstep(_ change: (inout RolloutPlan) -> Void = { _ in }) -> RolloutPlan {
        var plan = RolloutPlan(
            stages: [PlannedStage(name: "all", members: ["eu", "us"])], members: ["eu", "us"], base: [:])
        plan.targets = ["eu": "eu", "us": "us"]
        plan.returning.retries = 1
        change(&plan)
        return plan
    }

    @Test func oneTargetGoesBackThoughAnotherCannot() {
        let (head, applied) = head(Self.lockstep(), failing: ["us"])
        #expect(head.state == .stuck && applied == ["us", "eu", "us"])
        #expect(head.position == .stage(0))
        let (done, _) = self.head(Self.lockstep(), failing: [])
        #expect(done.state == .returned)
    }

    /// One driver died over two targets; one of them fails now, and the other is brought to its end all the same.
    @Test func whatWasBegunTogetherEndsBeforeAFailureCounts() throws {
        let plan = Self.lockstep { $0.parallel = 2 }
        var head = RolloutHead()
        func take(_ kind: RolloutEventKind) {
            head.fold(RolloutEvent(kind, by: Actor(name: "ann", source: .login), at: Instant(milliseconds: 0)))
        }
        func next() -> [RolloutAction] { RolloutEngine.next(head, plan, at: Instant(milliseconds: 0)) }
        func effects() -> [Effect] {
            next().compactMap { if case .perform(let effect) = $0 { effect } else { nil } }
        }
        take(.started())
        while case .record(let kind)? = next().first { take(kind) }
        let begun = effects()
        #expect(begun.map(\.key.member) == ["eu", "us"])
        for effect in begun { take(.intent(effect.key)) }
        take(.outcome(begun[0].key, EffectOutcome(.failed, message: "no")))
        #expect(effects().map(\.key.member) == ["us"] && effects()[0].isRepeated)
        take(.outcome(begun[1].key, EffectOutcome(.succeeded)))
        guard case .record(.failed)? = next().first else {
            Issue.record("\(next())")
            return
        }
    }

    /// What others depend on waits for them: it was not there without them.
    @Test func withinATargetTheOrderCounts() {
        let (head, applied) = head(Self.lockstep { $0.targets = [:] }, failing: ["us"])
        #expect(head.state == .stuck && applied == ["us", "us"])
    }
}
