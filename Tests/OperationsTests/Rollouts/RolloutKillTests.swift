import GoTemplate
import Releases
import Rollouts
import Testing

@testable import Operations

/// A driver dies at each of its writes, and another one goes on on another machine.
@Suite struct RolloutKillTests {
    private static let plan: @Sendable (inout RolloutPlan) -> Void = { plan in
        for index in plan.stages.indices { plan.stages[index].approval = nil }
    }

    /// Nobody sees whether it lives.
    private static let holder = LeaseHolder(user: "eve", host: "there", machine: "", process: 1, processStart: "")

    /// Drives until the end or the death of the store, at a time of its own.
    ///
    /// - Returns: whether it died.
    private func drive(_ fixture: RolloutFixture, _ key: RolloutKey, in store: any TransactionalStore, at time: Int64)
        throws -> RolloutHead?
    {
        var scope = fixture.scope(of: store)
        (scope.holder, scope.now) = (Self.holder, { time })
        do { return try fixture.drive(StoredRollout(key, in: store), in: scope) } catch let error as StoreError {
            guard case .unusable = error.kind else { throw error }
            return nil
        }
    }

    /// Runs with a death at each write in turn, until there is none any more.
    private func runs(
        _ moment: DyingStore.Moment, _ prepare: (RolloutFixture) throws -> StoredRollout,
        _ check: (RolloutFixture, RolloutHead, String) throws -> Void
    ) throws -> Int {
        var number = 0
        while true {
            let fixture = try RolloutFixture()
            let rollout = try prepare(fixture)
            let dying = DyingStore(fixture.store, after: number, moment)
            let first = try drive(fixture, rollout.key, in: dying, at: 1_000_000)
            if !dying.isDead { return number }
            let last = try first ?? drive(fixture, rollout.key, in: fixture.store, at: 2_000_000)
            try check(fixture, #require(last), "write \(number), \(moment)")
            number += 1
        }
    }

    @Test(arguments: DyingStore.Moment.allCases)
    func eachStageSucceedsOnce(_ moment: DyingStore.Moment) throws {
        let count = try runs(moment, { try $0.start(RolloutFixture.text, Self.plan) }) { fixture, head, place in
            #expect(head.state == .finished, "\(place)")
            let history = try fixture.history().map { $0.split(separator: " ").map(String.init) }
            #expect(history.map { $0[0] } == (1...history.count).map(String.init), "\(place)")
            let good = history.filter { $0[1] != "failed" }
            #expect(good.map { $0[2...].joined(separator: " ") } == ["83 0", "84 10", "84 90", "84 100"], "\(place)")
            #expect(good.last?[1] == "deployed" && good.dropLast().allSatisfy { $0[1] == "superseded" }, "\(place)")
            #expect(try fixture.store.read { try $0.leases() }.isEmpty, "\(place)")
        }
        #expect(count > 20)
    }

    @Test(arguments: DyingStore.Moment.allCases)
    func aReturnEndsAtTheBase(_ moment: DyingStore.Moment) throws {
        let count = try runs(moment, abortedRollout) { fixture, head, place in
            #expect(head.state == .returned, "\(place)")
            let last = try #require(try fixture.store.last(of: RolloutFixture.release))
            #expect(last.status == .deployed, "\(place)")
            let manifests = try [1, last.revision].map {
                try fixture.store.release(RolloutFixture.release.revision($0)).manifest
            }
            #expect(manifests[0] == manifests[1], "\(place)")
        }
        #expect(count > 5)
    }

    /// One that is at its second stage, and is asked to return.
    private func abortedRollout(_ fixture: RolloutFixture) throws -> StoredRollout {
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        try fixture.ask(rollout, .aborted(to: .base, reason: ""))
        return rollout
    }
}
