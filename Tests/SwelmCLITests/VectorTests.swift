import Foundation
import TestSupport
import Testing

/// Tiny charts that each test one rule of the template language, of a function, of values or of manifests, with the
/// answers of real Helm; see scripts/record-vectors.
@Suite("one vector a rule, as Helm answers")
struct VectorTests {
    /// One chart and what Helm says to it.
    private struct Vector: Decodable {
        /// A text, or what no text can hold.
        enum Content: Decodable {
            case text(String)
            case bytes(Data)
            case link(String)

            private enum Key: CodingKey { case base64, symlink }

            init(from decoder: any Decoder) throws {
                if let text = try? decoder.singleValueContainer().decode(String.self) {
                    self = .text(text)
                    return
                }
                let container = try decoder.container(keyedBy: Key.self)
                if let target = try container.decodeIfPresent(String.self, forKey: .symlink) {
                    self = .link(target)
                } else {
                    self = .bytes(try container.decode(Data.self, forKey: .base64))
                }
            }
        }

        let id: String
        let files: [String: Content]
        let args: [String]?
        let output: String?
        /// A regular expression for what is random.
        let shape: String?
        /// From `Error: ` on, with the chart's folder as `{chart}`.
        let error: String?
        /// What stands before that on standard error.
        let log: String?
    }

    private static let chartFile = "apiVersion: v2\nname: tc\nversion: 1.2.3\nappVersion: \"4.5.6\"\n"

    @Test(arguments: recordedNames("vectors"))
    func answersAsHelm(file: String) throws {
        for line in recordedLines("vectors/" + file) {
            let vector = try JSONDecoder().decode(Vector.self, from: Data(line))
            try check(vector)
        }
    }

    @Test func thereAreManyVectors() {
        #expect(recordedNames("vectors").map { recordedLines("vectors/" + $0).count }.reduce(0, +) > 3_000)
    }

    private func check(_ vector: Vector) throws {
        let folder = try ScratchFolder(["Chart.yaml": Self.chartFile])
        let chart = folder.url
        for (name, content) in vector.files { try write(content, to: name, in: folder) }
        let run = CapturedRun(
            golden: ["template", "rel", chart.path] + (vector.args ?? []),
            environment: ["HOME": "/nonexistent", "TZ": "UTC"])
        if let log = vector.log {
            let lines = String(decoding: run.standardError, as: UTF8.self).replacingOccurrences(
                of: chart.path, with: "{chart}")
            #expect(String(lines[..<(lines.range(of: "Error: ")?.lowerBound ?? lines.endIndex)]) == log, "\(vector.id)")
        }
        if let error = vector.error {
            #expect(run.message.replacingOccurrences(of: chart.path, with: "{chart}") == error, "\(vector.id)")
            #expect(run.exitCode == 1, "\(vector.id)")
        } else if let shape = vector.shape {
            let output = String(decoding: run.standardOutput, as: UTF8.self)
            #expect(try Regex("(?s)" + shape).wholeMatch(in: output) != nil, "\(vector.id)")
        } else {
            // By bytes: Swift's strings are equal where only their normal forms are.
            #expect(run.standardOutput == Array((vector.output ?? "").utf8), "\(vector.id)")
        }
    }

    private func write(_ content: Vector.Content, to name: String, in folder: ScratchFolder) throws {
        switch content {
        case .text(let text): try folder.write(name, text)
        case .bytes(let data): try folder.write(name, data)
        case .link(let target): try folder.link(name, to: target)
        }
    }
}
