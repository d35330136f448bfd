import GoTemplate
import Testing

@testable import Rollouts

@Suite struct RecordedRunTests {
    private func run(_ lines: String) throws -> RecordedRun { try RecordedRun(lines: Array(lines.utf8)) }

    @Test func linesAreRead() throws {
        let run = try run(
            """
            # a comment
            {"expect":"finished","param":{"to":"84"},"start":"2026-11-30T14:00:00Z"}

            {"metric":"success","at":30,"good":598,"total":600}
            {"metric":"success","side":"stable","at":30.5,"bad":3,"total":600}
            {"metric":"p99","stage":"ten","check":2,"attempt":3,"value":412}
            {"metric":"p99","stage":"ten","check":1,"status":"error","message":"refused"}
            {"at":900,"approve":"ten","by":"ann","reason":"fine"}
            {"at":40,"ask":"abort"}
            {"at":20,"fault":"return"}
            """)
        #expect(run.expectation == "finished" && run.parameters == ["to": "84"])
        #expect(run.start.milliseconds == 1_796_047_200_000)
        let numbers = run.numbers
        #expect(numbers.map(\.metric) == ["success", "success", "p99", "p99"])
        #expect(numbers.map(\.side) == [.canary, .stable, .canary, .canary])
        #expect(
            numbers.map(\.reading) == [
                RatioCounts(bad: 2, of: 600).map(Reading.init), RatioCounts(bad: 3, of: 600).map(Reading.init),
                .value(412), .error(.provider("refused")),
            ])
        #expect(
            numbers.map(\.place) == [
                .time(Instant(milliseconds: 30_000)), .time(Instant(milliseconds: 30_500)),
                .check(2, stage: "ten", attempt: 3), .check(1, stage: "ten", attempt: 1),
            ])
        // In the order of their times.
        #expect(run.requests.map(\.kind) == [.ask(.abort), .approve(stage: "ten")])
        #expect(run.requests.map(\.person) == ["", "ann"])
        #expect(run.faults.map(\.kind) == [.goBack] && run.faults.map(\.message) == ["as it was recorded"])
    }

    @Test(
        arguments: [
            ("[]", "line 1: it is no object"),
            (
                "\n{\"at\":1}",
                "line 2: it has none of `metric`, `fault`, `took`, `approve`, `reject`, `ask`, `expect`, `param`, `start`"
            ),
            (#"{"fault":"flood"}"#, "line 1: `fault` must be one of apply, ready, test, step, confirm, return, guard"),
            (#"{"fault":"apply","by":"ann"}"#, "line 1: `by` means nothing here"),
            (#"{"metric":"m","at":-1,"value":1}"#, "line 1: `at` must be seconds after the start"),
            (#"{"metric":"m","at":"1","value":1}"#, "line 1: `at` must be a number"),
            (#"{"metric":"m","at":1}"#, "line 1: it has no `value`, no `total` with `good` or `bad`, and no `status`"),
            (#"{"metric":"m","at":1,"total":3}"#, "line 1: `total` needs `good` or `bad`"),
            (#"{"metric":"m","stage":"s","value":1}"#, "line 1: `stage` needs the number of a `check`"),
            (#"{"metric":"m","stage":"s","check":0,"value":1}"#, "line 1: `check` must be a whole number above 0"),
            (
                #"{"metric":"m","side":"left","value":1}"#,
                "line 1: `side` must be one of canary, stable, baseline, before"
            ),
            (#"{"param":{"to":84}}"#, "line 1: `param` must hold texts"),
            (#"{"expect":1}"#, "line 1: `expect` must be a text"),
        ])
    func mistakesAreNamed(_ lines: String, _ message: String) {
        let error = #expect(throws: RecordedRunError.self) { try run(lines) }
        #expect(error?.message.text == message)
    }

    @Test func brokenLinesAreNamed() {
        let error = #expect(throws: RecordedRunError.self) { try run("{}\n".replacing("{}", with: "{")) }
        #expect(error?.line == 1)
    }
}
