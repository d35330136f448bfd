import Charts
import Failures
import GoTemplate
import Kubernetes
import Manifests
import Releases
import Testing

@testable import Operations

/// What operations leave in the history where a cluster refuses a step: the statuses that Helm leaves.
@Suite struct OperationTests {
    private let web = ReleaseFixture()

    @Test func aFailedInstallIsFollowedByRevision2() throws {
        #expect(throws: ClusterFailure.self) { try web.install(on: FakeCluster(failing: .create)) }
        #expect(try web.statuses() == [.failed])
        let release = try web.upgrade(on: FakeCluster())
        #expect(release.revision == 2)
        // Helm's upgrade supersedes the revision it started from, whatever that was.
        #expect(try web.statuses() == [.superseded, .deployed])
    }

    @Test(arguments: ["Web", "-web", "we_b", "", "web.", String(repeating: "w", count: 54)])
    func namesThatHelmRefusesInstallNothing(_ name: String) throws {
        let cluster = FakeCluster()
        let key = ReleaseKey(namespace: "shop", name: GoString(name))
        #expect(throws: HelmError.self) { try Installation(key, web.options()).run(in: web.scope(cluster)) }
        #expect(cluster.steps.isEmpty)
    }

    @Test func aNameInUseIsTakenOnlyWhereItMayBeReplaced() throws {
        #expect(throws: ClusterFailure.self) { try web.install(on: FakeCluster(failing: .create)) }
        var installation = Installation(web.key, web.options())
        #expect(throws: HelmError.self) { try installation.run(in: web.scope(FakeCluster())) }
        installation.replaces = true
        #expect(try installation.run(in: web.scope(FakeCluster())).revision == 2)
        #expect(throws: HelmError.self) { try installation.run(in: web.scope(FakeCluster())) }
    }

    /// The hooks of each operation run before or after what it is named for.
    @Test func everyOperationRunsItsHooks() throws {
        let events = ["install", "upgrade", "rollback", "delete"].flatMap { ["pre-" + $0, "post-" + $0] }
        let templates = events.map { event in
            (event, "kind: Job\nmetadata: {name: \(event), annotations: {helm.sh/hook: \(event)}}\n")
        }
        let options = web.options(of: Dictionary(uniqueKeysWithValues: templates))
        let cluster = FakeCluster()
        _ = try Installation(web.key, options).run(in: web.scope(cluster))
        _ = try Upgrade(web.key, options).run(in: web.scope(cluster))
        try web.rollback(to: .revision(1), on: cluster)
        _ = try Uninstallation(web.key).run(in: web.scope(cluster))
        let created = cluster.hookSteps.filter { $0.hasPrefix("hookCreate ") }
        #expect(created == events.map { "hookCreate " + $0 })
    }

    @Test func aFailedUpgradeLeavesTheOlderRevisionDeployed() throws {
        _ = try web.install(on: FakeCluster())
        #expect(throws: ClusterFailure.self) { try web.upgrade(on: FakeCluster(failing: .update)) }
        #expect(try web.statuses() == [.deployed, .failed])
        #expect(try web.store.history(of: web.key)[1].description == "Upgrade \"web\" failed: refused")
    }

    @Test func aWaitThatFailsIsRecorded() throws {
        #expect(throws: ClusterFailure.self) { try web.install(on: FakeCluster(failing: .wait)) }
        #expect(try web.statuses() == [.failed])
        _ = try web.upgrade(on: FakeCluster())
        #expect(throws: ClusterFailure.self) { try web.upgrade(on: FakeCluster(failing: .wait)) }
        #expect(try web.statuses() == [.superseded, .deployed, .failed])
    }

    @Test func aHookThatFailsIsRecorded() throws {
        _ = try web.install(on: FakeCluster())
        #expect(throws: ClusterFailure.self) { try web.upgrade(on: FakeCluster(failing: .hookWait)) }
        let failed = try web.store.release(web.key, revision: 2)
        #expect(failed.info.status == .failed)
        #expect(failed.info.description == "Upgrade \"web\" failed: pre-upgrade hooks failed: refused")
        #expect(failed.hooks.first?.lastRun.phase == .known(.failed))
        #expect(failed.hooks.first?.deletePolicies == [.known(.beforeCreation)])
    }

