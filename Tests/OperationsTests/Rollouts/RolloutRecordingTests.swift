import GoTemplate
import Releases
import Rollouts
import Testing

@testable import Operations

@Suite struct RolloutRecordingTests {
    /// The lines of a rollout whose gates were answered; times are those of this machine.
    @Test func whatARolloutWasIsWritten() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        try fixture.approve(rollout)
        try fixture.drive(rollout)
        let sample = RolloutSample(
            stage: 1, attempt: 1, metric: "success", side: "stable", check: 3, instant: 0, window: 30_000,
            json: try Reading(.bad, 2, total: 600).json)
        try fixture.store.write { try $0.append([sample], to: rollout.key) }

        let text = GoString(try rollout.recordedLines()).text
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix(#"{"expect":"waiting in 3 ninety","param":{},"start":""#))
        #expect(lines.contains { $0.hasPrefix(#"{"stage":"2 ten per cent","took":"#) })
        #expect(
            lines.contains(
                #"{"bad":2,"check":3,"metric":"success","side":"stable","stage":"2 ten per cent","total":600}"#))
        #expect(lines.contains { $0.hasPrefix(#"{"approve":"2 ten per cent","at":"#) && $0.contains(#""by":"ben""#) })
        // It is what a simulation reads.
        let run = try RecordedRun(lines: Array(text.utf8))
        #expect(run.expectation == "waiting in 3 ninety")
    }
}
