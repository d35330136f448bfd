import Foundation
import Testing

/// Sides of a comparison that are no manifests, nest, grow or never end.
@Suite(.serialized)
struct HostileDiffTests {
    private static let head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n"

    private static let aliases =
        "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        + (1...10).map { level in
            let list = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
            return "a\(level): &a\(level) [\(list)]\n"
        }
        .joined()

    /// Compares two files; `side` is written as the old one or the new one.
    private func compare(_ old: String, _ new: String, _ options: String...) throws -> CapturedRun {
        let folder = try HostileChart()
        try folder.write("old.yaml", Data(old.utf8))
        try folder.write("new.yaml", Data(new.utf8))
        return CapturedRun(["diff", folder.path + "/old.yaml", folder.path + "/new.yaml"] + options)
    }

    @Test(arguments: [
        ("{{ not: [yaml", "did not find expected"), (head + "  a: \u{1}", "control characters are not allowed"),
        ("5", "the document is no object"), ("[1, 2]", "the document is no object"),
        (head + "  x: " + String(repeating: "[", count: 20_000), "yaml:"),
        (head + "  x: " + String(repeating: "[", count: 9_000) + String(repeating: "]", count: 9_000), "yaml:"),
        (head + aliases, "excessive aliasing"),
    ])
    func sidesThatCannotBeReadAreNamed(_ text: String, _ message: String) throws {
        let good = Self.head + "  x: b\n"
        let old = try compare(text, good)
        #expect(old.failed(saying: message) && old.message.hasPrefix("Error: old side "))
        let new = try compare(good, text)
        #expect(new.failed(saying: message) && new.message.hasPrefix("Error: new side "))
    }

    @Test(arguments: ["/dev/zero", "/nowhere", "/proc/self/mem", "git:nothing", "release:nothing", ""])
    func sidesThatAreNoneFail(_ side: String) throws {
        let chart = try HostileChart()
        let store = "--store=sqlite:" + chart.folder.path + "/store"
        #expect(CapturedRun(["diff", side, chart.path, store]).failed())
        #expect(CapturedRun(["diff", chart.path, side, store]).failed())
    }

    @Test(arguments: ["text", "side-by-side", "simple", "json", "markdown", "html", "json-patch"])
    func largeChangesAreShown(_ format: String) throws {
        let line = String(repeating: "a b", count: 100_000)
        let lines = (0..<3000).map { "    line \($0)\n" }.joined()
        let old = Self.head + "  x: \"\(line)\"\n  y: |\n\(lines)"
        let new = old.replacingOccurrences(of: "a ba", with: "a ca").replacingOccurrences(of: "line", with: "row")
        let run = try compare(old, new, "-o", format)
        #expect(run.exitCode == 2 && !run.standardOutput.isEmpty)
    }

    @Test
    func emptySidesAreSides() throws {
        #expect(try compare("", "# nothing\n---\n").exitCode == 0)
        #expect(try compare("", Self.head).exitCode == 2)
        #expect(try compare(String(repeating: "---\n", count: 20_000), "").exitCode == 0)
    }

    @Test(arguments: ["text", "side-by-side", "simple", "json", "markdown", "html", "json-patch"])
    func controlCharactersAreShownNotSent(_ format: String) throws {
        let old = #"{kind: "K\e[2J", metadata: {name: "n\e]8;;x\a\u202e"}, "k\e[1m": "v\e[31m"}"#
        let run = try compare(old, old.replacingOccurrences(of: "31m", with: "32m"), "-o", format)
        #expect(run.exitCode == 2)
        let shown = String(decoding: run.standardOutput, as: UTF8.self).unicodeScalars
        #expect(!shown.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x202E })
    }
}
