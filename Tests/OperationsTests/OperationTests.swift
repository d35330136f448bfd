import Charts
import Failures
import GoTemplate
import Manifests
import Releases
import Testing

@testable import Operations

/// What operations leave in the history where a cluster refuses a step: the statuses that Helm leaves.
@Suite struct OperationTests {
    private let store = MemoryStore()
    private let key = ReleaseKey(namespace: "shop", name: "web")

    @Test func aFailedInstallIsFollowedByRevision2() throws {
        #expect(throws: HelmError.self) { try install(on: FakeCluster(failing: .create)) }
        #expect(try statuses() == [.failed])
        let release = try upgrade(on: FakeCluster())
        #expect(release.revision == 2)
        // Helm's upgrade supersedes the revision it started from, whatever that was.
        #expect(try statuses() == [.superseded, .deployed])
    }

    @Test func aFailedUpgradeLeavesTheOlderRevisionDeployed() throws {
        _ = try install(on: FakeCluster())
        #expect(throws: HelmError.self) { try upgrade(on: FakeCluster(failing: .update)) }
        #expect(try statuses() == [.deployed, .failed])
        #expect(try store.history(of: key)[1].description == "Upgrade \"web\" failed: refused")
    }

    @Test func aHookThatFailsIsRecorded() throws {
        _ = try install(on: FakeCluster())
        #expect(throws: HelmError.self) { try upgrade(on: FakeCluster(failing: .hook)) }
        let failed = try store.release(key, revision: 2)
        #expect(failed.info.status == .failed)
        #expect(failed.info.description == "Upgrade \"web\" failed: pre-upgrade hooks failed: refused")
        #expect(failed.hooks.first?.lastRun.phase == "Failed")
        #expect(failed.hooks.first?.deletePolicies == ["before-hook-creation"])
    }

    @Test func rollbackOnFailureReturnsOrUninstalls() throws {
        #expect(throws: HelmError.self) { try install(on: FakeCluster(failing: .create), returns: true) }
        #expect(throws: StoreError.self) { try store.history(of: key) }
        _ = try install(on: FakeCluster())
        #expect(throws: HelmError.self) { try upgrade(on: FakeCluster(failing: .update, times: 1), returns: true) }
        #expect(try statuses() == [.superseded, .failed, .deployed])
        #expect(try store.history(of: key)[2].description == "Rollback to 1")
    }

    @Test func aRollbackThatFailsSupersedesWhatWasDeployed() throws {
        _ = try install(on: FakeCluster())
        _ = try upgrade(on: FakeCluster())
        #expect(throws: HelmError.self) { try rollback(to: .previous, on: FakeCluster(failing: .update)) }
        #expect(try statuses() == [.superseded, .superseded, .failed])
    }

    @Test func rollbackFindsTheNewestLabelThatWasDeployed() throws {
        _ = try install(on: FakeCluster(), labels: ["stage": "stable"])
        _ = try upgrade(on: FakeCluster(), labels: ["stage": "canary"])
        #expect(throws: HelmError.self) {
            try upgrade(on: FakeCluster(failing: .update), labels: ["stage": "stable"])
        }
        let release = try rollback(to: .labelled(key: "stage", value: "stable"), on: FakeCluster())
        #expect(release.revision == 4)
        #expect(release.info.description == "Rollback to 1")
        #expect(release.labels == ["stage": "stable"])
    }

    @Test func uninstallKeepsWhatItIsToldTo() throws {
        _ = try install(on: FakeCluster())
        _ = try upgrade(on: FakeCluster())
        var uninstallation = Uninstallation(key)
        uninstallation.keepsHistory = true
        let outcome = try uninstallation.run(in: scope(FakeCluster()))
        #expect(outcome.kept == "These resources were kept due to the resource policy:\n[ConfigMap] kept\n")
        #expect(try statuses() == [.superseded, .uninstalled])
        #expect(throws: NoDeployedReleases.self) { try upgrade(on: FakeCluster()) }
        uninstallation.keepsHistory = false
        _ = try uninstallation.run(in: scope(FakeCluster()))
        #expect(throws: StoreError.self) { try store.history(of: key) }
    }

    @Test func oneOperationAtATime() throws {
        let scope = scope(FakeCluster())
        let lock = try scope.lock(key, for: "install", timeout: 1)
        #expect(throws: StoreError.self) { try scope.lock(key, for: "upgrade", timeout: 1) }
        lock.end()
        _ = try install(on: FakeCluster())
    }

    @Test func aRevisionThatIsLeftPendingBecomesFailed() throws {
        let scope = scope(FakeCluster())
        _ = try install(on: FakeCluster())
        let lock = try scope.lock(key, for: "upgrade", timeout: 1)
        var release = try store.release(key, revision: 1)
        release.revision = 2
        release.info.status = .pendingUpgrade
        try lock.begin(release, audit: ReleaseAudit())
        lock.end()
        #expect(try statuses() == [.deployed, .failed])
        _ = try upgrade(on: FakeCluster())
        #expect(try statuses() == [.superseded, .failed, .deployed])
    }
}

extension OperationTests {
    private func scope(_ cluster: any Cluster) -> OperationScope {
        OperationScope(store: store, cluster: cluster, actor: Actor(user: "ann", host: "here"), log: Log())
    }

    private func options(_ labels: [GoString: GoString], returns: Bool) -> ChangeOptions {
        let metadata = Metadata()
        metadata.name = "app"
        metadata.version = "1.0.0"
        let hook = "kind: Job\nmetadata: {name: before, annotations: {helm.sh/hook: pre-upgrade}}\n"
        let kept = "kind: ConfigMap\nmetadata: {name: kept, annotations: {helm.sh/resource-policy: keep}}\n"
        let templates = [("hook", hook), ("kept", kept)].map { name, text in
            ChartFile(name: GoString("templates/\(name).yaml"), data: Array(text.utf8))
        }
        var options = ChangeOptions(chart: Chart(metadata: metadata, templates: templates), values: Map())
        options.labels = labels
        options.rollsBackOnFailure = returns
        return options
    }

    @discardableResult
    private func install(
        on cluster: any Cluster, labels: [GoString: GoString] = [:], returns: Bool = false
    ) throws -> Release {
        let scope = scope(cluster)
        let lock = try scope.lock(key, for: "install", timeout: 1)
        defer { lock.end() }
        let installation = Installation(key, options(labels, returns: returns))
        return try installation.run(installation.prepare(in: scope), in: scope, under: lock)
    }

    @discardableResult
    private func upgrade(
        on cluster: any Cluster, labels: [GoString: GoString] = [:], returns: Bool = false
    ) throws -> Release {
        let scope = scope(cluster)
        let lock = try scope.lock(key, for: "upgrade", timeout: 1)
        defer { lock.end() }
        return try Upgrade(key, options(labels, returns: returns)).run(in: scope, under: lock)
    }

    @discardableResult
    private func rollback(to target: RollbackTarget, on cluster: any Cluster) throws -> Release {
        let scope = scope(cluster)
        let lock = try scope.lock(key, for: "rollback", timeout: 1)
        defer { lock.end() }
        var rollback = Rollback(key)
        rollback.target = target
        return try rollback.run(in: scope, under: lock)
    }

    private func statuses() throws -> [ReleaseStatus] { try store.history(of: key).map(\.status) }
}
