import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

@Suite struct SimulationTests {
    private static let file = """
        release: web
        providers: {prom: {prometheus: {address: 'http://127.0.0.1:9090', delay: 0s}}}
        metrics:
          success: {provider: prom, ratio: {good: a, total: b}, min: 99%}
        analysis: {interval: 10s}
        stages:
          - {name: before}
          - {name: half, bake: 40s, checks: [success]}
          - {name: people, approval: {by: [user:ann, user:ben], count: 2, within: 1h, onTimeout: hold}}
          - {name: asked, confirm: [{name: ok, command: ['true'], within: 1m}]}
        """

    private func outcome(_ lines: String, file: String = file) throws -> SimulationOutcome {
        let sequence = try StagesFile(Array(file.utf8), path: "stages.yaml").sequence(
            ParameterSources(defaultNamespace: "shop"))
        var plan = RolloutPlan(stages: sequence.stages.map(\.plan), members: ["web"], base: [:])
        plan.hasBase = false
        for index in plan.stages.indices { plan.stages[index].members = ["web"] }
        return try Simulation(plan, of: sequence, against: RecordedRun(lines: Array(lines.utf8))).outcome()
    }

    private static let good = (1...4).map { #"{"metric":"success","at":\#($0 * 10),"good":599,"total":600}"# + "\n" }
        .joined()
    private static let answers = #"{"approve":"people"}"# + "\n" + #"{"at":100,"approve":"people"}"# + "\n"

    @Test func numbersAndPeopleLeadToTheEnd() throws {
        let outcome = try outcome(Self.good + Self.answers)
        #expect(outcome.text == "finished")
        #expect(outcome.duration.seconds == 100)
        // The first stage is what is deployed already.
        let applied = outcome.moments.map(\.text).filter { $0.hasSuffix(" is applied") }
        #expect(applied == ["half is applied", "people is applied", "asked is applied"])
        let people = outcome.events.compactMap { event in
            if case .approved = event.kind { event.actor.name } else { nil }
        }
        #expect(people == ["ann", "ben"])
    }

    @Test(
        arguments: [
            (#"{"metric":"success","at":10,"good":300,"total":600}"#, "returned in half", 10.0),
            (#"{"metric":"success","stage":"half","check":2,"good":300,"total":600}"#, "returned in half", 20),
            // Nothing is measured: the stage is watched once more as long, then somebody has to decide.
            ("", "held in half", 80),
            (good + #"{"at":40,"fault":"apply"}"#, "returned in people", 40),
            (good + #"{"at":40,"fault":"ready"}"#, "returned in people", 640),
            (good + answers + #"{"fault":"confirm"}"#, "returned in asked", 100),
            (good + #"{"at":41,"fault":"guard"}"#, "held in people", 41),
            (
                good + #"{"at":41,"fault":"guard"}"# + "\n" + #"{"at":50,"ask":"proceed"}"# + "\n" + answers,
                "finished", 100
            ),
            (good + #"{"reject":"people","by":"ann"}"#, "returned in people", 40),
            (good + #"{"approve":"people","by":"ann"}"#, "held in people", 3640),
            (good + #"{"at":60,"ask":"abandon"}"#, "abandoned in people", 60),
            (#"{"at":15,"ask":"pause"}"#, "paused in half", 15),
        ])
    func whateverHappensHasItsEnd(_ lines: String, _ text: String, _ seconds: Double) throws {
        let outcome = try outcome(lines)
        #expect(outcome.text == GoString(text))
        #expect(outcome.duration.seconds == seconds)
    }

    /// Checks go on while a person is waited for, but nobody comes.
    @Test func aPersonWhoNeverComesIsNotWaitedForForEver() throws {
        let file = Self.file.replacing("within: 1h, onTimeout: hold", with: "reason: required")
        #expect(try outcome(Self.good, file: file).text == "waiting in people")
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let first = try outcome(Self.good + Self.answers).json()
        #expect(try outcome(Self.good + Self.answers).json() == first)
        #expect(GoString(first).hasPrefix(#"{"duration":"1m40s","events":[{"#))
    }

    /// An attempt that is made anew is measured anew.
    @Test func numbersBelongToAnAttempt() throws {
        let again = (1...4).map {
            #"{"metric":"success","stage":"half","check":\#($0),"attempt":2,"good":600,"total":600}"# + "\n"
        }
        let lines = #"{"at":200,"ask":"retry"}"# + "\n" + again.joined() + Self.answers
        let outcome = try outcome(lines)
        #expect(outcome.text == "finished")
        #expect(outcome.duration.seconds == 240)
    }

    // MARK: - Recording

    /// A rollout that is recorded and played again comes to the same end.
    @Test(
        arguments: [
            good + answers,
            good + #"{"took":7.5,"stage":"half"}"# + "\n" + #"{"fault":"apply","stage":"people","message":"denied"}"#,
            #"{"metric":"success","stage":"half","check":2,"good":300,"total":600}"#,
            good + #"{"reject":"people","by":"ann","reason":"no"}"#,
            good + #"{"at":45,"ask":"abort","by":"ann"}"#,
            good + answers + #"{"fault":"confirm","message":"409"}"#,
            good + #"{"fault":"ready","stage":"people"}"#,
        ])
    func whatWasRecordedIsPlayedAgain(_ lines: String) throws {
        let sequence = try StagesFile(Array(Self.file.utf8), path: "stages.yaml").sequence(
            ParameterSources(defaultNamespace: "shop"))
        let first = try outcome(lines)
        let numbers = try RecordedRun(lines: Array(lines.utf8)).numbers.enumerated().map { index, number in
            let check = CheckInstant(
                number: number.checkNumber ?? index + 1, time: Instant(milliseconds: 0),
                window: GoDuration(wrappingSeconds: 10))
            return RecordedLines.Sample(
                StageAttempt(stage: 1, attempt: 1), metric: number.metric,
                Measurement(side: number.side, instant: check, reading: number.reading))
        }
        let plan = RolloutPlan(stages: sequence.stages.map(\.plan), members: ["web"], base: [:])
        let recorded = try RecordedLines(first.events, numbers, of: plan, sequence).text()
        let run = try RecordedRun(lines: recorded)
        #expect(run.expectation == first.text)
        let again = try outcome(GoString(recorded).text)
        #expect(again.text == first.text)
        #expect(again.moments.map(\.text) == first.moments.map(\.text))
        #expect(again.duration == first.duration)
    }
}

extension RecordedNumber {
    fileprivate var checkNumber: Int? { if case .check(let number, _, _) = place { number } else { nil } }
}
