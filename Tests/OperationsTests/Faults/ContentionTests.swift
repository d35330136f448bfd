import Foundation
import GoTemplate
import Releases
import TestSupport
import Testing

@testable import Operations

/// Several commands work on one release at once.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct ContentionTests {
    /// Runs upgrades at once, each as a process of another machine would.
    private func upgrade(_ count: Int, on cluster: ModelCluster, patience: Double) -> [String?] {
        let results = Locked<[String?]>([])
        FaultRuns.inParallel(count) { _ in
            var failure: String?
            do {
                var scope = try FaultyOperation.scope(cluster, holder: FaultyOperation.foreignHolder)
                scope.lockTimeout = patience
                try FaultyOperation.upgrade.run(in: scope)
            } catch { failure = error.goMessage.text }
            results.withLock { [failure] in $0.append(failure) }
        }
        return results.withLock { $0 }
    }

    private func upgradeOrInstall(in scope: OperationScope) throws {
        let upgrade = UpgradeOrInstall(FaultyOperation.key) { _ in
            ReleaseFixture().options(of: FaultyOperation.templates)
        }
        _ = try upgrade.run(in: scope)
    }

    private func history(on cluster: ModelCluster) throws -> [ReleaseSummary] {
        try FaultyOperation.scope(cluster).store.history(of: FaultyOperation.key)
    }

    /// Those that fail leave nothing, and say that another was faster: the objects are those of the newest revision.
    @Test(arguments: [0.0, 30])
    func noTwoWriteAtOnce(_ patience: Double) throws {
        let cluster = try ModelCluster(FaultyOperation.upgrade.before())
        let results = upgrade(4, on: cluster, patience: patience)
        let winners = results.filter { $0 == nil }.count
        #expect(winners >= 1)
        for failure in results.compactMap(\.self) {
            let texts = ["is locked by an upgrade by eve", "already exists", "another operation"]
            #expect(texts.contains { failure.contains($0) }, "\(failure)")
        }
        let history = try history(on: cluster)
        #expect(history.map(\.revision) == Array(1...(1 + winners)))
        #expect(history.dropLast().allSatisfy { $0.status == .superseded } && history.last?.status == .deployed)
        let object = cluster.snapshot.object("/api/v1/namespaces/shop/configmaps/one")
        #expect(object?.contains(#""data":{"a":"\#(1 + winners)"}"#) == true, "\(object ?? "")")
    }

    /// Who loses the race for a record begins again, as long as there is time.
    @Test func whoLosesTheRaceComesNext() throws {
        let cluster = try ModelCluster(FaultyOperation.upgrade.before())
        let failures = Locked<[String]>([])
        FaultRuns.inParallel(4) { number in
            do {
                var scope = try FaultyOperation.scope(cluster, holder: FaultyOperation.foreignHolder)
                scope.lockTimeout = 40
                if number == 0 {
                    try FaultyOperation.rollback.run(in: scope)
                } else {
                    try upgradeOrInstall(in: scope)
                }
            } catch { failures.withLock { $0.append(error.goMessage.text) } }
        }
        // There may be nothing to return to yet.
        let lost = failures.withLock { $0 }.filter { $0 != "release has no 0 version" }
        #expect(lost.isEmpty, "\(lost)")
        #expect(try history(on: cluster).map(\.status).filter { $0 == .deployed }.count == 1)
    }

    /// Who comes while another is at work waits for it.
    @Test func whoWaitsComesNext() throws {
        var state = try FaultyOperation.upgrade.before()
        state.readyAfter = 0.4
        let cluster = try ModelCluster(state)
        let first = Locked<String??>(nil)
        let thread = Thread {
            let results = upgrade(1, on: cluster, patience: 0)
            first.withLock { $0 = .some(results[0]) }
        }
        thread.stackSize = 16 << 20
        thread.start()
        while !cluster.snapshot.paths.contains(where: { $0.hasSuffix("release.v1.web.v2") }) { usleep(10_000) }
        #expect(upgrade(1, on: cluster, patience: 30) == [nil])
        #expect(first.withLock { $0 } == .some(.none))
        #expect(try history(on: cluster).map(\.status) == [.superseded, .superseded, .deployed])
    }

    /// A release with a revision that Helm works on.
    private func whatHelmWorksOn() throws -> (cluster: ModelCluster, store: any ReleaseStore) {
        let cluster = try ModelCluster(FaultyOperation.upgrade.before())
        let store = try FaultyOperation.scope(cluster).store
        var pending = try store.release(FaultyOperation.key.revision(1))
        pending.revision = 2
        pending.info.status = .pendingUpgrade
        try store.importReleases([pending])
        return (cluster, store)
    }

    /// Helm's lock is its pending record.
    @Test func whatHelmWorksOnIsLeftAlone() throws {
        let cluster = try whatHelmWorksOn().cluster
        let before = cluster.snapshot.paths
        #expect(upgrade(1, on: cluster, patience: 0) == ["another operation (install/upgrade/rollback) is in progress"])
        #expect(cluster.snapshot.paths == before)
        #expect(try history(on: cluster).map(\.status) == [.deployed, .pendingUpgrade])
    }

    /// Helm's operation is waited for as any other.
    @Test func whoWaitsForHelmComesNext() throws {
        let (cluster, store) = try whatHelmWorksOn()
        let end = Locked<String?>(nil)
        let thread = Thread {
            do {
                var scope = try FaultyOperation.scope(cluster)
                scope.lockTimeout = 30
                try upgradeOrInstall(in: scope)
                end.withLock { $0 = "done" }
            } catch { end.withLock { $0 = error.goMessage.text } }
        }
        thread.stackSize = 16 << 20
        thread.start()
        usleep(600_000)
        #expect(end.withLock { $0 } == nil)
        _ = try store.unlock(FaultyOperation.key, UnlockRequest(reason: "Helm failed", isForced: true))
        while end.withLock({ $0 == nil }) { usleep(10_000) }
        #expect(end.withLock { $0 } == "done")
        #expect(try history(on: cluster).map(\.status) == [.superseded, .failed, .deployed])
    }
}
