import Foundation
import TestSupport
import Testing

/// One chart and what Helm says to it.
struct RecordedVector: Decodable {
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

extension RecordedVector {
    private static let chartFile = "apiVersion: v2\nname: tc\nversion: 1.2.3\nappVersion: \"4.5.6\"\n"

    /// The vectors of a file of fixtures.
    static func all(in file: String) throws -> [RecordedVector] {
        try recordedLines(file).map { try JSONDecoder().decode(RecordedVector.self, from: Data($0)) }
    }

    /// Holds what a program says to the vector against what Helm said.
    ///
    /// - Parameter run: runs the program with the arguments of a command line.
    func check(_ run: ([String]) throws -> CapturedRun) throws {
        let folder = try ScratchFolder(["Chart.yaml": Self.chartFile])
        let chart = folder.url
        for (name, content) in files { try write(content, to: name, in: folder) }
        let run = try run(["template", "rel", chart.path] + (args ?? []))
        if let log {
            let lines = String(decoding: run.standardError, as: UTF8.self).replacingOccurrences(
                of: chart.path, with: "{chart}")
            #expect(String(lines[..<(lines.range(of: "Error: ")?.lowerBound ?? lines.endIndex)]) == log, "\(id)")
        }
        if let error {
            #expect(run.message.replacingOccurrences(of: chart.path, with: "{chart}") == error, "\(id)")
            #expect(run.exitCode == 1, "\(id)")
        } else if let shape {
            let output = String(decoding: run.standardOutput, as: UTF8.self)
            #expect(try Regex("(?s)" + shape).wholeMatch(in: output) != nil, "\(id)")
        } else {
            // By bytes: Swift's strings are equal where only their normal forms are.
            #expect(run.standardOutput == Array((output ?? "").utf8), "\(id)")
        }
    }

    private func write(_ content: Content, to name: String, in folder: ScratchFolder) throws {
        switch content {
        case .text(let text): try folder.write(name, text)
        case .bytes(let data): try folder.write(name, data)
        case .link(let target): try folder.link(name, to: target)
        }
    }
}
