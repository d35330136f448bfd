import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// What only swelm has, and what it says about bad input.
@Suite struct ReleaseCommandTests {
    private let scratch: URL

    init() throws {
        scratch = try ScratchFolder.make()
    }

    private func run(_ arguments: String..., variables: [String: String] = [:]) -> CapturedRun {
        let environment = [
            "HOME": scratch.path, "SWELM_STORE": "sqlite:\(scratch.path)/releases.db", "NO_COLOR": "1",
            "KUBECONFIG": "/nonexistent", "SWELM_ACTOR": "jane", "BUILD_URL": "https://ci.example.com/7",
        ]
        return CapturedRun(arguments, environment: environment.merging(variables) { $1 })
    }

    @Test func changesSayOnceThatNothingWasApplied() {
        let install = run("install", "web", "charts/productpage")
        #expect(
            install.error
                == "swelm: revision 1 of release web was recorded; without a cluster nothing was applied\n")
        let rollback = run("rollback", "web", "1")
        #expect(
            rollback.error.hasSuffix("revision 2 of release web was recorded; without a cluster nothing was applied\n"))
        let uninstall = run("uninstall", "web")
        #expect(
            uninstall.error == "swelm: the end of release web was recorded; without a cluster nothing was applied\n")
        #expect(run("install", "web", "charts/productpage", "--dry-run=client").error.isEmpty)
    }

    @Test func auditNamesWhatWasSetAndHidesIt() {
        _ = run(
            "install", "web", "charts/productpage", "-f", "charts/productpage/values.yaml", "--set",
            "a.token=s3cret,b={x,y}")
        let audit = run("release", "audit", "web")
        #expect(audit.exitCode == 0)
        #expect(!audit.text.contains("s3cret"))
        #expect(audit.text.contains("SET: --set a.token=…,b=…\n"))
        #expect(audit.text.contains("ACTOR: jane\nCI: https://ci.example.com/7\nCHART: charts/productpage\n"))
        #expect(audit.text.contains("VALUES FILE: charts/productpage/values.yaml (sha256 "))
        #expect(run("get", "values", "web").text.contains("s3cret"))
        for command in [["list"], ["history", "web"], ["status", "web"], ["list", "-o", "json"]] {
            let environment = ["HOME": scratch.path, "SWELM_STORE": "sqlite:\(scratch.path)/releases.db"]
            let listing = CapturedRun(command, environment: environment)
            #expect(listing.exitCode == 0 && !listing.text.contains("s3cret"))
        }
    }

    @Test func exportsCanBeImportedElsewhere() throws {
        _ = run("install", "web", "charts/lifecycle", "--labels", "stage=stable")
        _ = run("upgrade", "web", "charts/lifecycle", "--set", "token=x", "--labels", "stage=canary")
        let file = scratch.appendingPathComponent("web.yaml")
        try Data(run("release", "export", "web").standardOutput).write(to: file)
        let other = ["SWELM_STORE": "sqlite:\(scratch.path)/other.db"]
        #expect(run("release", "import", file.path, variables: other).text.hasPrefix("imported web revision 1 in"))
        for command in ["manifest", "values", "hooks", "notes"] {
            #expect(run("get", command, "web", variables: other).text == run("get", command, "web").text)
        }
        let again = run("release", "import", file.path, variables: other)
        #expect(again.message == "Error: web revision 1 in namespace default is already recorded\n")
        let back = run("rollback", "web", "--to-label", "stage=stable", variables: other)
        #expect(back.exitCode == 0)
    }

    @Test(arguments: [
        (["list", "--store", "mysql://u:pw9@h/d"], "the scheme \"mysql\" is not known"),
        (["list", "--store", "sqlite:/"], "release store /: it is a directory"),
        (["list", "--store", "postgres://u:pw9@127.0.0.1:1/d"], "release store postgres://u@127.0.0.1:1/d: "),
        (["release", "export", "nope"], "release: not found"),
        (["release", "unlock", "nope"], "release: not found"),
        (["release", "audit", "nope"], "release: not found"),
        (["release", "import", "Makefile"], "cannot import Makefile: "),
        (["release", "import", "nope.yaml"], "open nope.yaml: no such file or directory"),
        (["rollback", "nope", "--to-label", "a=b"], "release: not found"),
        (["rollback", "nope", "--to-label", "a"], "must be formatted as KEY=VALUE"),
        (["rollback", "nope", "1", "--to-label", "a=b"], "cannot set --to-label and also specify a revision"),
        (["install", "web", "charts/lifecycle", "--labels", "a=b c"], "metadata.labels: Invalid value: \"b c\""),
    ])
    func badInputIsRefused(_ arguments: [String], _ message: String) {
        let environment = ["HOME": scratch.path, "SWELM_STORE": "sqlite:\(scratch.path)/releases.db"]
        let run = CapturedRun(arguments, environment: environment)
        #expect(run.exitCode == 1)
        #expect(run.message.contains(message))
        #expect(!run.message.contains("pw9"))
        #expect(run.standardOutput.isEmpty)
        #expect(CapturedRun(["list", "-q", "-A"], environment: environment).text.isEmpty)
    }

    @Test(arguments: [("secret", "Secrets"), ("configmap", "ConfigMaps")])
    func storesOfAClusterAreRefusedByName(_ driver: String, _ objects: String) {
        let run = CapturedRun(["list"], environment: ["HOME": scratch.path, "HELM_DRIVER": driver])
        #expect(run.message.hasPrefix("Error: releases are to be recorded as \(objects) of a cluster"))
    }

    /// Helm says so through its log alone.
    @Test(arguments: [
        ["list"], ["install", "web", "charts/productpage"], ["upgrade", "web", "charts/productpage"],
        ["upgrade", "-i", "web", "charts/productpage"], ["rollback", "web"], ["uninstall", "web"], ["status", "web"],
        ["test", "web"],
    ])
    func unknownDriversAreLogged(_ arguments: [String]) {
        let run = CapturedRun(arguments, environment: ["HOME": scratch.path, "HELM_DRIVER": "bogus"])
        #expect(run.error == "level=INFO msg=\"unknown driver \\\"bogus\\\"\"\n")
        #expect(run.exitCode == 1)
    }
}

extension CapturedRun {
    var text: String { String(decoding: standardOutput, as: UTF8.self) }
    var error: String { String(decoding: standardError, as: UTF8.self) }
}
