import Foundation
import GoLibrary
import GoTemplate
import Releases
import TestSupport
import Testing

@testable import Operations

/// Leases in a cluster while operations go on, and what becomes of operations that lose them.
@Suite(.timeLimit(.minutes(1)))
struct LeaseKeepingTests {
    private static let record = "/api/v1/namespaces/shop/secrets/sh.helm.release.v1.web.v1"
    private static let lease = "swelm/lease"

    /// Renewed twenty times as often as is usual.
    private var pace: LeasePace {
        var pace = LeasePace()
        pace.duration = 3
        pace.interval = .milliseconds(100)
        pace.trusted = .milliseconds(500)
        pace.patience = .milliseconds(300)
        return pace
    }

    private func slow(_ seconds: Double?) throws -> ModelCluster {
        var state = ModelState()
        state.readyAfter = seconds
        return try ModelCluster(state)
    }

    private func install(
        on cluster: ModelCluster, by holder: LeaseHolder? = nil, timeout: Int64 = 5
    ) throws {
        let scope = try FaultyOperation.scope(cluster, holder: holder, pace: pace)
        try FaultyOperation.install.run(in: scope, timeout: timeout)
    }

    @Test func aLeaseIsRenewedDuringWaits() throws {
        let cluster = try slow(0.8)
        try install(on: cluster)
        let renewals = cluster.requests.filter { $0.hasPrefix("PATCH " + Self.record) }
        #expect(renewals.count > 8)
        #expect(cluster.snapshot.object(Self.record)?.contains(Self.lease) == false)
    }

    /// Who takes a release by force ends what the other does, in the middle of a wait.
    @Test func nothingIsWrittenOnceTheLeaseIsLost() throws {
        let cluster = try slow(nil)
        let thief = Thread {
            while !cluster.snapshot.paths.contains(where: { $0.hasSuffix("jobs/before") }) { usleep(10_000) }
            let request = UnlockRequest(reason: "taken", isForced: true)
            _ = try? FaultyOperation.scope(cluster).store.unlock(FaultyOperation.key, request)
        }
        thief.stackSize = 16 << 20
        thief.start()
        let failure = #expect(throws: StoreError.self) { try install(on: cluster, timeout: 30) }
        #expect(failure?.message.text.contains("its lock was taken away") == true)
        let history = try FaultyOperation.scope(cluster).store.history(of: FaultyOperation.key)
        #expect(history.map(\.status) == [.failed] && history.map(\.description) == ["taken"])
        #expect(!cluster.snapshot.paths.contains { $0.hasSuffix("deployments/web") })
    }

    /// A dead operation of another machine blocks the release until its lease ends by the server's clock.
    @Test(arguments: [-86_400.0, 0, 86_400])
    func aDeadOperationBlocksForAMinute(_ clockOffset: Double) throws {
        let cluster = try slow(0)
        cluster.change { $0.clockOffset = clockOffset }
        let dead = try FaultyOperation.scope(cluster, holder: FaultyOperation.foreignHolder)
        let lock = try dead.lock(FaultyOperation.key, for: .install, timeout: 300)
        let info = ReleaseInfo(
            firstDeployed: .now(), lastDeployed: .now(), description: "", status: .pendingInstall, notes: "")
        let release = Release(
            key: FaultyOperation.key, revision: 1, info: info, chart: ReleaseFixture().options().chart)
        try lock.begin(release, audit: dead.audit(of: .install))
        func uninstall() throws { try FaultyOperation.uninstall.run(in: FaultyOperation.scope(cluster)) }
        let refusal = #expect(throws: StoreError.self) { try uninstall() }
        #expect(refusal?.message.text.contains("is locked by an install by eve on far (process 1)") == true)
        cluster.change { $0.clockOffset += 50 }
        #expect(throws: StoreError.self) { try uninstall() }
        cluster.change { $0.clockOffset += 15 }
        try uninstall()
        #expect(cluster.snapshot.paths.isEmpty)
    }

    /// Programs look for Helm's words.
    @Test(arguments: [
        (
            OperationName.upgrade,
            "another operation (install/upgrade/rollback) is in progress: release \"web\" is locked by "
        ),
        (.rollback, "release \"web\" is locked by "),
    ])
    func aBusyReleaseIsRefusedInHelmsWords(_ operation: OperationName, _ expected: String) throws {
        let cluster = try slow(0)
        try install(on: cluster, timeout: 5)
        let other = try FaultyOperation.scope(cluster, holder: FaultyOperation.foreignHolder)
        let lock = try other.lock(FaultyOperation.key, for: .rollback, timeout: 300)
        var release = try other.store.release(FaultyOperation.key.revision(1))
        (release.revision, release.info.status) = (2, .pendingRollback)
        try lock.begin(release, audit: other.audit(of: .rollback))
        let scope = try FaultyOperation.scope(cluster)
        let refusal = #expect(throws: StoreError.self) {
            _ = try scope.lock(FaultyOperation.key, for: operation, timeout: 5)
        }
        #expect(refusal?.message.text.hasPrefix(expected) == true)
    }
}
