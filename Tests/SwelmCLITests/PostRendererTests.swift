import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// What a post-renderer gets and what becomes of what it writes, as recorded from real Helm
/// (`scripts/record-post-renders`), hooks and comments among it.
@Suite(.serialized)
struct PostRendererTests {
    struct Case: Decodable, CustomTestStringConvertible {
        let name: String
        let files: [String: String]
        let command: String
        var testDescription: String { name }
    }

    struct Answer: Decodable {
        let name: String
        let exit: Int32
        let input: String?
        let output: String
        let errors: String
    }

    private static let cases: [Case] = read("cases.jsonl")
    private static let answers: [String: Answer] = Dictionary(
        uniqueKeysWithValues: read("answers.jsonl").map { (answer: Answer) in (answer.name, answer) })

    private static func read<Line: Decodable>(_ name: String) -> [Line] {
        let file = GoldenCase.root.appending(path: "fixtures/post-render/\(name)")
        let text = (try? Data(contentsOf: file)) ?? Data()
        return text.split(separator: 0x0A).compactMap { try? JSONDecoder().decode(Line.self, from: Data($0)) }
    }

    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func makeChart(_ files: [String: String]) throws -> String {
        try folder.write("chart/Chart.yaml", "{apiVersion: v2, name: fz, version: 1.0.0}")
        for (name, text) in files { try folder.write("chart/templates/\(name)", text) }
        return folder.path("chart").text
    }

    private func renderer(_ command: String) -> [String] {
        let input = folder.path("input").text
        let script = "cat >'\(input)'; (\(command)) <'\(input)'"
        return ["--post-renderer", "sh", "--post-renderer-args", "-c", "--post-renderer-args", script]
    }

    @Test func casesAreThere() {
        #expect(Self.cases.count > 100)
        #expect(Self.cases.count == Self.answers.count)
    }

    @Test(arguments: cases)
    func isWhatHelmMakesOfIt(_ row: Case) throws {
        let answer = try #require(Self.answers[row.name])
        let run = CapturedRun(["template", "r", try makeChart(row.files)] + renderer(row.command))
        #expect(run.exitCode == answer.exit)
        #expect(String(decoding: run.standardOutput, as: UTF8.self) == answer.output)
        #expect(String(decoding: run.standardError, as: UTF8.self) == answer.errors)
        let input = try? String(contentsOf: folder.url.appending(path: "input"), encoding: .utf8)
        #expect(input == answer.input)
    }

    @Test func theRecordHoldsWhatCameOut() throws {
        let object = "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: same\n"
        let chart = try makeChart([
            "a.yaml": object + "data: {image: old/app}\n",
            "hook.yaml": object + "  annotations: {helm.sh/hook: pre-install}\ndata: {image: old/job}\n",
        ])
        let store = ["--store", "sqlite:\(folder.path("s.db").text)"]
        for command in [["install"], ["upgrade"]] {
            #expect(CapturedRun(command + ["r", chart] + renderer("sed s/old/new/") + store).exitCode == 0)
            func get(_ what: String) -> String {
                String(decoding: CapturedRun(["get", what, "r"] + store).standardOutput, as: UTF8.self)
            }
            #expect(get("manifest").contains("new/app"))
            #expect(!get("manifest").contains("job"))
            #expect(get("hooks").contains("new/job"))
            #expect(!get("hooks").contains("app"))
        }
    }

    @Test(arguments: [
        (
            ["--post-renderer", "sh", "--post-renderer-args=-c", "--post-renderer-args", "echo oops >&2; exit 3"],
            "error while running command sh. error output:\noops\n: exit status 3"
        ),
        (
            ["--post-renderer", "no-such-program"],
            "unable to find binary at no-such-program: exec: \"no-such-program\": executable file not found in $PATH"
        ),
        (
            ["--post-renderer", "./no/such"],
            "unable to find binary at ./no/such: exec: \"./no/such\": stat ./no/such: no such file or directory"
        ),
        (["--post-renderer", "true"], "post-renderer \"true\" produced empty output"),
    ])
    func failuresAreTold(_ flags: [String], _ reason: String) throws {
        let run = CapturedRun(["template", "r", try makeChart(["a.yaml": "kind: A\n"])] + flags)
        #expect(run.exitCode == 1)
        #expect(
            run.message
                == "Error: error while running post render on files: \(reason)\n\nUse --debug flag to render out invalid YAML\n"
        )
    }

    /// Comments on every line of a stream with tens of thousands cost no more than their number.
    @Test(.timeLimit(.minutes(2)))
    func aLargeStreamIsReadInOneGo() throws {
        let lines = (1...20_000).map { "k\($0): v # c\n# foot\n\n" }.joined()
        let run = CapturedRun(["template", "r", try makeChart(["a.yaml": "kind: A\n" + lines])] + renderer("cat"))
        #expect(run.exitCode == 0)
        #expect(String(decoding: run.standardOutput, as: UTF8.self).contains("\nk20000: v # c\n# foot\n"))
    }

    @Test func filesOfTheOutputFolderAreRenderedAnew() throws {
        let chart = try makeChart(["a.yaml": "kind: A\nx: old\n"])
        let out = folder.url.appending(path: "out")
        let run = CapturedRun(["template", "r", chart, "--output-dir", out.path] + renderer("sed s/old/new/"))
        #expect(run.exitCode == 0)
        let file = out.appending(path: "fz/templates/a.yaml")
        #expect(
            try String(contentsOf: file, encoding: .utf8) == "---\n# Source: fz/templates/a.yaml\nkind: A\nx: new\n\n")
    }
}
