import GoTemplate
import Testing

@testable import Rollouts

@Suite("Ways back")
struct ReturnPathTests {
    private func paths(_ mode: ReturnMode) -> [ReturnPath] {
        let plan = Productpage.plan { $0.returning.mode = mode }
        return plan.stages.indices.map { plan.returnPath(from: .stage($0), to: .base) }
    }

    /// Traffic leaves first where the old version still runs; where it does not, that is brought up behind the new one.
    @Test func aReturnTakesTheFewestStepsThatDisturbNobody() {
        let expected: [[Position]] = [
            [], [.base], [.base], [.base], [.base], [.stage(4), .base], [.stage(4), .base],
        ]
        #expect(paths(.auto).map(\.steps) == expected)
        #expect(paths(.auto).allSatisfy { $0.isSafe })
    }

    @Test func aDirectReturnTakesOneStepWhateverItChanges() {
        #expect(paths(.direct).map(\.steps.count) == [0, 1, 1, 1, 1, 1, 1])
        #expect(paths(.direct).map(\.isSafe) == [true, true, true, true, true, false, false])
    }

    @Test func aReverseReturnWalksAllStages() {
        #expect(paths(.reverse).map(\.steps.count) == [0, 1, 2, 3, 4, 5, 6])
        #expect(paths(.reverse).last?.steps.last == .base)
    }

    @Test func aReturnToAnEarlierStageEndsThere() {
        let plan = Productpage.plan()
        #expect(plan.returnPath(from: .stage(5), to: .stage(2)).steps == [.stage(4), .stage(2)])
        #expect(plan.returnPath(from: .stage(3), to: .stage(0)).steps == [.base])
        #expect(plan.returnPath(from: .stage(3), to: .stage(3)).steps == [])
    }

    /// A chart with one side changes its pods under traffic, whichever way it goes.
    @Test func whereNoStepIsSafeTheReturnIsDirect() {
        func facts(_ tag: GoString) -> MemberFacts {
            MemberFacts(sides: [SideFacts(name: "only", weight: 100, template: tag, replicas: 1)])
        }
        var stage = PlannedStage(name: "new", members: ["app"])
        stage.facts = ["app": facts("2")]
        let plan = RolloutPlan(stages: [stage], members: ["app"], base: ["app": facts("1")])
        #expect(plan.returnPath(from: .stage(0), to: .base) == ReturnPath(steps: [.base], isSafe: false))
    }
}
