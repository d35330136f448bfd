import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// `template --batch`: what each release gives is what its own run gives.
@Suite(.serialized)
struct BatchTests {
    private let folder: ScratchFolder

    init() throws {
        FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path)
        folder = try ScratchFolder()
    }

    /// Runs a batch in its own folder; `CHARTS` in the text stands for the folder of our charts.
    private func run(_ batch: String, _ flags: [String] = []) throws -> CapturedRun {
        let file = folder.url.appending(path: "batch.yaml")
        let charts = GoldenCase.root.appending(path: "charts").path
        try batch.replacing("CHARTS", with: charts).write(to: file, atomically: true, encoding: .utf8)
        return CapturedRun(["template", "--batch", file.path] + flags)
    }

    private func written(_ name: String) -> [UInt8]? {
        folder.bytes(of: name)
    }

    @Test func outputsAreThoseOfOwnRuns() throws {
        let run = try run(
            """
            - {name: stable, namespace: shop, chart: CHARTS/productpage, output: out/stable.yaml}
            - {name: canary, chart: CHARTS/productpage, set: canaryDeployment.weight=10, output: out/canary.yaml}
            - {name: again, chart: CHARTS/productpage, output: again.yaml}
            - {name: hooks, chart: CHARTS/lifecycle}
            """, ["--include-crds"])
        #expect(run.exitCode == 0)
        func own(_ arguments: String...) -> [UInt8] {
            CapturedRun(["template"] + arguments + ["--include-crds"]).standardOutput
        }
        let chart = "charts/productpage"
        #expect(written("out/stable.yaml") == own("stable", chart, "--namespace", "shop"))
        #expect(written("out/canary.yaml") == own("canary", chart, "--set", "canaryDeployment.weight=10"))
        #expect(written("again.yaml") == own("again", chart))
        #expect(run.standardOutput == own("hooks", "charts/lifecycle"))
    }

    @Test func aFailureStopsNoOtherRelease() throws {
        let broken = GoldenCase.root.appending(path: "fixtures/charts/missing-path").path
        let run = try run(
            """
            - {name: bad, chart: \(broken), output: bad.yaml}
            - name: good
              chart: CHARTS/productpage
              output: good.yaml
            """)
        #expect(run.exitCode == 1)
        #expect(written("bad.yaml") == nil)
        #expect(written("good.yaml") != nil)
        let text = String(decoding: run.standardError, as: UTF8.self)
        #expect(text.contains("batch.yaml:1: bad: "))
        #expect(text.hasSuffix("Error: 1 of 2 releases failed: bad\n"))
    }

    @Test func jsonNamesTheReleaseThatFailed() throws {
        let broken = GoldenCase.root.appending(path: "fixtures/charts/missing-path").path
        let run = try run(
            "# two\n- {name: good, chart: CHARTS/productpage}\n- {name: bad, chart: \(broken)}",
            [
                "--errors=json"
            ])
        let objects = try run.standardError.split(separator: 0x0A).map {
            try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
        }
        let failure = try #require(objects.first)
        #expect(failure["release"] as? String == "bad")
        let entry = try #require(failure["batch"] as? [String: Any])
        #expect(entry["file"] as? String == folder.path("batch.yaml").text)
        #expect(entry["line"] as? Int == 3)
        #expect(failure["line"] as? Int == 2)
        #expect(objects.last?["message"] as? String == "1 of 2 releases failed: bad")
    }

    /// A chart's own run logs the same without them.
    @Test func jsonNamesTheReleaseOfAWarning() throws {
        try folder.write("old/Chart.yaml", "{apiVersion: v2, name: old, version: 1.0.0, deprecated: true}")
        let run = try run("# one\n- {name: web, chart: old}", ["--errors=json"])
        let place = #"{"file":"\#(folder.path("batch.yaml").text)","line":2}"#
        let warning = #"{"level":"warning","message":"this chart is deprecated","release":"web","batch":\#(place)}"#
        #expect(run.exitCode == 0)
        #expect(String(decoding: run.standardError, as: UTF8.self) == warning + "\n")
    }

    /// There is no repository around the temporary folder, which is where the files of the batch are looked for.
    @Test(arguments: [("values: [\"git:main:v.yaml\"]", []), ("set: [a=b]", ["-f", "git:main:v.yaml"])])
    func valuesOfARevision(_ values: String, _ flags: [String]) throws {
        let run = try run("- {name: a, chart: CHARTS/productpage, \(values)}", flags)
        let reason = "batch.yaml:1: a: git:main:v.yaml: no git repository around "
        #expect(String(decoding: run.standardError, as: UTF8.self).contains(reason))
    }

    /// No post-renderer holds the pipe of another, which would wait for it for ever.
    @Test(.timeLimit(.minutes(5)))
    func postRenderersOfManyReleasesEnd() throws {
        try folder.write([
            "small/Chart.yaml": "{apiVersion: v2, name: small, version: 1.0.0}",
            "small/templates/a.yaml": "name: {{ .Release.Name }}",
        ])
        let batch = (1...300).map { "- {name: r\($0), chart: small}" }.joined(separator: "\n")
        let expected = try run(batch, ["--post-renderer", "cat"]).standardOutput
        for _ in 1...10 {
            let run = try run(batch, ["--post-renderer", "cat"])
            #expect(run.exitCode == 0)
            #expect(run.standardOutput == expected)
        }
    }

    @Test(arguments: [
        ("- {name: a, chart: c, sets: x}", ":1:23: unknown key \"sets\"; did you mean \"set\"?"),
        ("- name: a\n", ":1:3: the release has no chart"),
        ("- chart: a\n  name:\n", ":1:3: the release has no name"),
        ("- {name: a, chart: c, set: {a: b}}", ":1:23: set must be a list of texts"),
        ("- {name: a, chart: c, values: [1]}", ":1:32: values must be texts"),
        ("name: a", ":1:1: a batch is a list of releases"),
        ("- a", ":1:3: a release is a mapping with name and chart"),
        (
            "- {name: a, chart: c, output: o}\n- {name: b, chart: c, output: ./o}",
            ":2:23: the release of line 1 writes the same file"
        ),
        ("- [", ": error converting YAML to JSON: yaml: line 1: did not find expected node content"),
    ])
    func mistakesAreShownWithTheirPlace(_ batch: String, _ message: String) throws {
        let run = try run(batch)
        #expect(run.exitCode == 1)
        #expect(String(decoding: run.standardError, as: UTF8.self).hasSuffix("batch.yaml\(message)\n"))
    }

    @Test(arguments: [
        ["--output-dir", "x"], ["--set-file", "a=b"], ["--generate-name"], ["-f", "-"], ["name", "charts/productpage"],
    ])
    func flagsWithoutMeaningAreRefused(_ flags: [String]) throws {
        let run = try run("- {name: a, chart: CHARTS/productpage}", flags)
        #expect(run.exitCode == 1)
        #expect(run.standardOutput.isEmpty)
    }
}
