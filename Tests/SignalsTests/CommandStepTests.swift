import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Signals

struct CommandStepTests {
    private func outcome(_ command: String, timeout: String = "30s") throws -> EffectOutcome {
        let text = "stages: [{name: ten, before: {name: ask, timeout: \(timeout), command: \(command)}}]"
        return try SignalFixture(text, environment: ["TOKEN": "planted"]).runStep()
    }

    @Test(arguments: [
        ("['true']", "succeeded"), ("[sh, -c, 'exit 3']", "refused: exit status 3"),
        ("[sh, -c, 'echo no, never; exit 3']", "refused: exit status 3: no, never"),
        ("[sh, -c, 'echo late >&2; exit 1']", "failed: exit status 1: late"),
        ("[sh, -c, 'kill -9 $$']", "failed: signal: killed"),
        ("[no-such-program]", #"failed: exec: "no-such-program": executable file not found in $PATH"#),
        // Without a shell nothing has a meaning.
        ("[test, '${stage};', =, 'ten;']", "succeeded"), ("[test, '$HOME', =, '$HOME']", "succeeded"),
    ])
    func endings(_ command: String, _ expected: String) throws {
        #expect(try outcome(command).text == expected)
    }

    @Test func ofALongLineTheBeginningIsTold() throws {
        let line = String(repeating: "x", count: 300)
        #expect(try outcome("[sh, -c, 'echo \(line); exit 1']").message.text == "exit status 1: \(line)")
        #expect(try outcome("[sh, -c, 'echo \(line)y; exit 1']").message.text == "exit status 1: \(line)…")
    }

    @Test func itReadsTheEventAndSeesTheFacts() throws {
        let script = #"grep -q dev.swelm.rollout.step && test "$SWELM_ROLLOUT" = web.3 && test -z "$TOKEN""#
        #expect(try outcome("[sh, -c, '\(script)']").text == "succeeded")
    }

    @Test func afterItsTimeAllOfItEnds() throws {
        let folder = try ScratchFolder()
        let script = "(sleep 3; touch \(folder.path)/late) & sleep 60"
        #expect(try outcome("[sh, -c, '\(script)']", timeout: "1s").text == "failed: killed: it took too long")
        let pause = ContinuousClock.now
        while ContinuousClock.now - pause < .seconds(4) {}
        #expect(try folder.names().isEmpty)
    }
}
