import Foundation
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import SwelmCLI

/// `rollout plan`: the examples, where a plan begins, and what it refuses.
@Suite(.serialized)
struct RolloutPlanTests {
    private let folder: ScratchFolder
    private var store: String { "sqlite:" + folder.url.path + "/store.db" }

    init() throws {
        folder = try ScratchFolder()
        try #require(FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path))
    }

    private func run(_ arguments: [String]) -> CapturedRun {
        CapturedRun(arguments, environment: ["SWELM_STORE": store, "SWELM_CLUSTER": "off"])
    }

    private func plan(_ name: String, _ arguments: String...) -> (run: CapturedRun, text: String) {
        let run = run(["rollout", "plan", "charts/rollouts/\(name).yaml"] + arguments)
        return (run, String(decoding: run.standardOutput, as: UTF8.self))
    }

    /// The rows of the table, each with single blanks between its cells.
    private func rows(_ text: String) -> [String] {
        let table = text.components(separatedBy: "\n\n").first ?? ""
        return table.split(separator: "\n").dropFirst().map { line in
            line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " | ")
        }
    }

    // MARK: The examples

    /// What is deployed is the first stage; once the stable side has the new tag, traffic leaves it by way of the canary.
    @Test func productpage() {
        install("productpage", "-n", "bookinfo-k8s-helm-istio-canary", "--set", Self.deployed)
        let behind = "5 production rolls to the new tag behind it"
        let (run, text) = plan("productpage", "--param", "to=84")
        #expect(run.exitCode == 2 && run.standardError.isEmpty)
        #expect(
            rows(text) == [
                "1 stable | 0 of 100 | - | - | return | -",
                "2 ten per cent | 10 of 100 | - | group:release | return | base",
                "3 ninety per cent | 90 of 100 | - | group:release | return | base",
                "4 all traffic on the canary | 100 of 100 | - | group:release | return | base",
                "5 production rolls to the new tag behind it | 100 of 100 | - | group:release | return | base",
                "6 traffic back on production | 0 of 100 | - | group:release | return | \(behind), base",
                "7 stable again | 0 of 100 | - | - | return | \(behind), base",
            ])
    }

    @Test(
        arguments: [
            ("bookinfo", [], ["testers only | 0 of 100 | - | header, group:qa | return"]),
            ("reviews", ["--param", "to=v2"], ["first batch | 10 of 100 | - | anybody | return"]),
            (
                "podinfo", ["--param", "to=6.1.0"],
                [
                    "dark | 0 of 100 | - | - | return", "canary 5 | 5 of 100 | 30s, success, p99 | - | return",
                    "canary 50 | 50 of 100 | 30s, success, p99 | - | return", "scale down | 0 of 100 | - | - | return",
                ]
            ),
            (
                "pair", [],
                [
                    "10 per cent | backend 0 of 100, frontend 10 of 100 | 10m | - | return",
                    "backend for everybody | backend 100 of 100, frontend 100 of 100 | - | - | return",
                ]
            ),
        ] as [(String, [String], [String])])
    func examplesArePlanned(_ name: String, _ parameters: [String], _ expected: [String]) {
        let run = run(["rollout", "plan", "charts/rollouts/\(name).yaml"] + parameters)
        #expect(run.exitCode == 2 && run.standardError.isEmpty, "\(run.errors)")
        let found = rows(String(decoding: run.standardOutput, as: UTF8.self))
        for row in expected { #expect(found.contains { $0.hasPrefix(row + " | ") }, "\(found)") }
    }

    /// Without clusters both would be recorded as one and the same release.
    @Test func targetsThatAreTheSameAreRefused() throws {
        let folder = try ScratchFolder()
        let text = try String(
            contentsOf: GoldenCase.root.appending(path: "charts/rollouts/super-server.yaml"), encoding: .utf8)
        let counts = text.replacing("100%", with: "4").replacing("50%", with: "2").replacing("1%", with: "1")
            .replacing("../twin", with: GoldenCase.root.path + "/charts/twin")
        try folder.write([
            "same.yaml": counts, "two.yaml": counts.replacing("prod-us,", with: "prod-us, namespace: us,"),
        ])
        let same = run(["rollout", "plan", folder.url.path + "/same.yaml", "--param", "to=v2"])
        #expect(same.exitCode == 1)
        #expect(
            same.errors == """
                Error: targets eu and us are the same release super-server in namespace default of one store

                """, "\(same.errors)")
        let two = run(["rollout", "plan", folder.url.path + "/two.yaml", "--param", "to=v2"])
        let shown = String(decoding: two.standardOutput, as: UTF8.self)
        #expect(
            two.exitCode == 2 && shown.contains("\t") && shown.contains("eu 50 of 100, us 50 of 100"), "\(two.errors)")
        #expect(shown.contains("images.eu.example/super:v2") && shown.contains("images.us.example/super:v2"))
    }

    /// The settings that a pipeline types for each stage.
    private static let typed = [
        (83, 2, 100, 83, 0, 0), (83, 2, 90, 84, 2, 10), (83, 2, 10, 84, 2, 90), (83, 2, 0, 84, 2, 100),
        (84, 2, 0, 84, 2, 100), (84, 2, 100, 84, 2, 0), (84, 2, 100, 84, 0, 0),
    ]

    /// What the file says of a stage renders to the bytes that the command renders to which it stands for.
    @Test(arguments: typed.indices)
    func stagesAreWhatIsTypedOtherwise(_ index: Int) throws {
        let stage = Self.typed[index]
        let repository = "myacrepo.azurecr.io/bookinfo-canary/productpage"
        let settings =
            "productionDeployment.image.repository=\(repository),canaryDeployment.image.repository=\(repository),"
            + "productionDeployment.image.tag=\(stage.0),productionDeployment.replicaCount=\(stage.1),"
            + "productionDeployment.weight=\(stage.2),canaryDeployment.image.tag=\(stage.3),"
            + "canaryDeployment.replicaCount=\(stage.4),canaryDeployment.weight=\(stage.5)"
        let typed = template(["--set", settings])
        #expect(!typed.isEmpty)
        #expect(template(try flags(ofStage: index)) == typed)
    }

    private func template(_ flags: [String]) -> [UInt8] {
        let place = ["-n", "bookinfo-k8s-helm-istio-canary", "productpage", "charts/productpage"]
        return run(["template"] + place + flags).standardOutput
    }

    private func flags(ofStage index: Int) throws -> [String] {
        let text = try Array(Data(contentsOf: GoldenCase.root.appending(path: "charts/rollouts/productpage.yaml")))
        var sources = ParameterSources(defaultNamespace: "default")
        sources.given = ["to": "84"]
        let sequence = try StagesFile(text, path: "stages.yaml").sequence(sources)
        let member = try #require(sequence.members.first)
        return sequence.values(of: member, at: index).flatMap { values in
            switch values.kind {
            case .json: ["--set-json", values.text.text]
            case .typed: ["--set", values.text.text]
            case .literal: ["--set-literal", values.text.text]
            case .file, .string, .textFile: ["--unheard-of"]
            }
        }
    }

    // MARK: Where a plan begins

    private static let deployed: String = {
        let repository = "myacrepo.azurecr.io/bookinfo-canary/productpage"
        return "productionDeployment.image.repository=\(repository),canaryDeployment.image.repository=\(repository)"
    }()

    private func install(_ release: String, _ flags: String...) {
        let chart = release == "reviews" ? "charts/twin" : "charts/\(release)"
        let run = run(["install", release, chart] + flags)
        #expect(run.exitCode == 0, "\(run.errors)")
    }

    private func install(_ settings: String) { install("reviews", "--set", settings) }

    @Test func whatIsDeployedIsTheFirstStage() {
        install("stable.version=v7,canary.version=v7")
        let (run, text) = plan("reviews", "--param", "to=v8")
        #expect(run.exitCode == 2, "\(run.errors)")
        #expect(text.contains("== before ==\n--- release reviews, revision 1\n+++ before\n"))
        #expect(text.contains("registry.k8s.io/reviews:v8") && text.contains("registry.k8s.io/reviews:v7"))
        #expect(!text.contains("reviews:v1\n"))
    }

    @Test func anotherRevisionIsRefused() {
        install("stable.version=v7,stable.replicas=5")
        let (run, text) = plan("reviews", "--param", "to=v8")
        #expect(run.exitCode == 1 && text.isEmpty)
        let what = "stage \"before\": the deployed revision 1 does not render as this stage, the first: different are "
        #expect(
            run.errors.contains("reviews.yaml:20: " + what + "Deployment reviews-stable, Deployment reviews-canary\n"),
            "\(run.errors)")
    }

    @Test(arguments: ["apply", "values"])
    func theFileSaysWhatTheRevisionIs(_ base: String) throws {
        install("stable.replicas=5,image=example.com/reviews")
        let text = """
            chart: \(GoldenCase.root.path)/charts/twin
            release: reviews
            base: \(base)
            stages: [{name: one, set: canary.version=v3}]
            """
        try folder.write(["stages.yaml": text])
        let run = run(["rollout", "plan", folder.url.path + "/stages.yaml", "-o", "json"])
        let report = String(decoding: run.standardOutput, as: UTF8.self)
        #expect(run.exitCode == 2, "\(run.errors)")
        #expect(report.contains("v3"))
        // The values of the revision stay where the stages lie above them.
        #expect(report.contains("replicas") == (base == "apply"))
        #expect(report.contains("registry.k8s.io") == (base == "apply"))
    }

    @Test(arguments: [
        (["--param", "to"], "--param \"to\" must be NAME=VALUE"),
        (["--param", "=84"], "--param \"=84\" must be NAME=VALUE"),
        ([], "the parameter `to` is missing: give it with --param to=VALUE"),
        (["--param", "to=v84"], "the parameter `to` is \"v84\", which does not match [0-9]+"),
        (["--param", "to=84", "--param", "two=1"], "there is no parameter `two` here"),
    ])
    func parametersThatAreRefused(_ flags: [String], _ complaint: String) {
        let run = run(["rollout", "plan", "charts/rollouts/productpage.yaml"] + flags)
        #expect(run.exitCode == 1 && run.errors.contains(complaint), "\(run.errors)")
    }

    // MARK: Forms

    @Test func markdownBeginsWithTheTable() {
        let text = plan("bookinfo", "-o", "markdown").text
        #expect(
            text.hasPrefix(
                "| STAGE | TRAFFIC | WATCHED | NEEDS | ON FAILURE | WAY BACK |\n| --- | --- | --- | --- | --- | --- |\n| all on the old one | 0 of 100 |"
            ))
    }

    /// Steps back are counted from what is deployed.
    @Test func jsonHasTheWayBackFromEachStage() throws {
        install("productpage", "-n", "bookinfo-k8s-helm-istio-canary", "--set", Self.deployed)
        let (run, text) = plan("productpage", "--param", "to=84", "-o", "json")
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let stages = try #require(object?["stages"] as? [[String: Any]])
        #expect(run.exitCode == 2 && object?["rollout"] as? String == "productpage")
        #expect(stages.map { ($0["return"] as? [String])?.count } == [0, 1, 1, 1, 1, 2, 2])
        #expect(stages.map { ($0["changes"] as? [Any])?.isEmpty } == [true, false, false, false, false, false, false])
        let traffic = stages.map { ($0["traffic"] as? [String: [String: Int]])?["productpage"]?["canary"] }
        #expect(traffic == [0, 10, 90, 100, 100, 0, 0])
        #expect(stages[1]["approvers"] as? [String] == ["group:release"] && stages[1]["line"] as? Int == 38)
    }

    /// Without a base the first stage is a step back as well: uninstalling.
    @Test func withoutARevisionTheBaseIsNothing() {
        let found = rows(plan("productpage", "--param", "to=84").text)
        #expect(found.first == "1 stable | 0 of 100 | - | - | return | base")
    }

    @Test func severalReleasesGoBackAsTheyCame() {
        let found = rows(plan("pair").text)
        #expect(
            found.last?.hasSuffix(
                "| back to the stable side, old pods go over, backend for everybody, all frontends, 10 per cent, frontend v2 in the dark, backend v2, for frontend v2 alone, v1, base"
            ) == true, "\(found)")
    }

    @Test func whatIsForProgramsHasNoTable() {
        let (run, text) = plan("bookinfo", "-o", "json")
        #expect(run.exitCode == 2 && !text.contains("ON FAILURE") && text.contains("testers only"))
    }

    @Test func theSchemaIsPrinted() throws {
        let run = run(["rollout", "schema"])
        let published = try Data(contentsOf: GoldenCase.root.appending(path: "docs/stages.schema.json"))
        #expect(run.exitCode == 0 && run.standardOutput == Array(published))
    }

    @Test func helpNamesTheSubcommands() {
        let text = String(decoding: run(["rollout"]).standardOutput, as: UTF8.self)
        #expect(text.contains("plan ") && text.contains("schema "))
    }
}

extension CapturedRun {
    fileprivate var errors: String { String(decoding: standardError, as: UTF8.self) }
}
