import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// A store of its own in which productpage is deployed as the first stage of its rollout has it.
struct DeployedProductpage {
    let folder: ScratchFolder
    static let namespace = "bookinfo-k8s-helm-istio-canary"
    static let file = "charts/rollouts/productpage.yaml"

    init() throws {
        folder = try ScratchFolder()
        try #require(FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path))
        let repository = "myacrepo.azurecr.io/bookinfo-canary/productpage"
        let sides = ["production": "2,100", "canary": "0,0"].flatMap { side, numbers in
            zip(["replicaCount", "weight"], numbers.split(separator: ",")).map { "\(side)Deployment.\($0)=\($1)" }
                + ["\(side)Deployment.image.tag=83", "\(side)Deployment.image.repository=\(repository)"]
        }
        let installed = run(["install", "productpage", "charts/productpage", "--set", sides.joined(separator: ",")])
        try #require(installed.exitCode == 0)
    }

    /// Runs a command in the namespace of the release.
    func run(_ arguments: [String], environment: [String: String] = [:]) -> CapturedRun {
        let own = ["SWELM_STORE": "sqlite:\(folder.url.path)/store.db", "SWELM_CLUSTER": "off"]
        return CapturedRun(
            arguments + ["-n", Self.namespace], environment: own.merging(environment) { _, given in given })
    }

    func path(_ name: String) -> String { folder.url.path + "/" + name }

    func read(_ name: String) -> String { (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? "" }
}

extension CapturedRun {
    var shown: String { String(decoding: standardOutput, as: UTF8.self) }
}
