import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The commands that begin a rollout, drive it, and ask something of it, with their exit codes.
@Suite(.serialized)
struct RolloutCommandTests {
    private let folder: ScratchFolder
    private static let namespace = "bookinfo-k8s-helm-istio-canary"
    private static let file = "charts/rollouts/productpage.yaml"

    /// The release is deployed as the first stage has it.
    init() throws {
        folder = try ScratchFolder()
        try #require(FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path))
        let repository = "myacrepo.azurecr.io/bookinfo-canary/productpage"
        let values = ["production", "canary"].map { "\($0)Deployment.image.repository=\(repository)" }
        let rest = [
            "productionDeployment.image.tag=83", "canaryDeployment.image.tag=83", "productionDeployment.replicaCount=2",
            "canaryDeployment.replicaCount=0", "productionDeployment.weight=100", "canaryDeployment.weight=0",
        ]
        let installed = run([
            "install", "productpage", "charts/productpage", "--set", (values + rest).joined(separator: ","),
        ])
        #expect(installed.exitCode == 0)
    }

    private func run(_ arguments: [String], actor: String? = nil) -> CapturedRun {
        var environment = [
            "SWELM_STORE": "sqlite:\(folder.url.path)/store.db", "SWELM_CLUSTER": "off", "HOME": folder.url.path,
        ]
        environment["SWELM_ACTOR"] = actor
        return CapturedRun(arguments + ["-n", Self.namespace], environment: environment)
    }

    private func rollout(_ arguments: String..., actor: String? = nil) -> CapturedRun {
        run(["rollout"] + arguments, actor: actor)
    }

    private func start(_ arguments: String...) -> CapturedRun {
        run(["rollout", "start", Self.file, "--param", "to=84"] + arguments, actor: "ann")
    }

    private func text(_ run: CapturedRun) -> String { String(decoding: run.standardOutput, as: UTF8.self) }

    private func failure(_ run: CapturedRun) -> String { String(decoding: run.standardError, as: UTF8.self) }

