import Foundation
import GoTemplate
import Testing

@testable import SwelmCLI

/// Commands that real Helm ran on the releases of its memory driver, recorded by scripts/record-lifecycle-fixtures.
@Suite struct RecordedCommandsTests {
    private static let folder = "fixtures/lifecycle"

    private static let environment = [
        "HELM_DRIVER": "memory", "HELM_MEMORY_DRIVER_DATA": "\(folder)/releases.json", "HELM_NAMESPACE": "shop",
        "NO_COLOR": "1", "HOME": "/nonexistent", "KUBECONFIG": "/nonexistent",
    ]

    static let answers: [Transcript.Entry] = {
        let text = try? String(contentsOfFile: "\(folder)/answers.jsonl", encoding: .utf8)
        return (text ?? "").split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Transcript.Entry.self, from: Data($0.utf8))
        }
    }()

    @Test func areThere() { #expect(Self.answers.count > 150) }

    @Test(arguments: answers.indices)
    func sayWhatHelmSays(_ index: Int) {
        let answer = Self.answers[index]
        let run = CapturedRun(answer.argv, environment: Self.environment, cluster: RefusingCluster())
        let command = Comment(rawValue: answer.argv.joined(separator: " "))
        #expect(run.exitCode == answer.exit, command)
        #expect(masked(run.standardOutput, answer) == masked(Array(answer.stdout.utf8), answer), command)
        #expect(masked(run.standardError, answer) == masked(Array(answer.stderr.utf8), answer), command)
    }

    /// Only what is rendered now has other times than the recording, and full paths begin elsewhere.
    private func masked(_ bytes: [UInt8], _ answer: Transcript.Entry) -> String {
        let folder = FileManager.default.currentDirectoryPath
        let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: folder + "/", with: "ROOT/")
        let isRendered = answer.argv.first == "install" || answer.argv.first == "upgrade"
        return isRendered ? TranscriptMask.apply(to: text) : text
    }
}
