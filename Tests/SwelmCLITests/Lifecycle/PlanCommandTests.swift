import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// `upgrade --save-plan` and `upgrade --plan`, with records alone.
struct PlanCommandTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write([
            "chart/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n",
            "chart/templates/m.yaml": "kind: ConfigMap\nmetadata: {name: m}\ndata: {a: \"{{ .Values.a }}\"}\n",
        ])
    }

    private var plan: String { folder.url.path + "/p" }

    private func run(_ words: String...) -> CapturedRun {
        let arguments = words.map { $0 == "CHART" ? folder.url.path + "/chart" : $0 == "PLAN" ? plan : $0 }
        return CapturedRun(arguments, environment: ["SWELM_STORE": "sqlite:" + folder.url.path + "/r.db"])
    }

    @Test func aPlanIsMadeAndCarriedOut() throws {
        #expect(run("install", "r", "CHART").exitCode == 0)
        let saved = run("upgrade", "r", "CHART", "--set", "a=planned", "--save-plan", "PLAN")
        #expect(saved.exitCode == 0, "\(saved.message)")
        let text = String(decoding: saved.standardOutput, as: UTF8.self)
        #expect(text.hasPrefix("Plan for revision 2 of release r saved to \(plan), good until "))
        let attributes = try FileManager.default.attributesOfItem(atPath: plan)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        // The chart is not needed any more.
        try FileManager.default.removeItem(atPath: folder.url.path + "/chart")
        #expect(run("upgrade", "r", "--plan", "PLAN").exitCode == 0)
        let values = run("get", "values", "r", "-o", "json").standardOutput
        #expect(String(decoding: values, as: UTF8.self) == #"{"a":"planned"}"# + "\n")
        let again = run("upgrade", "r", "--plan", "PLAN")
        #expect(again.exitCode == 1 && again.message.contains("the newest revision is 2, not 1"), "\(again.message)")
    }

    @Test func anotherPlanTakesItsPlace() throws {
        #expect(run("install", "r", "CHART").exitCode == 0)
        #expect(run("upgrade", "r", "CHART", "--set", "a=1", "--save-plan", "PLAN").exitCode == 0)
        let first = FileManager.default.contents(atPath: plan)
        #expect(run("upgrade", "r", "CHART", "--set", "a=2", "--save-plan", "PLAN").exitCode == 0)
        #expect(FileManager.default.contents(atPath: plan) != first)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(left == ["chart", "p", "r.db"])
    }

    @Test func whatMakesNoSenseIsRefused() throws {
        #expect(run("install", "r", "CHART").exitCode == 0)
        #expect(run("upgrade", "r", "CHART", "--save-plan", "PLAN").exitCode == 0)
        let rows: [(CapturedRun, String)] = [
            (run("upgrade", "r", "--plan", "PLAN", "--set", "a=1"), "--plan and --set make no sense together"),
            (run("upgrade", "r", "CHART", "--plan", "PLAN"), "requires 1 argument"),
            (run("upgrade", "x", "--plan", "PLAN"), "is a plan for release r in namespace default"),
            (
                run(
                    "upgrade", "r", "--plan",
                    "CHART/Chart.yaml".replacingOccurrences(of: "CHART", with: folder.url.path + "/chart")),
                "cannot read the plan "
            ),
            (run("upgrade", "r", "--plan", folder.url.path + "/none"), "no such file or directory"),
            (run("upgrade", "r", "CHART", "--save-plan", "PLAN", "--dry-run=client"), "none of the others can be"),
            (run("upgrade", "missing", "CHART", "--save-plan", "PLAN"), "\"missing\" has no deployed releases"),
        ]
        for (run, expected) in rows {
            #expect(run.exitCode == 1 && run.message.contains(expected), "\(expected): \(run.message)")
        }
    }
}
