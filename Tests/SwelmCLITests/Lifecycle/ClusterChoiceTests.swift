import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// Which cluster commands ask, and when they ask none.
@Suite struct ClusterChoiceTests {
    private let scratch: URL

    init() throws { scratch = try ScratchFolder.make() }

    private func run(_ arguments: [String], _ variables: [String: String] = [:]) -> CapturedRun {
        let environment = ["HOME": scratch.path, "NO_COLOR": "1"]
        return CapturedRun(arguments, environment: environment.merging(variables) { $1 }, cluster: nil)
    }

    private let unreachable =
        "kubernetes cluster unreachable: Get \"http://127.0.0.1:1/version\": dial tcp 127.0.0.1:1: "
        + "connect: connection refused"

    /// What Helm 4.2.3 says where nothing listens, without its log.
    @Test(arguments: [
        (["install", "web", "charts/productpage"], "INSTALLATION FAILED: cluster reachability check failed: "),
        (
            ["install", "web", "charts/productpage", "--dry-run=server"],
            "INSTALLATION FAILED: cluster reachability check failed: "
        ),
        (["upgrade", "web", "charts/productpage"], "UPGRADE FAILED: "),
        (["upgrade", "web", "charts/productpage", "--dry-run=client"], "UPGRADE FAILED: "),
        (["upgrade", "-i", "web", "charts/productpage"], ""), (["rollback", "web", "1"], ""),
        (["uninstall", "web", "--ignore-not-found"], ""), (["uninstall", "web", "--dry-run"], ""), (["list"], ""),
        (["status", "web"], ""), (["history", "web"], ""), (["get", "values", "web"], ""),
        (["template", "web", "charts/productpage", "--dry-run=server"], "cluster reachability check failed: "),
    ])
    func saysThatNobodyAnswers(_ arguments: [String], _ prefix: String) {
        let found = run(arguments + ["--kube-apiserver", "http://127.0.0.1:1"])
        #expect(found.message == "Error: \(prefix)\(unreachable)\n")
        #expect(found.exitCode == 1)
        #expect(run(arguments, ["HELM_KUBEAPISERVER": "http://127.0.0.1:1"]).message == found.message)
    }

    @Test func otherSchemesAreRefused() {
        let found = run(["list", "--kube-apiserver", "nonsense://x"])
        let reason = "Get \"nonsense://x/version\": unsupported protocol scheme \"nonsense\""
        #expect(found.message == "Error: kubernetes cluster unreachable: \(reason)\n")
    }

    @Test func logsWhyAnInstallIsNotBegun() {
        let found = run(["install", "web", "charts/productpage", "--kube-apiserver", "http://127.0.0.1:1"])
        #expect(found.error.hasPrefix("level=ERROR msg=\"cluster reachability check failed: "))
    }

    @Test func readsNoKubeConfigToRender() throws {
        try write("broken", "apiVersion: [")
        let broken = ["--kubeconfig", scratch.path + "/broken"]
        #expect(run(["template", "web", "charts/productpage"] + broken).exitCode == 0)
        #expect(run(["install", "web", "charts/productpage", "--dry-run=client"] + broken).exitCode == 0)
        let list = run(["list"] + broken)
        #expect(list.message.hasPrefix("Error: kubernetes cluster unreachable: error loading config file "))
    }

    @Test func kubeConfigsAndFlagsNameACluster() throws {
        let found = run(["list"], ["KUBECONFIG": scratch.path + "/missing"])
        #expect(found.message.hasPrefix("Error: kubernetes cluster unreachable: Get \"http://localhost:8080/version\""))
        #expect(run(["list", "--kube-context", "x"]).message.hasSuffix(": context \"x\" does not exist\n"))
        try write(".kube/config", "current-context: x")
        #expect(run(["list"]).message.contains("context was not found for specified context: x"))
    }

    @Test func recordsAloneWhereThatIsWanted() {
        let cluster = ["--kube-apiserver", "http://127.0.0.1:1"]
        #expect(run(["list", "--cluster", "off"] + cluster).exitCode == 0)
        #expect(run(["list"] + cluster, ["SWELM_CLUSTER": "off"]).exitCode == 0)
        #expect(run(["list", "--store", "memory:"] + cluster).exitCode == 0)
        #expect(run(["list"]).exitCode == 0)
        #expect(run(["list", "--cluster", "on", "--store", "memory:"] + cluster).exitCode == 1)
        let refused = run(["list", "--cluster", "off"] + cluster, ["HELM_DRIVER": "configmap"])
        #expect(refused.message.hasPrefix("Error: releases are to be recorded as ConfigMaps of a cluster"))
    }

    @Test func recordsBesideTheObjects() {
        func store(_ variables: [String: String]) -> String { run(["env", "SWELM_STORE"], variables).text }
        let cluster = ["HELM_KUBEAPISERVER": "http://127.0.0.1:1"]
        #expect(store(cluster) == "secret:\n")
        #expect(store(cluster.merging(["SWELM_CLUSTER": "off"]) { $1 }).hasPrefix("sqlite:"))
        #expect(store(cluster.merging(["SWELM_STORE": "sqlite:/x"]) { $1 }) == "sqlite:/x\n")
        #expect(store([:]).hasPrefix("sqlite:"))
    }

    @Test func aBatchAsksNoServer() {
        let found = run(["template", "--batch", "x.yaml", "--dry-run=server"])
        #expect(found.message == "Error: --dry-run=server has no meaning with --batch\n")
    }

    private func write(_ name: String, _ text: String) throws {
        let file = scratch.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
