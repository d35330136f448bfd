import Foundation

@testable import SwelmCLI

/// What is another thing in each run of a story: paths, times, and how long something took.
enum StoryMask {
    private static let rules: [(NSRegularExpression, String)] = [
        (#"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( ?Z| \+0000 UTC|\+00:00)?( *(?=\t))?"#, "<time>"),
        (#"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z][a-z] [ \d]\d \d\d:\d\d:\d\d \d{4}"#, "<time>"),
        (#"\b\d\d(:|&#58;)\d\d(:|&#58;)\d\d\b"#, "<clock>"),
        (#"\b[0-9a-f]{64}\b"#, "<digest>"),
        (#"(secret )((</?mark>)|[0-9a-f])+(?=&gt;|>|\\u003e)"#, "$1<mask>"),
        (#"(release: )SDRz\S+"#, "$1<record>"),
        (#"("(took|at)":)\d+(\.\d+)?"#, "$1<seconds>"),
        (#"UPDATED *(?=\t)"#, "UPDATED"),
        (#"(modifiedAt(=|":"|: "))\d+"#, "$1<time>"),
        (#"(?<=\t)20\d\d(?= *\t)"#, "<time>"),
        (#"\b\d+(\.\d+)?(ms|µs)\b"#, "<duration>"),
        (#"(\bin |took |after |undone, )\d+(\.\d+)?s\b"#, "$1<duration>"),
        // A stage that took less than a second shows no time.
        (#"(\brev \d+)( +\d+s\b)"#, "$1"),
        (#"(\| rev \d+ \|)( \d+s)?( *\|)"#, "$1 |"),
    ].compactMap { pattern, replacement in
        (try? NSRegularExpression(pattern: pattern)).map { ($0, replacement) }
    }

    static func apply(to text: String, folder: String) -> String {
        let named = text.replacingOccurrences(of: folder, with: "{scratch}")
            .replacingOccurrences(of: GoldenCase.root.path, with: "{root}")
            .replacingOccurrences(of: ProcessInfo.processInfo.hostName, with: "<host>")
            .replacingOccurrences(of: "swelm \(BuildInfo.swelmVersion)", with: "swelm {version}")
        return rules.reduce(named) { text, rule in
            let range = NSRange(text.startIndex..., in: text)
            return rule.0.stringByReplacingMatches(in: text, range: range, withTemplate: rule.1)
        }
    }
}
