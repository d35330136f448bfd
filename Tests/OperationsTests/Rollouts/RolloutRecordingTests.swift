import GoLibrary
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

    private func answer(
        _ number: Int, _ reading: Reading
    ) -> (metric: GoString, measurement: Measurement) {
        let instant = CheckInstant(
            number: number, time: Instant(milliseconds: Int64(number) * 30_000), window: GoDuration(wrappingSeconds: 30)
        )
        return ("success", Measurement(side: .canary, instant: instant, reading: reading))
    }

    /// Errors count for whoever drives next, and give way to answers.
    @Test func anOutageIsKeptUntilItIsOver() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        let (mark, good) = (StageAttempt(stage: 1, attempt: 1), Reading(.bad, 0, total: 600))
        let (refused, gone) = (Reading.error(.provider("refused")), Reading.error(.provider("gone")))
        try rollout.append([answer(1, good), answer(2, refused)], of: mark)
        try rollout.append([answer(2, gone), answer(3, gone)], of: mark)
        func readings() throws -> [Reading]? {
            try rollout.measurements(of: 1...1, try rollout.head())["success"]?.map(\.reading)
        }
        #expect(try readings() == [good, refused, gone])
        try rollout.append([answer(3, good), answer(2, good)], of: mark)
        try rollout.append([answer(3, gone)], of: mark)
        #expect(try readings() == [good, good, good])
    }
}