    @Test func rollbackOnFailureReturnsOrUninstalls() throws {
        #expect(throws: ClusterFailure.self) { try web.install(on: FakeCluster(failing: .create), returns: true) }
        #expect(throws: StoreError.self) { try web.store.history(of: web.key) }
        _ = try web.install(on: FakeCluster())
        let cluster = FakeCluster(failing: .update, times: 1)
        #expect(throws: ClusterFailure.self) { try web.upgrade(on: cluster, returns: true) }
        #expect(try web.statuses() == [.superseded, .failed, .deployed])
        #expect(try web.store.history(of: web.key)[2].description == "Rollback to 1")
    }

    @Test func aRollbackThatFailsSupersedesWhatWasDeployed() throws {
        _ = try web.install(on: FakeCluster())
        _ = try web.upgrade(on: FakeCluster())
        #expect(throws: ClusterFailure.self) { try web.rollback(to: .previous, on: FakeCluster(failing: .update)) }
        #expect(try web.statuses() == [.superseded, .superseded, .failed])
    }

    @Test func rollbackFindsTheNewestLabelThatWasDeployed() throws {
        _ = try web.install(on: FakeCluster(), labels: ["stage": "stable"])
        _ = try web.upgrade(on: FakeCluster(), labels: ["stage": "canary"])
        #expect(throws: ClusterFailure.self) {
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

    @Test func nothingIsRecordedOfAPlanThatIsRefused() throws {
        #expect(throws: ClusterFailure.self) { try web.install(on: FakeCluster(failing: .plan)) }
        #expect(throws: StoreError.self) { try web.statuses() }
        _ = try web.install(on: FakeCluster())
        #expect(throws: ClusterFailure.self) { try web.upgrade(on: FakeCluster(failing: .plan)) }
        #expect(try web.statuses() == [.deployed])
    }

    /// Helm records a rollback before it finds out whether the server knows its kinds.
    @Test func aRollbackThatCannotBePlannedStaysPending() throws {
        _ = try web.install(on: FakeCluster())
        #expect(throws: ClusterFailure.self) { try web.rollback(to: .revision(1), on: FakeCluster(failing: .plan)) }
        #expect(try web.statuses() == [.deployed, .pendingRollback])
        #expect(throws: PendingOperation.self) { try web.upgrade(on: FakeCluster()) }
        _ = try web.rollback(to: .revision(1), on: FakeCluster())
        #expect(try web.statuses() == [.superseded, .pendingRollback, .deployed])
    }

    /// Helm's words for a rollback that created nothing.
    @Test func aRollbackThatCreatedNothingHasNothingToDelete() throws {
        _ = try web.install(on: FakeCluster())
        var rollback = Rollback(web.key)
        rollback.target = .revision(1)
        rollback.apply.cleansUpOnFailure = true
        let failure = #expect(throws: ClusterFailure.self) {
            try rollback.run(in: web.scope(FakeCluster(failing: .update)))
        }
        let start = "an error occurred while cleaning up resources. original rollback error: "
        let reason = "unable to cleanup resources: object not found, skipping delete: no objects visited"
        #expect(failure?.message.text == start + reason)
        #expect(try web.statuses() == [.superseded, .failed])
    }

