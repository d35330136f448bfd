import Glibc
import Testing

@testable import Rollouts

@Suite("State machines of a staged release")
struct StateMachineTests {
    @Test func thePageSaysWhatTheMachinesDo() {
        let page = DocumentPage(name: "rollout-states.md")
        if getenv("SWELM_RECORD_STATES") != nil { page.write(StateTables.document) }
        #expect(page.text == StateTables.document)
    }

    @Test(arguments: RolloutState.allCases.filter(\.holdsClaim))
    func anAbortReturnsFromEachActiveState(_ state: RolloutState) {
        #expect(state.after(.aborted) == .to(.returning))
        #expect(state.after(.abandoned) == .to(.abandoned))
    }

    @Test(arguments: RolloutState.allCases.filter { !$0.holdsClaim })
    func nothingMovesOneThatEndedButAnUndo(_ state: RolloutState) {
        let moving = RolloutTrigger.allCases.filter { state.after($0) != nil }
        #expect(moving == (state == .finished ? [.undone] : []))
    }

    @Test func nothingStopsAReturn() {
        let stopping: [RolloutTrigger] = [.paused, .held, .failed, .asked, .resumed, .retried, .decided]
        #expect(stopping.allSatisfy { RolloutState.returning.after($0) == nil })
    }

    @Test(arguments: StagePhase.allCases)
    func anAttemptIsOnlyRepeatedByARetry(_ phase: StagePhase) {
        let back = StageTrigger.allCases.filter { phase.after($0) == .pending }
        #expect(back == [.retry])
    }

    @Test(arguments: StagePhase.parts)
    func partsFollowOneAnother(_ part: StagePhase) {
        let later = StagePhase.parts.drop { $0 != part }.dropFirst()
        #expect(later.allSatisfy { other in StageTrigger(entering: other).flatMap(part.after) == other })
        let earlier = StagePhase.parts.prefix { $0 != part } + [part]
        #expect(earlier.dropLast().allSatisfy { other in StageTrigger(entering: other).flatMap(part.after) == nil })
    }
}
