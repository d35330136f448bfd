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
                    let upgrade = UpgradeOrInstall(FaultyOperation.key) { _ in
                        ReleaseFixture().options(of: FaultyOperation.templates)
                    }
                    _ = try upgrade.run(in: scope)
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

    /// Helm's lock is its pending record.
    @Test func whatHelmWorksOnIsLeftAlone() throws {
        let cluster = try ModelCluster(FaultyOperation.upgrade.before())
        let scope = try FaultyOperation.scope(cluster)
        var pending = try scope.store.release(FaultyOperation.key.revision(1))
        pending.revision = 2
        pending.info.status = .pendingUpgrade
        try scope.store.importReleases([pending])
        let before = cluster.snapshot.paths
        #expect(upgrade(1, on: cluster, patience: 0) == ["another operation (install/upgrade/rollback) is in progress"])
        #expect(cluster.snapshot.paths == before)
        #expect(try history(on: cluster).map(\.status) == [.deployed, .pendingUpgrade])
    }
}
