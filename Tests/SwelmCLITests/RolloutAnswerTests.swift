import Foundation
import GoTemplate
import Processes
import TestSupport
import Testing

@testable import SwelmCLI

/// Answers that are signed with a key of OpenSSH, from the command line on.
@Suite(.serialized)
struct RolloutAnswerTests {
    private let folder: ScratchFolder
    private var path: String { folder.url.path }

    /// A rollout that waits for somebody who signs.
    init() throws {
        folder = try ScratchFolder()
        for name in ["ann", "eve"] {
            let arguments: [GoString] = ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", folder.path(name)]
            #expect(try Program("ssh-keygen", arguments).run().ending.isSuccess)
        }
        let key = GoString(folder.bytes(of: "ann.pub") ?? []).trimmingSpace.text
        try folder.write([
            "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
            "chart/templates/web.yaml": "kind: ConfigMap\nmetadata: {name: web}\ndata: {a: '{{ .Values.a }}'}\n",
            "stages.yaml": """
            chart: chart
            release: web
            signers: {ann: '\(key)'}
            stages:
              - {name: one, set: [a=1], approval: {by: [user:ann], identity: [ssh], reason: required}}
              - {name: two, set: [a=2]}
            """,
        ])
        let started = rollout("start", path + "/stages.yaml")
        try #require(started.exitCode == 3, "\(String(decoding: started.standardError, as: UTF8.self))")
    }

    private func rollout(_ arguments: String...) -> CapturedRun {
        CapturedRun(
            ["rollout"] + arguments,
            environment: [
                "SWELM_STORE": "sqlite:\(path)/store.db", "SWELM_CLUSTER": "off", "HOME": path, "SWELM_ACTOR": "ann",
            ])
    }

    private func approve(_ more: String...) -> CapturedRun {
        CapturedRun(
            ["rollout", "approve", "web", "--reason", "looks fine"] + more,
            environment: [
                "SWELM_STORE": "sqlite:\(path)/store.db", "SWELM_CLUSTER": "off", "HOME": path, "SWELM_ACTOR": "ann",
            ])
    }

    @Test func aSignedAnswerOpensTheGate() {
        let signed = approve("--sign", path + "/ann")
        #expect(signed.exitCode == 0, "\(signed.message)")
        let history = rollout("history", "web", "-o", "json").shown
        #expect(history.contains(#""source":"ssh""#) && history.contains(#""reason":"looks fine""#), "\(history)")
        #expect(rollout("run", "web").exitCode == 0)
        #expect(rollout("status", "web").shown.contains(#"approved by ann (ssh) "looks fine""#))
    }

    @Test func whoDoesNotSignIsRefused() {
        #expect(approve().message == "Error: this stage does not trust who is known by declared only\n")
        #expect(rollout("run", "web").exitCode == 3)
    }

    @Test func aStrangersKeyOrNoneIsRefused() throws {
        let stranger = approve("--sign", path + "/eve")
        #expect(stranger.exitCode == 1 && stranger.message.hasPrefix("Error: "), "\(stranger.message)")
        let missing = approve("--sign", path + "/nobody")
        #expect(missing.exitCode == 1 && missing.message.hasPrefix("Error: "), "\(missing.message)")
        #expect(rollout("run", "web").exitCode == 3)
        #expect(!rollout("history", "web", "-o", "json").shown.contains("looks fine"))
    }

    /// What is signed is the answer: another reason is another one.
    @Test func aReasonIsAskedForAlsoOfWhoSigns() {
        let signed = rollout("approve", "web", "--sign", path + "/ann")
        #expect(signed.message == "Error: this stage asks for a reason\n")
    }
}
