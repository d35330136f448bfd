import Foundation
import GoTemplate
import Releases
import TestSupport
import Testing

@testable import Operations

/// Troubles that last: no rights, no server, records that nobody can read.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct RightsFaultTests {
    private func run(
        _ operation: FaultyOperation, readyAfter time: Double = 0,
        refusing isRefused: @escaping @Sendable (ModelCluster.Request) -> Bool
    ) throws -> (cluster: ModelCluster, failure: String?) {
        var state = try operation.before()
        state.readyAfter = time
        let cluster = try ModelCluster(state) { _, request in
            isRefused(request) ? .instead(.refusal(403, "Forbidden", "you may not")) : nil
        }
        do { try operation.run(in: FaultyOperation.scope(cluster), timeout: 20) } catch {
            return (cluster, error.goMessage.text)
        }
        return (cluster, nil)
    }

    /// Waits need the rights that Helm's need.
    @Test(arguments: [(FaultyOperation.install, "failed pre-install: "), (.upgrade, "pre-upgrade hooks failed: ")])
    func waitsNeedListsAndWatches(_ operation: FaultyOperation, _ step: String) throws {
        let (_, noWatch) = try run(operation, readyAfter: 3) { $0.target.contains("watch=true") }
        #expect(noWatch == step + "you may not")
        let (cluster, noList) = try run(operation) { $0.method == "GET" && $0.path.hasSuffix("/jobs") }
        #expect(noList == step + "failed to list batch/v1, Kind=Job: you may not")
        let scope = try FaultyOperation.scope(cluster)
        #expect(try scope.store.history(of: FaultyOperation.key).last?.status == .failed)
    }

    /// Helm finds a name free whose history it may not read.
    @Test func anInstallNeedsNoListOfRecords() throws {
        let (cluster, failure) = try run(.install) { $0.method == "GET" && $0.path.hasSuffix("/secrets") }
        #expect(failure == nil)
        let revived = try ModelCluster(cluster.snapshot)
        let scope = try FaultyOperation.scope(revived)
        #expect(try scope.store.history(of: FaultyOperation.key).map(\.status) == [.deployed])
        revived.stop()
        let (_, upgrade) = try run(.upgrade) { $0.method == "GET" && $0.path.hasSuffix("/secrets") }
        #expect(upgrade == "query: failed to query with labels: you may not")
    }

    private func isUpdateOfRecord(_ request: ModelCluster.Request) -> Bool {
        ["PUT", "PATCH"].contains(request.method) && request.path.contains("/secrets/")
    }

    /// Helm installs and deletes on, and says no more than that it could not record it.
    @Test func recordsNeedNotBeUpdated() throws {
        let (cluster, install) = try run(.install, refusing: isUpdateOfRecord)
        #expect(install == nil)
        let scope = try FaultyOperation.scope(cluster)
        #expect(try scope.store.history(of: FaultyOperation.key).map(\.status) == [.pendingInstall])
        let (removed, uninstall) = try run(.uninstall, refusing: isUpdateOfRecord)
        #expect(uninstall == nil && removed.snapshot.paths.isEmpty)
        let (_, upgrade) = try run(.upgrade, refusing: isUpdateOfRecord)
        #expect(upgrade == "update: failed to update: you may not")
    }

    /// What a dead operation left is cleared away by those who may.
    @Test func whoMayNotUpdateRecordsFindsWhatWasLeft() throws {
        let cluster = try ModelCluster(FaultyOperation.upgrade.before())
        let scope = try FaultyOperation.scope(cluster, holder: FaultyOperation.deadHolder)
        let lock = try scope.lock(FaultyOperation.key, for: .upgrade, timeout: 1)
        var release = try scope.store.release(FaultyOperation.key, revision: 1)
        release.revision = 2
        release.info.status = .pendingUpgrade
        try lock.begin(release, audit: ReleaseAudit())
        let refusing = try ModelCluster(cluster.snapshot) { [self] _, request in
            isUpdateOfRecord(request) ? .instead(.refusal(403, "Forbidden", "you may not")) : nil
        }
        #expect(throws: PendingOperation.self) { try FaultyOperation.upgrade.run(in: FaultyOperation.scope(refusing)) }
        try FaultyOperation.uninstall.run(in: FaultyOperation.scope(refusing))
        #expect(refusing.snapshot.paths.isEmpty)
    }

    @Test func anUninstallationSaysThatRecordsStay() throws {
        let (cluster, failure) = try run(.uninstall) { $0.method == "DELETE" && $0.path.contains("/secrets/") }
        let start = "uninstallation completed with 1 error(s): uninstall: Failed to purge the release: "
        #expect(failure == start + "you may not")
        #expect(cluster.snapshot.paths.map { $0.contains("/secrets/") } == [true])
        let scope = try FaultyOperation.scope(cluster)
        #expect(try scope.store.history(of: FaultyOperation.key).map(\.status) == [.uninstalling])
    }

    /// Roles that were made for Helm may not patch records.
    @Test func recordsNeedNoPatches() throws {
        let (cluster, failure) = try run(.upgrade) { $0.method == "PATCH" && $0.path.contains("/secrets/") }
        #expect(failure == nil)
        #expect(cluster.snapshot.paths.allSatisfy { cluster.snapshot.object($0)?.contains("swelm/lease") == false })
    }

    @Test func nothingIsRecordedWhereNobodyListens() throws {
        let cluster = try ModelCluster()
        cluster.stop()
        let failure = #expect(throws: ClusterFailure.self) {
            try FaultyOperation.install.run(in: FaultyOperation.scope(cluster))
        }
        let text = failure?.message.text ?? ""
        #expect(text.contains("kubernetes cluster unreachable: Get \"\(cluster.url)/version\": dial tcp"), "\(text)")
        #expect(text.hasSuffix("connect: connection refused"))
        #expect(cluster.snapshot.paths.isEmpty)
    }

    /// One record that is damaged hides no other.
    @Test(arguments: ["bm9uc2Vuc2U=", "", "%%%"])
    func damagedRecordsHideNoOthers(_ data: String) throws {
        let cluster = try ModelCluster(FaultyOperation.upgrade.before())
        let path = "/api/v1/namespaces/shop/secrets/sh.helm.release.v1.other.v1"
        let labels = #"{"name":"other","owner":"helm","status":"deployed","version":"1"}"#
        let metadata = #"{"name":"sh.helm.release.v1.other.v1","namespace":"shop","labels":\#(labels)}"#
        cluster.change { state in
            state.put(path, #"{"kind":"Secret","metadata":\#(metadata),"data":{"release":"\#(data)"}}"#)
        }
        let damaged = cluster.snapshot.object(path)
        let list = try FaultyOperation.scope(cluster).store.summaries(SummaryQuery(namespace: "shop"))
        #expect(list.summaries.map(\.key) == [FaultyOperation.key] && list.unreadable.count == 1)
        try FaultyOperation.upgrade.run(in: FaultyOperation.scope(cluster))
        #expect(cluster.snapshot.object(path) == damaged)
    }

    /// The client's clock counts for nothing.
    @Test(arguments: [-86_400.0, 86_400.0])
    func clocksMayDiffer(_ offset: Double) throws {
        var state = try FaultyOperation.upgrade.before()
        state.clockOffset = offset
        let cluster = try ModelCluster(state)
        try FaultyOperation.upgrade.run(in: FaultyOperation.scope(cluster))
        #expect(try FaultyOperation.scope(cluster).store.history(of: FaultyOperation.key).last?.status == .deployed)
    }
}
