import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// Runs the commands of the transcript in order on an embedded store and compares all they say.
@Suite(.enabled(if: Transcript.folder != nil))
struct TranscriptTests {
    @Test func commandsSayWhatHelmSays() throws {
        let transcript = try Transcript(#require(Transcript.folder))
        let scratch = try ScratchFolder.make()
        let environment = [
            "HOME": scratch.path, "SWELM_STORE": "sqlite:\(scratch.path)/releases.db", "HELM_NAMESPACE": "lifecycle",
            "NO_COLOR": "1",
        ]
        try installNeighbour(in: scratch, environment)
        var passed = 0
        for (index, entry) in transcript.entries.enumerated() {
            let run = CapturedRun(
                transcript.arguments(of: entry), environment: environment, cluster: RefusingCluster())
            let isSame = isDropped(entry) ? run.exitCode == 0 : compare(run, with: entry, index)
            passed += isSame ? 1 : 0
        }
        print("lifecycle: \(passed) of \(transcript.entries.count) commands say what they should")
        #expect(passed == transcript.entries.count)
    }

    /// What Helm 3 had and Helm 4 refuses, which is taken and does nothing; the position in the transcript stays.
    private func isDropped(_ entry: Transcript.Entry) -> Bool {
        recordedRows("lifecycle/dropped-flags.tsv").contains(entry.argv)
    }

    private func compare(_ run: CapturedRun, with entry: Transcript.Entry, _ index: Int) -> Bool {
        let command = Comment(rawValue: "\(index): \(entry.argv.joined(separator: " "))")
        let output = TranscriptMask.apply(to: String(decoding: run.standardOutput, as: UTF8.self))
        let errors = TranscriptMask.apply(to: String(decoding: run.standardError, as: UTF8.self))
        let expected = (TranscriptMask.apply(to: entry.stdout), TranscriptMask.apply(to: entry.stderr))
        #expect(run.exitCode == entry.exit, command)
        #expect(output == expected.0, command)
        #expect(errors == expected.1, command)
        return run.exitCode == entry.exit && output == expected.0 && errors == expected.1
    }

    /// The release of another namespace that `list -A` finds.
    private func installNeighbour(in scratch: URL, _ environment: [String: String]) throws {
        let chart = scratch.appendingPathComponent("demo")
        try FileManager.default.createDirectory(at: chart, withIntermediateDirectories: true)
        let metadata = "apiVersion: v2\nname: demo\nversion: 0.1.0\nappVersion: 1.16.0\n"
        try metadata.write(to: chart.appendingPathComponent("Chart.yaml"), atomically: true, encoding: .utf8)
        for _ in 1...4 {
            let run = CapturedRun(
                ["upgrade", "--install", "demo", chart.path, "-n", "stage"], environment: environment,
                cluster: RefusingCluster())
            #expect(run.exitCode == 0)
        }
    }
}
