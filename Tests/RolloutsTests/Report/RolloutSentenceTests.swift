import GoTemplate
import ScriptedRollouts
import Testing

@testable import Rollouts

@Suite("Events as sentences")
struct RolloutSentenceTests {
    private static let plan = ProductpageRollout.plan()
    private static let mark = StageAttempt(stage: 1, attempt: 1)
    private static let trouble = StageTrouble(.readiness, in: .settling, "0 of 2 pods")
    private static let answer = Answer(to: mark, digest: "", reason: "looks fine")

    private static let sentences: [(RolloutEventKind, GoString)] = [
        (.started(), "ann started it."),
        (.started(RolloutOrigin(reason: "urgent")), "ann started it, though it was blocked: \"urgent\"."),
        (.started(RolloutOrigin(stage: 1)), "ann started it at stage 2, \"2 ten per cent\", which was in place."),
        (.begun, "It began."),
        (.entered(mark, .baking), #"Stage 2, "2 ten per cent" is watched."#),
        (
            .entered(StageAttempt(stage: 1, attempt: 2), .applying),
            #"Stage 2, "2 ten per cent" (attempt 2) is applied."#
        ),
        (.advanced(toStage: 2), #"Stage 3, "3 ninety per cent" follows."#),
        (.finished, "It finished: all stages passed."),
        (.asked(mark), #"It waits for an answer to stage 2, "2 ten per cent"."#),
        (.answered(mark, .timedOut), #"Stage 2, "2 ten per cent" goes on, for nobody answered in time."#),
        (
            .failed(mark, trouble, .hold),
            #"Stage 2, "2 ten per cent" failed: not all got ready in time: 0 of 2 pods; it is held."#
        ),
        (
            .inconclusive(mark, .goBack(to: .base)),
            #"The checks of stage 2, "2 ten per cent" prove neither; it goes back to the base."#
        ),
        (.held(.unanswered(.approving)), "It is held: nobody answered in time."),
        (
            .held(.obstacle(Obstacle(.foreignRevision, "shop", revision: 44), message: "made by eve")),
            "It is held: revision 44 of shop is not the rollout's: made by eve."
        ),
        (
            .intent(.stage(mark, .applying, member: "shop")),
            #"The upgrade of shop to stage 2, "2 ten per cent" begins."#
        ),
        (
            .outcome(.back(1, step: 0, member: "shop"), EffectOutcome(.failed, revision: 43, message: "no")),
            "Step 1 of the way back of shop failed, revision 43: no."
        ),
        (
            .judged(mark, CheckJudgement(check: 4, isFinal: false, verdict: .inconclusive)),
            #"Check 4 of stage 2, "2 ten per cent": good so far."#
        ),
        (.approved(answer), #"ann approved stage 2, "2 ten per cent": "looks fine"."#),
        (.decided(.again, reason: "no load"), #"ann decided to judge it anew: "no load"."#),
        (.aborted(to: .stage(0), reason: ""), #"ann aborted it, back to stage 1, "1 stable"."#),
        (.steppedBack(to: .base), "It went back to the base."),
        (.returned, "It returned: what is deployed is what was before its start."),
        (.stuck(message: "no nodes"), "Its return is stuck: no nodes."),
    ]

    @Test(arguments: sentences)
    func anEventIsASentence(_ kind: RolloutEventKind, _ expected: GoString) {
        let event = RolloutEvent(kind, by: ScriptedRollout.ann, at: Instant(milliseconds: 0))
        #expect(event.sentence(in: Self.plan) == expected)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (3120, "3,120"), (1_234_567, "1,234,567"), (-3120, "-3,120")])
    func countsAreInGroupsOfThree(_ number: Int, _ expected: String) {
        #expect(NumberText.count(number).text == expected)
    }

    @Test(arguments: [(0, "0s"), (45, "45s"), (720, "12m"), (3900, "1h5m"), (90061, "1d1h")])
    func spansLeaveOutWhatIsZero(_ seconds: Int64, _ expected: String) {
        #expect(NumberText.span(.init(wrappingSeconds: seconds)).text == expected)
    }
}
