import GoTemplate
import Releases
import TestSupport
import Testing

@testable import SwelmCLI

/// What the commands for releases do to one that takes part in a staged rollout.
@Suite struct DuringRolloutTests {
    private let store: GoString

    /// A store with a release, and a rollout that holds it.
    init() throws {
        store = GoString(try ScratchFolder.make().path + "/releases.db")
        #expect(run("install", "web", "charts/lifecycle").exitCode == 0)
        let release = ReleaseKey(namespace: "default", name: "web")
        try SQLiteStore(path: store).write { transaction in
            try transaction.insert(
                rollout(isActive: true), plan: [], members: [RolloutMember(name: "web", release: release)])
        }
    }

    private func rollout(isActive: Bool) -> RolloutSummary {
        RolloutSummary(
            key: RolloutKey(name: "shop", number: 3), state: "waiting", isActive: isActive, stage: "", stageIndex: 1,
            stageCount: 2, attempt: 1, planDigest: "", createdAt: 0, updatedAt: 0)
    }

    private func run(_ arguments: String...) -> CapturedRun { run(arguments) }

    private func run(_ arguments: [String]) -> CapturedRun {
        let environment = ["HOME": "/nonexistent", "SWELM_STORE": "sqlite:\(store.text)", "KUBECONFIG": "/nonexistent"]
        return CapturedRun(arguments, environment: environment)
    }

    private static let changes = [
        ["upgrade", "web", "charts/lifecycle"], ["upgrade", "web", "charts/lifecycle", "--install"],
        ["rollback", "web", "1"], ["uninstall", "web", "--keep-history"],
    ]

    @Test(arguments: changes)
    func changesAreRefusedUnlessTheRolloutIsToBeHeld(_ arguments: [String]) throws {
        let refused = run(arguments)
        #expect(refused.exitCode == 1)
        // Helm begins failures of upgrades with words of its own.
        #expect(
            refused.message.replacing("UPGRADE FAILED: ", with: "") == """
                Error: release "web" takes part in rollout shop.3, which is waiting; to end it, run \
                "swelm rollout abort shop.3", which returns, or "swelm rollout abandon shop.3"

                """)
        #expect(run("history", "web").text.split(separator: "\n").count == 2)
        #expect(run(arguments + ["--during-rollout=hold"]).exitCode == 0)
        try SQLiteStore(path: store).write { try $0.update(rollout(isActive: false)) }
        if arguments[0] != "uninstall" { #expect(run(arguments).exitCode == 0) }
    }

    @Test func installationsAreRefusedToo() {
        #expect(run("uninstall", "web", "--during-rollout", "hold").exitCode == 0)
        #expect(run("install", "web", "charts/lifecycle").message.contains("takes part in rollout shop.3"))
        #expect(run("install", "web", "charts/lifecycle", "--during-rollout", "hold").exitCode == 0)
    }

    @Test func otherReleasesAndDryRunsAreNoMatter() {
        #expect(run("install", "api", "charts/lifecycle").exitCode == 0)
        #expect(run("upgrade", "web", "charts/lifecycle", "--dry-run=client").exitCode == 0)
        #expect(!run("test", "web").message.contains("rollout"))
    }

    @Test func theReasonIsRecorded() {
        _ = run("upgrade", "web", "charts/lifecycle", "--during-rollout=hold", "--reason", "hot fix")
        #expect(run("release", "audit", "web").text.contains("REASON: hot fix\n"))
        _ = run("upgrade", "web", "charts/lifecycle", "--during-rollout=hold")
        #expect(!run("release", "audit", "web").text.contains("REASON"))
    }

    @Test func otherWordsAreRefused() {
        let refused = run("upgrade", "web", "charts/lifecycle", "--during-rollout=holt")
        let words = "invalid value \"holt\" for --during-rollout: must be refuse, hold or abandon"
        #expect(refused.message.contains(words))
    }

    /// They say which rollout made a revision, and the next one is not its.
    @Test func upgradesDropTheLabelsOfARollout() {
        let labels = "swelm.dev/rollout=shop.3,swelm.dev/stage=one,team=a"
        _ = run("upgrade", "web", "charts/lifecycle", "--during-rollout=hold", "--labels", labels)
        #expect(run("list", "-l", "swelm.dev/rollout=shop.3").text.contains("web"))
        _ = run("upgrade", "web", "charts/lifecycle", "--during-rollout=hold")
        #expect(!run("list", "-l", "swelm.dev/rollout").text.contains("web"))
        #expect(run("list", "-l", "team=a").text.contains("web"))
    }

    /// A rollback takes over what is known of the older revision, but not that a rollout made it.
    @Test func rollbacksAreNoPartOfARollout() throws {
        let opened = SQLiteStore(path: store)
        let release = ReleaseKey(namespace: "default", name: "web")
        var next = try opened.release(release, revision: 1)
        next.revision = 2
        var audit = ReleaseAudit()
        (audit.rollout, audit.stage, audit.attempt, audit.effect) = ("shop.3", "one", 1, "stage/0/1/applying/web")
        try opened.importReleases([next], audit: audit)
        #expect(run("release", "audit", "web").text.contains("ROLLOUT: shop.3\nSTAGE: one\nATTEMPT: 1\nEFFECT: stage/"))
        #expect(run("rollback", "web", "2", "--during-rollout=hold").exitCode == 0)
        #expect(!run("release", "audit", "web").text.contains("shop.3"))
    }
}
