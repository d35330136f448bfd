import Releases
import Synchronization
import Testing

@testable import Operations

/// Leases of operations that take long.
struct LeaseRenewalTests {
    private let web = ReleaseFixture()
    private let cluster = FakeCluster()
    private let clock = SlowClock()

    private func scope() -> OperationScope {
        var scope = web.scope(cluster)
        scope.now = { [clock] in clock.now }
        return scope
    }

    private func lease() -> Lease? { try? web.store.read { try $0.lease(on: web.key) } }

    @Test func noStepOutlivesTheLease() throws {
        try web.install(on: FakeCluster())
        var upgrade = Upgrade(web.key, web.options())
        upgrade.options.apply.timeout = 300
        var remaining: [Int64] = []
        cluster.onStep = { _ in
            remaining.append((lease()?.expiresAt ?? 0) - clock.now)
            clock.advance(by: 299)
        }
        try upgrade.run(in: scope())
        #expect(cluster.steps == [.plan, .hookDelete, .hookCheck, .hookCreate, .hookWait, .update, .wait])
        #expect(remaining.count == 7)
        #expect(remaining.allSatisfy { $0 >= 300 })
    }

    @Test func nothingIsDoneOnceTheLeaseIsLost() throws {
        try web.install(on: FakeCluster())
        cluster.onStep = { step in
            guard step == .hookDelete else { return }
            clock.advance(by: 299)
            _ = try? web.store.unlock(web.key, UnlockRequest(reason: "somebody knows better", isForced: true))
        }
        let failure = #expect(throws: StoreError.self) { try Upgrade(web.key, web.options()).run(in: scope()) }
        #expect(failure?.message.text.contains("its lock was taken away") == true)
        #expect(cluster.steps == [.plan, .hookDelete])
        #expect(try web.statuses() == [.deployed, .failed])
        #expect(try web.store.history(of: web.key)[1].description == "somebody knows better")
    }
}

/// A clock that only moves when it is told to.
private final class SlowClock: Sendable {
    private let seconds = Atomic<Int64>(1_000_000)

    var now: Int64 { seconds.load(ordering: .relaxed) }

    func advance(by duration: Int64) { _ = seconds.add(duration, ordering: .relaxed) }
}
