import GoTemplate
import Releases
import Rollouts
import Testing

@testable import Operations

@Suite struct RolloutDriverTests {
    @Test func stagesAreRevisionsAndGatesWaitForPeople() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        #expect(rollout.key.text == "web.1")
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(try fixture.history() == ["1 superseded 83 0", "2 deployed 84 10"])
        #expect(try fixture.approve(rollout).state == .waiting)
        #expect(try fixture.drive(rollout).stage == 2)
        try fixture.approve(rollout)
        let head = try fixture.drive(rollout)
        #expect(head.state == .finished)
        #expect(
            try fixture.history() == [
                "1 superseded 83 0", "2 superseded 84 10", "3 superseded 84 90", "4 deployed 84 100",
            ])
        #expect(try rollout.head() == head)
    }

    @Test func revisionsSayWhatTheyAre() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        let revision = try fixture.store.release(RolloutFixture.release.revision(2))
        #expect(revision.info.description == "Rollout web.1, stage 2 of 4: 2 ten per cent")
        #expect(
            revision.labels == [
                "team": "shop", "swelm.dev/rollout": "web.1", "swelm.dev/stage": "2-ten-per-cent",
                "swelm.dev/attempt": "1",
            ])
        let audit = try fixture.store.audit(of: revision.revisionKey)
        #expect(audit?.rollout == "web.1" && audit?.effect == "stage/1/1/applying/web")
        #expect(audit?.stage == "2 ten per cent" && audit?.attempt == 1)
    }

    @Test func listsShowHowItStands() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        let summary = try #require(try fixture.store.read { try $0.rollout(rollout.key) })
        #expect(summary.state == "waiting" && summary.isActive && summary.stage == "2 ten per cent")
        #expect(summary.stageIndex == 1 && summary.stageCount == 4 && summary.attempt == 1)
        #expect(summary.eventCount == (try rollout.head().count))
        #expect(summary.releases == [RolloutFixture.release])
    }

    @Test func aRejectionReturnsToTheBase() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        try RolloutRequest(rollout, by: RolloutFixture.ben)
            .answer(isApproval: false, by: [RolloutFixture.ben], reason: "slow")
        #expect(try fixture.drive(rollout).state == .returned)
        #expect(try fixture.history().last == "3 deployed 83 0")
        let manifests = try [1, 3].map { try fixture.store.release(RolloutFixture.release.revision($0)).manifest }
        #expect(manifests[0] == manifests[1])
        let description = try fixture.store.last(of: RolloutFixture.release)?.description
        #expect(description == "Rollback to 1 (rollout web.1)")
    }

    @Test func theBaseIsThereAlsoWhereTheHistoryDroppedIt() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        try fixture.store.write { try $0.delete(RolloutFixture.release.revision(1)) }
        try fixture.ask(rollout, .aborted(to: .base, reason: ""))
        #expect(try fixture.drive(rollout).state == .returned)
        #expect(try fixture.history() == ["2 superseded 84 10", "3 deployed 83 0"])
    }

    @Test func aFirstInstallGoesAwayAgain() throws {
        let fixture = try RolloutFixture(hasBase: false)
        let rollout = try fixture.start { $0.stages[0].approval = .init() }
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(try fixture.history() == ["1 deployed 83 0"])
        try fixture.ask(rollout, .aborted(to: .base, reason: ""))
        #expect(try fixture.drive(rollout).state == .returned)
        #expect(try fixture.store.last(of: RolloutFixture.release) == nil)
    }

    @Test func somebodyElsesRevisionHolds() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        try fixture.makeForeignRevision()
        let held = try fixture.drive(rollout, .tick)
        #expect(held.state == .held)
        #expect(
            held.hold
                == .obstacle(
                    Obstacle(.foreignRevision, "web", revision: 3),
                    message: "web revision 3 in namespace shop is not of this rollout: Upgrade complete"))
        try fixture.ask(rollout, .decided(.acceptRevision, reason: "known"))
        #expect(try fixture.drive(rollout).state == .waiting)
        try fixture.approve(rollout)
        #expect(try fixture.drive(rollout).stage == 2)
        #expect(try fixture.history().last == "4 deployed 84 90")
    }

    @Test func anAbortReturnsOverSomebodyElsesRevision() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        try fixture.makeForeignRevision()
        try fixture.ask(rollout, .aborted(to: .base, reason: ""))
        #expect(try fixture.drive(rollout).state == .returned)
        #expect(try fixture.history().last == "4 deployed 83 0")
    }

    /// What was reviewed is what is applied, or a person says that something else may be.
    @Test func anotherRenderingHolds() throws {
        let fixture = try RolloutFixture()
        let rollout = try RolloutStart(try fixture.frozenForOtherDigests(), by: RolloutFixture.ann).run(
            in: fixture.scopes)
        let held = try fixture.drive(rollout)
        #expect(held.state == .held)
        #expect(
            held.hold
                == .obstacle(
                    Obstacle(.changedRendering, "web"),
                    message: "the stage renders to something else than when it was reviewed with swelm 1"))
        #expect(try fixture.history() == ["1 deployed 83 0"])
        try fixture.ask(rollout, .decided(.proceed, reason: "looked at it"))
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(try fixture.history().last == "2 deployed 84 10")
    }

    @Test func anotherRenderingIsAppliedWhereTheFileSaysSo() throws {
        let fixture = try RolloutFixture()
        let frozen = try fixture.frozenForOtherDigests("guards: {reading: ignore}\n" + RolloutFixture.text)
        let rollout = try RolloutStart(frozen, by: RolloutFixture.ann).run(in: fixture.scopes)
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(try fixture.history().last == "2 deployed 84 10")
    }

    @Test func oneDriverDrives() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        let driver = try RolloutDriver(rollout, by: RolloutFixture.ann, signals: fixture.signals, in: fixture.scopes)
        _ = try driver.run(.tick)
        let other = try RolloutDriver(rollout, by: RolloutFixture.ben, signals: fixture.signals, in: fixture.scopes)
        // Nothing is due.
        #expect(try other.run(.tick).state == .waiting)
        #expect { try other.run(.gate) } throws: { ($0 as? RolloutFailure)?.isBusy == true }
        withExtendedLifetime(driver) {}
    }

    /// Whoever is told may take longer than the lease of a drive, which lasts so long then.
    @Test func theLeaseOutlastsThoseWhoAreTold() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start { $0.notices = [.waiting] }
        var lengths: [Int64] = []
        fixture.signals.onCall = {
            let lease = try? fixture.store.read { try $0.driveLease(of: rollout.key) }
            lengths.append(lease.map { $0.expiresAt - $0.acquiredAt } ?? 0)
        }
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(lengths.count == 1 && lengths[0] >= 180)
    }

    @Test func aReleaseTakesPartInOneRollout() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        #expect { try fixture.start() } throws: { ($0 as? RolloutFailure)?.isBusy == true }
        try fixture.ask(rollout, .abandoned(reason: "no more"))
        #expect(try fixture.start().key.text == "web.2")
    }

    @Test func aPlanOfAnotherRevisionIsNotBegun() throws {
        let fixture = try RolloutFixture()
        let frozen = try fixture.frozen()
        try fixture.makeForeignRevision()
        #expect { try RolloutStart(frozen, by: RolloutFixture.ann).run(in: fixture.scopes) } throws: { error in
            error.goMessage
                == "the plan starts from revision 1 of web, and there is revision 2, which is deployed"
        }
        #expect(try fixture.store.read { try $0.rollouts(named: nil) }.isEmpty)
    }

    @Test func aBlockKeepsRolloutsFromBeginning() throws {
        let fixture = try RolloutFixture()
        try fixture.store.write {
            try $0.put(RolloutBlock(name: RolloutBlock.all, reason: "holidays", user: "ben", since: 0))
        }
        #expect { try fixture.start() } throws: { $0.goMessage == "all rollouts are blocked by ben: holidays" }
        var start = RolloutStart(try fixture.frozen(), by: RolloutFixture.ann)
        start.ignoresBlockBecause = "urgent"
        #expect(try start.run(in: fixture.scopes).key.number == 1)
    }

    @Test func whoMayNotApproveDoesNot() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.drive(rollout)
        let count = try rollout.head().count
        #expect { try fixture.approve(rollout, by: RolloutFixture.ann) } throws: { error in
            error.goMessage == "ann is not among those who may approve"
        }
        #expect(try rollout.head().count == count)
        let both = [RolloutFixture.ann, RolloutFixture.ben]
        let head = try RolloutRequest(rollout, by: RolloutFixture.ann).answer(isApproval: true, by: both, reason: "")
        #expect(head.current?.answers.map(\.actor) == [RolloutFixture.ben])
    }

    @Test func whatMeansNothingIsRefused() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        #expect { try fixture.ask(rollout, .resumed(reason: "")) } throws: { error in
            error.goMessage == "rollout web.1 is planned, and it changes nothing then" && error.knownHint == nil
        }
    }

    @Test func aPausedRolloutRestsAndGoesOn() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start()
        try fixture.ask(rollout, .paused(reason: "lunch"))
        #expect(try fixture.drive(rollout).state == .paused)
        #expect(try fixture.history() == ["1 deployed 83 0"])
        try fixture.ask(rollout, .resumed(reason: ""))
        #expect(try fixture.drive(rollout).state == .waiting)
    }

    @Test func anEndsWithoutClaimAndCanBeUndone() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start { plan in
            for index in plan.stages.indices { plan.stages[index].approval = nil }
        }
        #expect(try fixture.drive(rollout).state == .finished)
        #expect(try fixture.store.read { try $0.claim(on: RolloutFixture.release) } == nil)
        try fixture.ask(rollout, .undone(reason: "wrong"))
        #expect(try fixture.store.read { try $0.claim(on: RolloutFixture.release) }?.key == rollout.key)
        #expect(try fixture.drive(rollout).state == .returned)
        #expect(try fixture.history().last == "5 deployed 83 0")
    }
}

