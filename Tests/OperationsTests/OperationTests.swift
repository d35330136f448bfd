import Charts
import Failures
import GoTemplate
import Manifests
import Releases
import Testing

@testable import Operations

/// What operations leave in the history where a cluster refuses a step: the statuses that Helm leaves.
@Suite struct OperationTests {
    private let web = ReleaseFixture()

    @Test func aFailedInstallIsFollowedByRevision2() throws {
        #expect(throws: HelmError.self) { try web.install(on: FakeCluster(failing: .create)) }
        #expect(try web.statuses() == [.failed])
        let release = try web.upgrade(on: FakeCluster())
        #expect(release.revision == 2)
        // Helm's upgrade supersedes the revision it started from, whatever that was.
        #expect(try web.statuses() == [.superseded, .deployed])
    }

    @Test func aFailedUpgradeLeavesTheOlderRevisionDeployed() throws {
        _ = try web.install(on: FakeCluster())
        #expect(throws: HelmError.self) { try web.upgrade(on: FakeCluster(failing: .update)) }
        #expect(try web.statuses() == [.deployed, .failed])
        #expect(try web.store.history(of: web.key)[1].description == "Upgrade \"web\" failed: refused")
    }

    @Test func aHookThatFailsIsRecorded() throws {
        _ = try web.install(on: FakeCluster())
        #expect(throws: HelmError.self) { try web.upgrade(on: FakeCluster(failing: .hook)) }
        let failed = try web.store.release(web.key, revision: 2)
        #expect(failed.info.status == .failed)
        #expect(failed.info.description == "Upgrade \"web\" failed: pre-upgrade hooks failed: refused")
        #expect(failed.hooks.first?.lastRun.phase == .known(.failed))
        #expect(failed.hooks.first?.deletePolicies == [.known(.beforeCreation)])
    }

    @Test func rollbackOnFailureReturnsOrUninstalls() throws {
        #expect(throws: HelmError.self) { try web.install(on: FakeCluster(failing: .create), returns: true) }
        #expect(throws: StoreError.self) { try web.store.history(of: web.key) }
        _ = try web.install(on: FakeCluster())
        #expect(throws: HelmError.self) { try web.upgrade(on: FakeCluster(failing: .update, times: 1), returns: true) }
        #expect(try web.statuses() == [.superseded, .failed, .deployed])
        #expect(try web.store.history(of: web.key)[2].description == "Rollback to 1")
    }

    @Test func aRollbackThatFailsSupersedesWhatWasDeployed() throws {
        _ = try web.install(on: FakeCluster())
        _ = try web.upgrade(on: FakeCluster())
        #expect(throws: HelmError.self) { try web.rollback(to: .previous, on: FakeCluster(failing: .update)) }
        #expect(try web.statuses() == [.superseded, .superseded, .failed])
    }

    @Test func rollbackFindsTheNewestLabelThatWasDeployed() throws {
        _ = try web.install(on: FakeCluster(), labels: ["stage": "stable"])
        _ = try web.upgrade(on: FakeCluster(), labels: ["stage": "canary"])
        #expect(throws: HelmError.self) {
            try web.upgrade(on: FakeCluster(failing: .update), labels: ["stage": "stable"])
        }
        let release = try web.rollback(to: .labelled(key: "stage", value: "stable"), on: FakeCluster())
        #expect(release.revision == 4)
        #expect(release.info.description == "Rollback to 1")
        #expect(release.labels == ["stage": "stable"])
    }

    @Test func uninstallKeepsWhatItIsToldTo() throws {
        _ = try web.install(on: FakeCluster())
        _ = try web.upgrade(on: FakeCluster())
        var uninstallation = Uninstallation(web.key)
        uninstallation.keepsHistory = true
        let outcome = try uninstallation.run(in: web.scope(FakeCluster()))
        #expect(outcome.kept == "These resources were kept due to the resource policy:\n[ConfigMap] kept\n")
        #expect(try web.statuses() == [.superseded, .uninstalled])
        #expect(throws: NoDeployedReleases.self) { try web.upgrade(on: FakeCluster()) }
        uninstallation.keepsHistory = false
        _ = try uninstallation.run(in: web.scope(FakeCluster()))
        #expect(throws: StoreError.self) { try web.store.history(of: web.key) }
    }

    @Test func oneOperationAtATime() throws {
        let scope = web.scope(FakeCluster())
        let lock = try scope.lock(web.key, for: .install, timeout: 1)
        #expect(throws: StoreError.self) { try scope.lock(web.key, for: .upgrade, timeout: 1) }
        lock.end()
        _ = try web.install(on: FakeCluster())
    }

    @Test func aRevisionThatIsLeftPendingBecomesFailed() throws {
        let scope = web.scope(FakeCluster())
        _ = try web.install(on: FakeCluster())
        let lock = try scope.lock(web.key, for: .upgrade, timeout: 1)
        var release = try web.store.release(web.key, revision: 1)
        release.revision = 2
        release.info.status = .pendingUpgrade
        try lock.begin(release, audit: ReleaseAudit())
        lock.end()
        #expect(try web.statuses() == [.deployed, .failed])
        _ = try web.upgrade(on: FakeCluster())
        #expect(try web.statuses() == [.superseded, .failed, .deployed])
    }
}