    /// The revisions with their statuses.
    private var history: [String] {
        text(run(["history", "productpage"])).split(separator: "\n").dropFirst().map { line in
            line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }.enumerated()
                .filter { [0, 2, 5].contains($0.offset) }.map(\.element).joined(separator: " | ")
        }
    }

    private func manifest(_ revision: Int) -> String {
        text(run(["get", "manifest", "productpage", "--revision", "\(revision)"]))
    }

    @Test func itGoesFromGateToGate() {
        let started = start()
        #expect(started.exitCode == 3)
        #expect(
            text(started) == """
                rollout productpage.1 is started
                rollout productpage.1 is waiting at stage 2 of 7, 2 ten per cent

                """)
        for stage in 2...6 {
            #expect(rollout("approve", "productpage", "--reason", "fine", actor: "ben").exitCode == 0)
            #expect(rollout("run", "productpage").exitCode == (stage == 6 ? 0 : 3))
        }
        #expect(text(rollout("tick", "productpage.1")) == "rollout productpage.1 is finished\n")
        #expect(history.count == 7)
        #expect(history.last == "7 | deployed | Rollout productpage.1, stage 7 of 7: 7 stable again")
    }

    /// No plan says who fetches what schemas of its charts refer to, so whoever drives it does.
    @Test func schemasOfServersAreThereWhileItIsDriven() throws {
        let server = try LoopbackServer { _ in .answer(200, #"{"type": "object"}"#) }
        defer { server.stop() }
        let chart = folder.url.appending(path: "page")
        try FileManager.default.copyItem(at: GoldenCase.root.appending(path: "charts/productpage"), to: chart)
        try #"{"$ref": "\#(server.url)/values.json"}"#
            .write(to: chart.appending(path: "values.schema.json"), atomically: true, encoding: .utf8)
        let stages = folder.url.appending(path: "stages.yaml")
        try "chart: page\nrelease: page\nstages:\n- name: one\n- name: two\n  set: canaryDeployment.replicaCount=1\n"
            .write(to: stages, atomically: true, encoding: .utf8)
        #expect(run(["install", "page", chart.path, "--allow-private-schemas"]).exitCode == 0)
        let started = run(["rollout", "start", stages.path, "--allow-private-schemas", "--no-run"])
        #expect(started.exitCode == 0, "\(failure(started))")
        let driven = rollout("run", "page")
        #expect(driven.exitCode == 0 && text(driven).hasSuffix("is finished\n"), "\(text(driven) + failure(driven))")
        #expect(server.requests.count == 1)
    }

    @Test func anAbortReturnsAndExitsWithFour() {
        _ = start()
        _ = rollout("approve", "productpage", actor: "ben")
        _ = rollout("run", "productpage")
        let aborted = rollout("abort", "productpage", "--reason", "slow")
        #expect(aborted.exitCode == 4)
        #expect(text(aborted) == "rollout productpage.1 is returned\n")
        #expect(history.last == "4 | deployed | Rollback to 1 (rollout productpage.1)")
        #expect(manifest(4) == manifest(1))
    }

    @Test func aRejectionReturnsWithTheNextDriver() {
        _ = start()
        #expect(rollout("reject", "productpage", "--reason", "no", actor: "ben").exitCode == 0)
        #expect(rollout("run", "productpage", "--ok", "4").exitCode == 0)
        #expect(history.count == 3)
    }

    @Test func aFinishedRolloutIsUndoneByThePlannedWay() {
        _ = start()
        for _ in 2...6 {
            _ = rollout("approve", "productpage", actor: "ben")
            _ = rollout("run", "productpage")
        }
        #expect(rollout("undo", "productpage", "--reason", "regret").exitCode == 4)
        #expect(history.count == 9)
        #expect(history[7].hasSuffix("stage 5 of 7: 5 production rolls to the new tag behind it"))
        #expect(manifest(9) == manifest(1))
    }

    @Test func oneStageForOneJob() {
        #expect(text(start("--no-run")) == "rollout productpage.1 is started\n")
        let early = rollout("next", "productpage", "--stage", "3 ninety per cent")
        #expect(early.exitCode == 1)
        #expect(failure(early) == "Error: the next stage is \"1 stable\", not \"3 ninety per cent\"\n")
        #expect(rollout("next", "productpage", "--stage", "1 stable").exitCode == 0)
        #expect(rollout("next", "productpage", "--stage", "2 ten per cent").exitCode == 3)
        #expect(history.count == 2)
        #expect(rollout("next", "productpage", "--stage", "1 stable").exitCode == 0)
        let next = rollout("next", "productpage", "--stage", "3 ninety per cent", "--approved", actor: "ben")
        #expect(next.exitCode == 3)
        #expect(history.count == 3)
        #expect(rollout("next", "productpage", "--stage", "2 ten per cent").exitCode == 0)
    }

    @Test func untilAStage() {
        #expect(start("--until", "1 stable").exitCode == 0)
        #expect(history.count == 1)
    }

    @Test func aHeldOneNeedsADecision() {
        _ = start()
        #expect(rollout("pause", "productpage", "--reason", "lunch").exitCode == 0)
        #expect(rollout("run", "productpage").exitCode == 6)
        #expect(rollout("resume", "productpage", "--proceed").exitCode == 1)
        #expect(rollout("resume", "productpage").exitCode == 0)
        #expect(rollout("run", "productpage").exitCode == 3)
    }

    @Test func whoIsNotAskedIsRefused() {
        _ = start()
        let answered = rollout("approve", "productpage", actor: "eve")
        #expect(answered.exitCode == 1)
        #expect(failure(answered) == "Error: eve is not among those who may approve\n")
        let other = rollout("approve", "productpage", "3 ninety per cent", actor: "ben")
        #expect(other.exitCode == 1)
        let unknown = rollout("approve", "productpage", "nowhere", actor: "ben")
        #expect(
            failure(unknown).hasPrefix("Error: there is no stage \"nowhere\"; the stages are \"1 stable\", \"2 ten"))
    }

    @Test func aReleaseIsInOneRollout() {
        _ = start("--no-run")
        let second = start()
        #expect(second.exitCode == 7)
        #expect(
            failure(second).contains("release \"productpage\" takes part in rollout productpage.1, which is planned"))
        #expect(rollout("abandon", "productpage", "--reason", "other plan").exitCode == 0)
        #expect(rollout("run", "productpage").exitCode == 1)
        #expect(start("--no-run").exitCode == 0)
    }

    /// What was begun first returns, and the second begins from where that began.
    @Test func anotherPlanTakesOver() {
        _ = start()
        let second = start("--supersede", "--no-run")
        #expect(second.exitCode == 0)
        #expect(text(second) == "rollout productpage.1 is returned\nrollout productpage.2 is started\n")
        #expect(history.count == 3)
        #expect(manifest(3) == manifest(1))
    }

    /// The values of the second stage, typed.
    private func upgradeByHand(weight: Int = 10) {
        let values = [
            "canaryDeployment.image.tag=84", "canaryDeployment.replicaCount=2",
            "productionDeployment.weight=\(100 - weight)", "canaryDeployment.weight=\(weight)",
        ]
        let upgraded = run([
            "upgrade", "productpage", "charts/productpage", "--reuse-values", "--set", values.joined(separator: ","),
        ])
        #expect(upgraded.exitCode == 0)
    }

    /// The stage in place is approved as any other, and not applied again.
    @Test func whatWasBegunByHandIsTakenOver() {
        upgradeByHand()
        let started = start("--at", "2 ten per cent", "--base", "1")
        #expect(failure(started) == "")
        #expect(started.exitCode == 3)
        #expect(text(started).hasSuffix("rollout productpage.1 is waiting at stage 2 of 7, 2 ten per cent\n"))
        #expect(history.count == 2)
        _ = rollout("approve", "productpage", actor: "ben")
        #expect(rollout("run", "productpage").exitCode == 3)
        #expect(history.last == "3 | deployed | Rollout productpage.1, stage 3 of 7: 3 ninety per cent")
        #expect(rollout("abort", "productpage").exitCode == 4)
        #expect(history.last == "4 | deployed | Rollback to 1 (rollout productpage.1)")
        #expect(manifest(4) == manifest(1))
    }

    @Test func whatIsNotTheStageIsNotTakenOver() {
        upgradeByHand(weight: 20)
        let other = start("--at", "2 ten per cent", "--base", "1")
        #expect(other.exitCode == 1)
        #expect(
            failure(other).contains("is not what stage \"2 ten per cent\" renders: different are VirtualService "))
        #expect(failure(start("--at", "2 ten per cent")).hasPrefix("Error: --at needs --base"))
        #expect(
            failure(start("--at", "two", "--base", "1"))
                .hasPrefix("Error: there is no stage \"two\"; the stages are \"1 stable\", \"2 ten"))
        #expect(rollout("list").standardOutput.isEmpty || !text(rollout("list")).contains("productpage.1"))
        #expect(history.count == 2)
    }

    /// Where the newest revision is not what a person wants back, the first stage is applied again.
    @Test func aChosenBaseIsReturnedTo() {
        upgradeByHand(weight: 20)
        let refused = start("--base", "7")
        #expect(
            failure(refused).contains(
                "--base names productpage revision 7 in namespace \(Self.namespace), which is not there"))
        #expect(failure(start("--base", "x")).hasPrefix("Error: --base \"x\" must be [RELEASE=]REVISION"))
        #expect(failure(start("--base", "web=1")).hasPrefix("Error: --base names release \"web\", and the file has"))
        let started = start("--base", "productpage=1")
        #expect(started.exitCode == 3)
        #expect(history[2] == "3 | superseded | Rollout productpage.1, stage 1 of 7: 1 stable")
        #expect(rollout("abort", "productpage").exitCode == 4)
        #expect(history.last == "5 | deployed | Rollback to 1 (rollout productpage.1)")
        #expect(manifest(5) == manifest(1))
    }

    @Test func whyABlockWasIgnoredIsRecorded() {
        #expect(rollout("block", "productpage", "--reason", "holidays").exitCode == 0)
        #expect(start("--no-run").exitCode == 1)
        #expect(start("--no-run", "--ignore-block", "a hole in the shop").exitCode == 0)
        let words = #"ann started it, though it was blocked: "a hole in the shop"."#
        #expect(text(rollout("history", "productpage")).contains(words))
    }

    /// A file of one machine is no place for what several jobs share.
    @Test func aPipelineIsWarnedOfAFile() {
        let run = CapturedRun(
            ["rollout", "start", Self.file, "--param", "to=84", "--no-run", "-n", Self.namespace],
            environment: [
                "SWELM_STORE": "sqlite:\(folder.url.path)/store.db", "SWELM_CLUSTER": "off",
                "CI_JOB_URL": "https://ci.example/1",
            ])
        #expect(failure(run).hasPrefix("warning: the rollout is recorded in a file of this machine"))
        #expect(run.exitCode == 0)
    }

    @Test(arguments: [
        (["run", "nothing"], "there is no rollout \"nothing\""),
        (["run", "productpage.7"], "there is no rollout \"productpage.7\""),
        (["run", "productpage", "--ok", "9"], "--ok \"9\" must be exit codes from 0 to 7, such as 3,6"),
        (["run", "productpage", "--ok", "x"], "--ok \"x\" must be exit codes from 0 to 7, such as 3,6"),
    ])
    func whatIsNotThereIsRefused(_ arguments: [String], _ message: String) {
        let run = run(["rollout"] + arguments)
        #expect(run.exitCode == 1)
        #expect(failure(run).hasPrefix("Error: " + message))
    }
}