    /// Helm records that a release is going when the first hook runs, and not before.
    @Test func hooksThatCannotBeginLeaveTheReleaseAsItWas() throws {
        let hook = "kind: Job\nmetadata: {name: before, annotations: {helm.sh/hook: pre-delete}}\n"
        _ = try Installation(web.key, web.options(of: ["hook": hook])).run(in: web.scope(FakeCluster()))
        for step in [FakeCluster.Step.hookDelete, .hookCheck] {
            #expect(throws: ClusterFailure.self) {
                try Uninstallation(web.key).run(in: web.scope(FakeCluster(failing: step)))
            }
            #expect(try web.statuses() == [.deployed])
        }
        #expect(throws: ClusterFailure.self) {
            try Uninstallation(web.key).run(in: web.scope(FakeCluster(failing: .hookCreate)))
        }
        #expect(try web.statuses() == [.uninstalling])
    }

    /// Helm believes the namespace that a record names.
    @Test func theNamespaceOfTheRecordIsTakenOver() throws {
        var release = try web.install(on: FakeCluster())
        release.revision = 2
        release.namespace = "elsewhere"
        let lock = try web.scope(FakeCluster()).lock(web.key, for: .upgrade, timeout: 1)
        try lock.begin(release, audit: ReleaseAudit())
        try lock.finish(release)
        let text = "kind: ConfigMap\nmetadata: {name: a}\ndata: {in: {{ .Release.Namespace }}}\n"
        let upgrade = Upgrade(web.key, web.options(of: ["a": text]))
        let next = try upgrade.run(in: web.scope(FakeCluster()))
        #expect(next.namespace == "elsewhere" && next.manifest.contains("in: elsewhere") && next.key == web.key)
        #expect(try web.rollback(to: .revision(1), on: FakeCluster()).namespace == "elsewhere")
        #expect(try web.store.history(of: web.key).map(\.namespace) == ["shop", "elsewhere", "elsewhere", "elsewhere"])
    }

    @Test func anUpgradeDeletesWhatItCreatedWhereThatIsAskedFor() throws {
        _ = try web.install(on: FakeCluster())
        let cluster = FakeCluster(failing: .wait)
        let kind = GroupVersionKind(group: "", version: "v1", kind: "ConfigMap")
        cluster.created = [ObjectKey(kind, namespace: "shop", name: "new")]
        var upgrade = Upgrade(web.key, web.options())
        upgrade.options.apply.cleansUpOnFailure = true
        #expect(throws: ClusterFailure.self) { try upgrade.run(in: web.scope(cluster)) }
        #expect(cluster.steps.suffix(3) == [.update, .wait, .delete])
        #expect(try web.statuses() == [.deployed, .failed])
    }

    @Test func whatFailsAfterADeletionDoesNotKeepTheRelease() throws {
        _ = try web.install(on: FakeCluster())
        let failure = #expect(throws: ClusterFailure.self) {
            try Uninstallation(web.key).run(in: web.scope(FakeCluster(failing: .wait)))
        }
        #expect(failure?.message == "uninstallation completed with 1 error(s): refused")
        #expect(throws: StoreError.self) { try web.statuses() }
    }

    @Test func aDeletionThatFailsKeepsTheRelease() throws {
        _ = try web.install(on: FakeCluster())
        let failure = #expect(throws: ClusterFailure.self) {
            try Uninstallation(web.key).run(in: web.scope(FakeCluster(failing: .uninstall)))
        }
        #expect(failure?.message == "failed to delete release: web")
        #expect(failure?.causes.map(\.message) == ["refused"])
        #expect(try web.statuses() == [.uninstalling])
        _ = try Uninstallation(web.key).run(in: web.scope(FakeCluster()))
        #expect(throws: StoreError.self) { try web.statuses() }
    }

    @Test func aClusterOutOfReachStopsEverything() throws {
        let cluster = FakeCluster(failing: .reach)
        let failure = #expect(throws: ClusterFailure.self) { try web.install(on: cluster) }
        #expect(failure?.message == "cluster reachability check failed: refused")
        #expect(throws: ClusterFailure.self) { try web.upgrade(on: cluster) }
        #expect(throws: ClusterFailure.self) { try web.rollback(to: .previous, on: cluster) }
        #expect(throws: ClusterFailure.self) { try Uninstallation(web.key).run(in: web.scope(cluster)) }
        #expect(cluster.steps.isEmpty)
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
