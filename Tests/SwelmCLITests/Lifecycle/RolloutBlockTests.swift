import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// `swelm rollout block` and `unblock`.
@Suite struct RolloutBlockTests {
    private let store: String

    init() throws { store = try ScratchFolder.make().path + "/releases.db" }

    private func run(_ arguments: String...) -> CapturedRun {
        CapturedRun(
            ["rollout"] + arguments,
            environment: ["HOME": "/nonexistent", "SWELM_STORE": "sqlite:\(store)", "KUBECONFIG": "/nonexistent"])
    }

    @Test func blocksAndUnblocks() {
        #expect(run("block", "web", "--reason", "holidays").text == "rollouts of web are blocked\n")
        #expect(run("block", "-A", "--reason", "audit").text == "all rollouts are blocked\n")
        #expect(
            run("unblock", "web").text
                == "rollouts of web are not blocked any more, but all rollouts still are: audit\n")
        #expect(run("unblock", "web").message.contains("Error: rollouts of web are not blocked\n"))
        #expect(run("unblock", "--all").text == "all rollouts are not blocked any more\n")
    }

    @Test func saysWhatIsMissing() {
        #expect(run("block", "web").message.contains("a block needs a reason"))
        #expect(run("block", "--reason", "x").exitCode == 1)
        #expect(run("block", "web", "-A", "--reason", "x").exitCode == 1)
        #expect(run("block", "web", "--reason", "x", "--store", "memory:").exitCode == 0)
    }
}
