import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// Shipper's example over two contexts of a kubeconfig, each with a model server; the rollout is recorded in a file.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct RolloutTargetCommandTests {
    private let folder: ScratchFolder
    private let clusters: [String: ModelCluster]
    private var path: String { folder.url.path }

    /// The release is deployed in both.
    init() throws {
        folder = try ScratchFolder()
        clusters = ["eu": try ModelCluster(), "us": try ModelCluster()]
        let root = GoldenCase.root.path
        let file = try String(contentsOfFile: root + "/charts/rollouts/super-server.yaml", encoding: .utf8)
            .replacing("../twin", with: root + "/charts/twin")
            .replacing("{mode: reverse}", with: "{mode: reverse, drain: 0s, wait: 20s, retries: 0}")
        try folder.write(["stages.yaml": file, "config": config(["eu", "us"])])
        let values = "stable.replicas=4,canary.replicas=0,stable.weight=100,canary.weight=0"
        for target in ["eu", "us"] {
            let image = "image=images.\(target).example/super"
            let installed = run([
                "install", "super-server", root + "/charts/twin", "--set", values, "--set", image, "--kube-context",
                "prod-\(target)",
            ])
            #expect(installed.exitCode == 0, "\(installed.message)")
        }
    }

    private func config(_ targets: [String]) -> String {
        let servers = targets.map { "  - {name: \($0), cluster: {server: '\(clusters[$0]?.url ?? "")'}}\n" }
        let contexts = targets.map { "  - {name: prod-\($0), context: {cluster: \($0), user: a}}\n" }
        return "apiVersion: v1\nkind: Config\ncurrent-context: prod-eu\nclusters:\n" + servers.joined()
            + "contexts:\n" + contexts.joined() + "users: [{name: a, user: {}}]\n"
    }

    private func run(_ arguments: [String], store: String? = nil) -> CapturedRun {
        var environment = ["HOME": path, "KUBECONFIG": path + "/config", "SWELM_ACTOR": "ann", "NO_COLOR": "1"]
        environment["SWELM_STORE"] = store
        return CapturedRun(arguments, environment: environment, cluster: nil)
    }

    private func rollout(_ arguments: String...) -> CapturedRun {
        run(["rollout"] + arguments, store: "sqlite:\(path)/rollouts.db")
    }

    private func history(_ target: String) -> [String] {
        run(["history", "super-server", "--kube-context", "prod-\(target)"]).shown.split(separator: "\n").dropFirst()
            .map { line in
                line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }.enumerated()
                    .filter { [0, 2, 5].contains($0.offset) }.map(\.element).joined(separator: " ")
            }
    }

    private func manifest(_ target: String, _ revision: Int) -> String {
        run([
            "get", "manifest", "super-server", "--revision", "\(revision)", "--kube-context", "prod-\(target)",
        ]).shown
    }

    private func start() -> CapturedRun { rollout("start", path + "/stages.yaml", "--param", "to=v2") }

    @Test func itGoesThroughBothAndBack() {
        let plan = rollout("plan", path + "/stages.yaml", "--param", "to=v2")
        #expect(plan.exitCode == 2 && plan.shown.contains("eu 50 of 100, us 50 of 100"), "\(plan.message)")
        let started = start()
        #expect(started.exitCode == 3, "\(started.message)\n\(started.shown)")
        for stage in ["staging", "50/50"] {
            #expect(history("eu").last?.hasSuffix(stage) == true && history("us").last?.hasSuffix(stage) == true)
            #expect(rollout("approve", "super-server").exitCode == 0)
            let driven = rollout("run", "super-server")
            #expect(driven.exitCode == (stage == "50/50" ? 0 : 3), "\(driven.message)\n\(driven.shown)")
        }
        for (target, cluster) in clusters {
            #expect(history(target).last == "4 deployed Rollout super-server.1, stage 4 of 4: full on")
            let canary = "/apis/apps/v1/namespaces/default/deployments/super-server-canary"
            #expect(cluster.snapshot.object(canary)?.contains("images.\(target).example/super:v2") == true)
        }
        let undone = rollout("undo", "super-server", "--reason", "regret")
        #expect(undone.exitCode == 4, "\(undone.message)\n\(undone.shown)")
        for target in ["eu", "us"] {
            #expect(history(target).map { $0.split(separator: " ")[0] } == (1...7).map { "\($0)" })
            #expect(manifest(target, 7) == manifest(target, 1))
        }
        let page = rollout("report", "super-server", "-o", "html").shown
        #expect(page.contains("images.us.example") && page.contains("images.eu.example"))
    }

    @Test func whatIsThereNoMoreIsNamed() throws {
        #expect(start().exitCode == 3)
        _ = rollout("approve", "super-server")
        clusters["us"]?.stop()
        let failed = rollout("run", "super-server")
        #expect(failed.exitCode == 1 && failed.message.contains("target us: "), "\(failed.message)\n\(failed.shown)")
        #expect(rollout("status", "super-server").exitCode == 0)
        let aborted = rollout("abort", "super-server", "--reason", "us is away")
        #expect(aborted.exitCode == 5, "\(aborted.message)\n\(aborted.shown)")
        #expect(manifest("eu", history("eu").count) == manifest("eu", 1))
        #expect(rollout("status", "super-server").shown.contains("target us: "))
    }

    @Test func aContextThatIsMissingIsNamed() throws {
        try folder.write(["config": config(["eu"])])
        for verb in ["plan", "start"] {
            let refused = rollout(verb, path + "/stages.yaml", "--param", "to=v2")
            #expect(refused.exitCode == 1, "\(refused.shown)")
            #expect(
                refused.message.contains("target us: ") && refused.message.contains("prod-us"), "\(refused.message)")
        }
        #expect(!rollout("list").shown.contains("super-server"))
    }

    /// Two contexts of one cluster.
    @Test func oneClusterUnderTwoNamesIsRefused() throws {
        clusters["eu"]?.change {
            let object = #"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"u-1"}}"#
            $0.put("/api/v1/namespaces/kube-system", object)
        }
        try folder.write([
            "config": config(["eu", "us"]).replacing(clusters["us"]?.url ?? "", with: clusters["eu"]?.url ?? "")
        ])
        let refused = start()
        #expect(refused.exitCode == 1)
        #expect(
            refused.message.contains(
                "targets eu and us are the same release super-server in namespace default of one cluster"),
            "\(refused.message)")
        #expect(history("eu").count == 1)
    }
}