extension RolloutFixture {
    /// An upgrade that knows no claims.
    func makeForeignRevision() throws {
        let next = (try store.last(of: Self.release)?.revision ?? 0) + 1
        var release = try store.release(Self.release.revision(next - 1))
        (release.revision, release.labels) = (next, release.labels)
        (release.info.status, release.info.description) = (.deployed, "Upgrade complete")
        try store.write { transaction in
            try transaction.apply(InfoChange(revision: next - 1, status: .superseded), to: Self.release)
            try transaction.insert(release, audit: nil)
        }
    }
}

/// What may be undone, and for how long.
@Suite struct RolloutKeepingTests {
    private func finished(_ fixture: RolloutFixture) throws -> StoredRollout {
        let rollout = try fixture.start { plan in
            for index in plan.stages.indices { plan.stages[index].approval = nil }
        }
        try fixture.drive(rollout)
        return rollout
    }

    @Test func aBaseIsForgottenOnceItsTimeIsOver() throws {
        let fixture = try RolloutFixture()
        let first = try finished(fixture)
        try first.checkBases()
        let later = Instant.now.adding(.init(nanoseconds: 8 * 24 * 3600 * 1_000_000_000))
        _ = try RolloutStart(try fixture.frozen(), by: RolloutFixture.ann, at: later).run(in: fixture.scopes)
        #expect { try first.checkBases() } throws: { $0.goMessage == "revision 1 of web is kept no more" }
    }

    @Test func itIsKeptUntilThen() throws {
        let fixture = try RolloutFixture()
        let first = try finished(fixture)
        _ = try fixture.start()
        try first.checkBases()
    }

    /// What was there before is not forgotten by taking away what is there now.
    @Test func aReturnWithoutItsBaseIsStuck() throws {
        let fixture = try RolloutFixture()
        let rollout = try fixture.start { plan in
            for index in plan.stages.indices { plan.stages[index].approval = nil }
            plan.returning.retries = 0
        }
        try fixture.drive(rollout)
        try fixture.store.write { try $0.unpin(rollout.key) }
        try fixture.ask(rollout, .undone(reason: ""))
        let head = try fixture.drive(rollout)
        #expect(head.state == .stuck)
        #expect(try fixture.history().last == "4 deployed 84 100")
    }
}
