import Foundation
import GoTemplate
import Operations

@testable import SwelmCLI

/// Commands that real Helm ran one after the other against a cluster, with what it said.
struct Transcript {
    struct Entry: Decodable {
        let argv: [String]
        let exit: Int32
        let stdout: String
        let stderr: String
    }

    /// The folder with `transcript.jsonl` and the chart it uses; nil where it is not at hand.
    static var folder: URL? {
        let shared = ProcessInfo.processInfo.environment["SWELM_SHARED"] ?? "../shared"
        let folder = URL(fileURLWithPath: shared).appendingPathComponent("conformance/lifecycle")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    let folder: URL
    let entries: [Entry]

    init(_ folder: URL) throws {
        self.folder = folder
        let text = try String(contentsOf: folder.appendingPathComponent("transcript.jsonl"), encoding: .utf8)
        entries = try text.split(separator: "\n").map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
    }

    /// The command line as it runs here: the chart by its absolute path, since tests share one working directory.
    func arguments(of entry: Entry) -> [String] {
        entry.argv.map { $0 == "./chart" ? folder.appendingPathComponent("chart").path : $0 }
    }
}

/// What may differ between two runs of the same command: times, generated names, and what a cluster adds.
enum TranscriptMask {
    private static let rules: [(NSRegularExpression, String)] = [
        // The objects' own states.
        (#"RESOURCES:\n[\s\S]*?\n\n\n(?=TEST SUITE)"#, ""),
        (#","resources":\{.*?\}\]\}(?=\})"#, ""),
        (#"(?m)^  resources:\n(    .*\n)*"#, ""),
        // Times, with the blanks that fill their column.
        (#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"#, "<time>"),
        (#"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000 UTC( *(?=\t))?"#, "<time>"),
        (#"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z][a-z] [ \d]\d \d\d:\d\d:\d\d \d{4}"#, "<time>"),
        (#"UPDATED *(?=\t)"#, "UPDATED"),
        (#"(modifiedAt(=|":"|: "))\d+"#, "$1<time>"),
        (#"(?<=\t)20\d\d(?= *\t)"#, "<time>"),
        // --generate-name ends in the time.
        (#"chart-\d{9,}"#, "chart-<time>"),
    ].compactMap { pattern, replacement in
        (try? NSRegularExpression(pattern: pattern)).map { ($0, replacement) }
    }

    static func apply(to text: String) -> String {
        rules.reduce(text) { text, rule in
            let range = NSRange(text.startIndex..., in: text)
            return rule.0.stringByReplacingMatches(in: text, range: range, withTemplate: rule.1)
        }
    }
}
