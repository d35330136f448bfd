import Foundation
import GoTemplate
import ScriptedRollouts
import TestSupport
import Testing

@testable import SwelmCLI

/// What a command leaves for the rest of a pipeline.
struct PipelineOutputsTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func path(_ name: String) -> String { folder.url.path + "/" + name }

    private func read(_ name: String) -> String { (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? "" }

    /// - Returns: what went to standard output.
    private func write(_ environment: [String: String] = [:], _ arguments: String...) throws -> String {
        let output = BufferSink()
        let context = CommandContext(
            environment: environment, output: output, errors: BufferSink(), errorsAreOnTerminal: false)
        let flags = try FlagParser(flags: PipelineOutputs.flags).parse(arguments.map { GoString($0) })
        let invocation = Invocation(path: "run", flags: flags, context: context, logsSteps: false)
        let report = ProductpageRollout.waiting().report("productpage.3")
        try PipelineOutputs(invocation).write(report) { RolloutPage.bytes(of: report) }
        #expect(try MetricsExport(invocation).write(report, outcomes: [.finished: 2]) == nil)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    /// Other steps of the job wrote there before.
    @Test func githubGetsOutputsAndASummary() throws {
        try Data("before=1\n".utf8).write(to: URL(filePath: path("output")))
        let environment = [
            "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": path("output"), "GITHUB_STEP_SUMMARY": path("summary"),
        ]
        #expect(try write(environment) == "")
        #expect(
            read("output") == """
                before=1
                rollout=productpage.3
                state=waiting
                stage=2 ten per cent
                revision=42

                """)
        #expect(read("summary").contains("## 🟡 productpage&#46;3") || read("summary").contains("## 🟡 productpage.3"))
    }

    @Test func azureGetsCommandsOnStandardOutput() throws {
        let text = try write(["TF_BUILD": "True"])
        #expect(text.hasPrefix("##vso[task.setvariable variable=rollout;isOutput=true]productpage.3\n"))
        #expect(text.contains("##vso[task.setvariable variable=stage;isOutput=true]2 ten per cent\n"))
    }

    @Test func elsewhereOnlyWhatIsAskedForIsWritten() throws {
        #expect(try write() == "")
        let flags = ["--env-file", path("env"), "--summary", path("summary.md"), "--metrics-file", path("swelm.prom")]
        #expect(
            try write([:], flags[0], flags[1], flags[2], flags[3], flags[4], flags[5], "--report", path("page.html"))
                == "")
        #expect(
            read("env") == """
                SWELM_ROLLOUT=productpage.3
                SWELM_ROLLOUT_STATE=waiting
                SWELM_ROLLOUT_STAGE=2 ten per cent
                SWELM_ROLLOUT_REVISION=42
                SWELM_ROLLOUT_REPORT=\(path("page.html"))

                """)
        #expect(read("summary.md").hasPrefix(StatusMarkdown.marker))
        #expect(read("page.html").hasPrefix("<!DOCTYPE html>"))
        #expect(read("swelm.prom").contains(#"swelm_rollout_outcomes_total{plan="productpage",outcome="finished"} 2"#))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 4)
    }

    /// A value with line ends can add no other output, and none of it is a command of Azure's agent.
    @Test func valuesCannotBeMoreThanOneOutput() {
        let variable = PipelineVariable(name: "stage", value: "a\nEND\nstate=finished\r\n##vso[x]%0A")
        #expect(variable.github == "stage<<END_\na\nEND\nstate=finished\r\n##vso[x]%0A\nEND_\n")
        #expect(
            variable.azure == """
                ##vso[task.setvariable variable=stage;isOutput=true]a%0AEND%0Astate=finished%0D%0A##vso[x]%AZP250A

                """)
        #expect(variable.dotenv == "SWELM_ROLLOUT_STAGE=a END state=finished  ##vso[x]%0A\n")
    }
}
