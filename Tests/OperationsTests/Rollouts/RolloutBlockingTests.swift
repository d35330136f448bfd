import GoTemplate
import Releases
import Rollouts
import Testing

@testable import Operations

@Suite struct RolloutBlockingTests {
    private func refusal(_ body: () throws -> Void) -> GoString? {
        do { try body() } catch { return (error as? RolloutFailure)?.message }
        return nil
    }

    @Test(arguments: ["web", "*"] as [GoString])
    func nothingStartsWhereItIsBlocked(_ name: GoString) throws {
        let fixture = try RolloutFixture()
        let blocking = try RolloutBlocking(of: name, in: fixture.store)
        try blocking.block(by: RolloutFixture.ben, reason: "holidays", at: Instant(milliseconds: 7))
        #expect(
            try fixture.store.read { try $0.blocks() } == [
                RolloutBlock(name: name, reason: "holidays", user: "ben", since: 7)
            ])
        let what: GoString = name == "*" ? "all rollouts are" : "rollouts of web are"
        let refused = refusal { _ = try fixture.start() }
        #expect(refused == what + " blocked by ben: holidays")
        #expect(try blocking.unblock() == nil)
        #expect(try fixture.start().key.text == "web.1")
    }

    @Test func othersStart() throws {
        let fixture = try RolloutFixture()
        try RolloutBlocking(of: "api", in: fixture.store).block(by: RolloutFixture.ben, reason: "broken")
        #expect(try fixture.start().key.text == "web.1")
    }

    @Test func aBlockOfAllIsLeft() throws {
        let fixture = try RolloutFixture()
        for name: GoString in ["*", "web"] {
            try RolloutBlocking(of: name, in: fixture.store).block(by: RolloutFixture.ben, reason: "no " + name)
        }
        let blocking = try RolloutBlocking(of: "web", in: fixture.store)
        #expect(try blocking.unblock()?.reason == "no *")
        let again = refusal { _ = try blocking.unblock() }
        #expect(again == "rollouts of web are not blocked")
        #expect(try RolloutBlocking(of: "*", in: fixture.store).unblock() == nil)
        let all = refusal { _ = try RolloutBlocking(of: "*", in: fixture.store).unblock() }
        #expect(all == "there is no block of all rollouts")
    }

    @Test func aBlockNeedsAReason() throws {
        let fixture = try RolloutFixture()
        let refused = refusal {
            try RolloutBlocking(of: "web", in: fixture.store).block(by: RolloutFixture.ben, reason: " ")
        }
        #expect(refused == "a block needs a reason")
        #expect(try fixture.store.read { try $0.blocks() }.isEmpty)
    }

    // MARK: - Abandoning

    @Test func anOperationMayEndTheRolloutFirst() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        var rollback = Rollback(RolloutFixture.release)
        rollback.target = .revision(1)
        var scope = fixture.scope
        scope.duringRollout = .abandon
        let refused = refusal { _ = try rollback.run(in: scope) }
        #expect(refused == "rollout web.1 is not abandoned without a reason")
        #expect(try rollout.head().state == .waiting)

        scope.reason = "hot fix"
        #expect(try rollback.run(in: scope).revision == 3)
        #expect(try rollout.head().state == .abandoned)
        let last = try #require(rollout.events(after: 0).last)
        #expect(last.kind == .abandoned(reason: "hot fix") && last.actor.name == "ann" && last.actor.source == .login)
        #expect(try fixture.store.read { try $0.claim(on: RolloutFixture.release) } == nil)
        #expect(try fixture.store.audit(of: RolloutFixture.release.revision(3))?.reason == "hot fix")
        // Without a rollout there is nothing to end.
        #expect(try rollback.run(in: scope).revision == 4)
    }
}
