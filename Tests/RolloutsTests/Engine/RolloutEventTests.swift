import Codecs
import GoTemplate
import Testing

@testable import Rollouts

@Suite("Stored events")
struct RolloutEventTests {
    private static let mark = StageAttempt(stage: 2, attempt: 1)
    private static let trouble = StageTrouble(.check, in: .baking, "3 % of 200 failed")
    private static let key = EffectKey.stage(mark, .applying, member: "shop")

    private static let kinds: [RolloutEventKind] = [
        .started(), .started(RolloutOrigin(reason: "urgent", stage: 2, revisions: ["shop": 44, "web": 3])), .begun,
        .entered(mark, .baking), .advanced(toStage: 3), .finished, .asked(mark),
        .answered(mark, .timedOut), .failed(mark, trouble, .goBack(to: .stage(1))), .failed(mark, trouble, .hold),
        .inconclusive(mark, .proceed), .inconclusive(mark, .goBack(to: .base)), .held(.failed(trouble)),
        .held(.inconclusive), .held(.unanswered(.approving)), .held(.interrupted), .held(.wentBack),
        .held(.obstacle(Obstacle(.foreignRevision, "shop", revision: 44), message: "made by ann")),
        .held(.unknownOutcome(.stage(mark, .before, step: 0))), .intent(key),
        .outcome(key, EffectOutcome(.succeeded, revision: 43)),
        .outcome(.stage(mark, .baking, step: 1, tick: 7), EffectOutcome(.notYet, message: "not yet")),
        .outcome(.back(1, step: 0, member: "shop"), EffectOutcome(.failed, message: "no answer")),
        .outcome(.end(1, step: 0), EffectOutcome(.refused)), .intent(.notice(3)),
        .judged(mark, CheckJudgement(check: 4, isFinal: true, verdict: .inconclusive, message: "too few")),
        .approved(Answer(to: mark, digest: "d", reason: "fine")), .rejected(Answer(to: mark, digest: "d")),
        .approved(signed),
        .paused(reason: ""), .resumed(reason: "back"), .decided(.acceptRevision, reason: "known"),
        .retried(reason: "again"), .aborted(to: .base, reason: "no"), .aborted(to: .stage(1), reason: ""),
        .undone(reason: ""), .abandoned(reason: "by hand"), .steppedBack(to: .stage(4)), .arrived, .returned,
        .stuck(message: "no nodes"),
    ]
    private static var signed: Answer {
        var answer = Answer(to: mark, digest: "d", reason: "fine")
        answer.signature = "-----BEGIN SSH SIGNATURE-----\n"
        return answer
    }
    private static let ann = Actor(name: "ann", source: .ssh, host: "desk", page: "https://ci.example/7")

    @Test(arguments: kinds)
    func anEventIsReadAsItWasWritten(_ kind: RolloutEventKind) throws {
        let event = RolloutEvent(kind, by: Self.ann, at: Instant(milliseconds: 1_700_000_000_123))
        let line = try event.json
        #expect(try RolloutEvent(json: line) == event)
    }

    @Test func eachKindIsAmongThem() {
        #expect(Set(Self.kinds.map(\.word)) == Set(EventWord.allCases))
    }

    @Test func anEventIsOneLineOfJSON() throws {
        let event = RolloutEvent(.intent(Self.key), by: Self.ann, at: Instant(milliseconds: 1_700_000_000_123))
        let line = GoString(try event.json)
        #expect(
            line == """
                {"actor":{"host":"desk","name":"ann","page":"https://ci.example/7","source":"ssh"},"attempt":1,\
                "kind":"intent","member":"shop","number":2,"phase":"applying","place":"stage",\
                "time":"2023-11-14T22:13:20.123Z"}
                """)
    }

    @Test(
        arguments: [
            (#"{"kind":"levitated"}"#, RolloutRecordError.unknownWord("levitated", field: "kind")),
            (#"{"kind":"entered","stage":0,"attempt":1,"phase":"x"}"#, .unknownWord("x", field: "phase")),
            (#"{"kind":"advanced"}"#, .missing(field: "stage")), (#"{"kind":7}"#, .missing(field: "kind")),
            (#"{"kind":"begun"}"#, .missing(field: "actor")), ("[]", .notAnObject),
        ])
    func whatIsNotKnownIsNamed(_ json: String, _ expected: RolloutRecordError) {
        #expect(throws: expected) { try RolloutEvent(json: Array(json.utf8)) }
    }
}
