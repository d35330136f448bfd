import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// `swelm rollout simulate`, with the recorded files of charts/rollouts/tests.
@Suite struct RolloutSimulateTests {
    private func run(_ arguments: String...) -> CapturedRun {
        CapturedRun(
            ["rollout", "simulate"] + arguments,
            environment: [
                "HOME": "/nonexistent", "SWELM_STORE": "sqlite:/nonexistent/x.db", "KUBECONFIG": "/nonexistent",
            ])
    }

    @Test(arguments: [("podinfo", 14), ("reviews", 3)])
    func recordedFilesComeOutAsExpected(_ name: String, _ count: Int) {
        let played = run("charts/rollouts/\(name).yaml", "--all")
        #expect(played.exitCode == 0, "\(played.text)")
        let lines = played.text.split(separator: "\n")
        #expect(lines.count == count && lines.allSatisfy { $0.hasPrefix("ok     \(name)-") })
    }

    private let errors = ["charts/rollouts/podinfo.yaml", "--metrics", "charts/rollouts/tests/podinfo-errors.jsonl"]

    @Test func whatHappensIsShown() {
        let played = run(errors[0], errors[1], errors[2])
        #expect(played.exitCode == 0)
        #expect(played.text.contains("canary 25 failed (check): success: "))
        #expect(played.text.hasSuffix("\nreturned in canary 25\n"))
        #expect(
            run(errors[0], errors[1], errors[2], "-o", "json").text
                == run(errors[0], errors[1], errors[2], "-o", "json").text)
    }

    @Test func anotherOutcomeIsAnExitCode() {
        let played = run(errors[0], errors[1], errors[2], "--expect", "finished")
        #expect(played.exitCode == 2)
        #expect(played.message == "Error: expected finished, but it is returned in canary 25\n")
    }

    @Test func mistakesAreNamed() throws {
        let folder = try ScratchFolder()
        try folder.write("bad.jsonl", "{\"metric\":\"success\"}\n")
        let broken = run(errors[0], "--metrics", folder.path("bad.jsonl").text)
        #expect(broken.exitCode == 1 && broken.message.contains("bad.jsonl: line 1: it has no `value`"))
        #expect(run(errors[0]).message.contains("say with --metrics or --at what to play the file against"))
        #expect(run("charts/rollouts/pair.yaml", "--all").message.contains("there is no file pair-….jsonl"))
    }

    /// Providers are asked for the numbers of another time.
    @Test(arguments: [(412, "finished"), (600, "returned in half")])
    func thePastIsAsked(_ number: Int, _ outcome: String) throws {
        let folder = try ScratchFolder()
        try folder.write(
            "stages.yaml",
            """
            chart: \(GoldenCase.root.path)/charts/twin
            release: web
            cumulative: true
            providers: {shop: {command: [printf, '{"n":\(number)}']}}
            metrics: {p99: {provider: shop, json: $.n, max: 500}}
            analysis: {interval: 10s}
            stages:
              - {name: before}
              - {name: half, set: [stable.version=2], bake: 30s, checks: [p99]}
            """)
        let played = run(folder.path("stages.yaml").text, "--at", "2026-11-20 14:00", "--expect", outcome)
        #expect(played.exitCode == 0 && played.text.hasSuffix("\n\(outcome)\n"), "\(played.text) \(played.message)")
        let wrong = run(folder.path("stages.yaml").text, "--at", "tomorrow")
        #expect(wrong.message == "Error: --at \"tomorrow\" must be a time such as '2026-11-20 14:00'\n")
    }
}
