import GoLibrary
import GoTemplate
import Testing

@testable import Releases

@Suite("What every store does about rollouts")
struct RolloutStoreTests {
    private let web = Sample.key
    private let api = ReleaseKey(namespace: "dev", name: "api")
    private let key = RolloutKey(name: "web", number: 1)

    private func open(_ fixture: StoreFixture) throws -> any TransactionalStore {
        try #require(fixture.open() as? any TransactionalStore)
    }

    private func summary(_ key: RolloutKey, isActive: Bool = true, releases: [ReleaseKey] = []) -> RolloutSummary {
        RolloutSummary(
            key: key, state: "planned", isActive: isActive, stage: "1 stable", stageIndex: 1, stageCount: 7, attempt: 1,
            planDigest: "d1", createdAt: 1_700_000_000_123, updatedAt: 1_700_000_000_456, releases: releases)
    }

    private func members(_ releases: [ReleaseKey]) -> [RolloutMember] {
        releases.map { RolloutMember(name: "member " + $0.name, release: $0) }
    }

    /// What a store says about a step that it refuses.
    private func refusal(
        _ store: any TransactionalStore, _ step: (any StoreTransaction) throws -> Void
    ) -> StoreError? {
        do { try store.write(step) } catch { return error as? StoreError }
        return nil
    }

    private func kind(_ error: StoreError?) -> String {
        switch error?.kind {
        case .claimed(let holder)?: "claimed by \(holder.key.text.text)"
        case .movedOn?: "moved on"
        case .notFound?: "not found"
        case .alreadyExists?: "already exists"
        default: error?.message.text ?? "none"
        }
    }

    // MARK: - Keys

    @Test(arguments: ["web.1", "a.b.12", "ä.3"])
    func keysAreRead(_ text: String) {
        #expect(RolloutKey(parsing: GoString(text))?.text == GoString(text))
    }

    @Test(arguments: [
        "", "web", ".1", "web.", "web.0", "web.-1", "web.+1", "web.01", "web.1x", "web.99999999999999999999",
    ])
    func othersAreNoKeys(_ text: String) {
        #expect(RolloutKey(parsing: GoString(text)) == nil)
    }

    // MARK: - Rollouts

    @Test(arguments: StoreFixture.transactional)
    func listsRollouts(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        #expect(try store.read { try $0.rollouts(named: nil) }.isEmpty)
        let keys = [("web", 10), ("web", 2), ("Zeta", 1), ("api", 1)].map { RolloutKey(name: $0, number: $1) }
        try store.write { transaction in
            for key in keys {
                let isNewest = key.number == 10
                try transaction.insert(
                    summary(key, isActive: isNewest), plan: [], members: members(isNewest ? [web, api] : [web]))
            }
        }
        let all = try store.read { try $0.rollouts(named: nil) }
        #expect(all.map(\.key.text) == ["Zeta.1", "api.1", "web.2", "web.10"])
        #expect(all.map(\.releases) == [[web], [web], [web], [web, api]])
        #expect(try store.read { try $0.rollouts(named: "web") }.map(\.key.number) == [2, 10])
        #expect(try store.read { try $0.rollouts(named: "none") }.isEmpty)
        #expect(try store.read { try $0.rollout(keys[0]) } == summary(keys[0], releases: [web, api]))
        #expect(try store.read { try $0.rollout(RolloutKey(name: "web", number: 3)) } == nil)
    }

    @Test(arguments: StoreFixture.transactional)
    func recordsWhatARolloutCameTo(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        try store.write { try $0.insert(summary(key), plan: [], members: members([web])) }
        var changed = summary(key, releases: [web])
        changed.state = "waiting"
        changed.stage = "2 ten per cent"
        (changed.stageIndex, changed.stageCount, changed.attempt, changed.updatedAt) = (2, 8, 3, 1_800_000_000_000)
        var given = changed
        // Neither is the caller's to change.
        (given.eventCount, given.releases) = (99, [api])
        try store.write { try $0.update(given) }
        #expect(try store.read { try $0.rollout(key) } == changed)
    }

    @Test(arguments: StoreFixture.transactional)
    func refusesWhatIsNotThere(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        try store.upgrade()
        let entry = RolloutEntry(sequence: 1, kind: "started", json: [])
        let lease = DriveLease(
            rollout: key, token: "t", holder: Sample.deadHolder, acquiredAt: 0, expiresAt: 0)
        let steps: [(any StoreTransaction) throws -> Void] = [
            { try $0.update(summary(key)) }, { _ = try $0.plan(of: key) }, { try $0.unpin(key) },
            { try $0.append([entry], to: key) }, { try $0.append([RolloutSample](), to: key) }, { try $0.put(lease) },
        ]
        for step in steps { #expect(kind(refusal(store, step)) == "not found") }
        try store.write { try $0.removeDriveLease(of: key) }
        try store.read { transaction throws in
            #expect(try transaction.members(of: key).isEmpty)
            #expect(try transaction.entries(of: key, after: 0).isEmpty)
            #expect(try transaction.samples(of: key).isEmpty)
            #expect(try transaction.driveLease(of: key) == nil)
        }
        let insertion: (any StoreTransaction) throws -> Void = {
            try $0.insert(summary(key), plan: [], members: [])
        }
        try store.write(insertion)
        #expect(kind(refusal(store, insertion)) == "already exists")
    }

    // MARK: - Claims

    @Test(arguments: StoreFixture.transactional)
    func aReleaseHasOneActiveRollout(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        let other = RolloutKey(name: "pair", number: 1)
        try store.write { try $0.insert(summary(key), plan: [], members: members([web])) }
        #expect(try store.read { try $0.claim(on: web) }?.key == key)
        #expect(try store.read { try $0.claim(on: api) } == nil)
        let refused = refusal(store) { try $0.insert(summary(other), plan: [], members: members([api, web])) }
        #expect(kind(refused) == "claimed by web.1")
        #expect(
            refused?.message.text == """
                release "web" takes part in rollout web.1, which is planned; to end it, run \
                "swelm rollout abort web.1", which returns, or "swelm rollout abandon web.1"
                """)
        #expect(try store.read { try $0.rollout(other) } == nil)
        #expect(try store.read { try $0.claim(on: api) } == nil)

        try store.write { try $0.update(summary(key, isActive: false)) }
        #expect(try store.read { try $0.claim(on: web) } == nil)
        try store.write { try $0.insert(summary(other), plan: [], members: members([api, web])) }
        #expect(try store.read { try $0.claim(on: web) }?.releases == [api, web])
        let late = refusal(store) { try $0.update(summary(key)) }
        #expect(kind(late) == "claimed by pair.1")
        try store.write { try $0.update(summary(other)) }
    }

    @Test(arguments: StoreFixture.transactional)
    func operationsAreRefusedButThoseOfTheRollout(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        try store.write { try $0.insert(summary(key), plan: [], members: members([web])) }
        func attempt(_ change: (inout LeaseRequest) -> Void = { _ in }) -> String {
            var request = Sample.request()
            change(&request)
            do { try store.abandon(store.acquire(web, request)) } catch { return kind(error as? StoreError) }
            return "done"
        }
        #expect(attempt() == "claimed by web.1")
        #expect(attempt { $0.rollout = key } == "done")
        #expect(attempt { $0.rollout = RolloutKey(name: "web", number: 2) } == "claimed by web.1")
        #expect(attempt { $0.duringRollout = .hold } == "done")
        #expect(attempt { $0.operation = .test } == "done")
        try store.abandon(store.acquire(api, Sample.request()))
        // Refused before anybody waits.
        let lease = try store.acquire(web, Sample.request(.test))
        #expect(attempt() == "claimed by web.1")
        try store.abandon(lease)
        try store.write { try $0.update(summary(key, isActive: false)) }
        #expect(attempt() == "done")
    }

    // MARK: - Plans and bases

    @Test(arguments: StoreFixture.transactional)
    func keepsPlansAndBasesWhateverTheHistoryDrops(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        let plan = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) }
        try store.upgrade()
        let base = try store.release(Sample.key, revision: 1)
        let held = [RolloutMember(name: "first", release: web, base: base), RolloutMember(name: "new", release: api)]
        try store.write { try $0.insert(summary(key), plan: plan, members: held) }
        try store.write { try $0.update(summary(key, isActive: false)) }
        try store.finishDeleting(under: store.acquire(Sample.key, Sample.request(.uninstall)))
        #expect(try store.read { try $0.plan(of: key) } == plan)

        let members = try store.read { try $0.members(of: key) }
        #expect(members.map(\.name) == ["first", "new"])
        #expect(members.map(\.release) == [web, api])
        #expect(members[1].base == nil)
        let read = try #require(members[0].base)
        #expect(GoString(try RecordCodec.json(of: read)) == GoString(try RecordCodec.json(of: base)))
        #expect(read.key == web && read.labels == base.labels)
        #expect(read.chartWithSubcharts.dependencies.map(\.name) == ["db"])

        try store.write { try $0.unpin(key) }
        #expect(try store.read { try $0.members(of: key) }.map { $0.base == nil } == [true, true])
    }

    // MARK: - Events and measurements

    @Test(arguments: StoreFixture.transactional)
    func appendsEventsWithoutAGap(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        let other = RolloutKey(name: "web", number: 2)
        let entries = (1...5).map { RolloutEntry(sequence: $0, kind: "k", json: Array(#"{"ä":"\#($0)"}"#.utf8)) }
        try store.write { transaction in
            try transaction.insert(summary(key), plan: [], members: [])
            try transaction.insert(summary(other), plan: [], members: [])
            try transaction.append(Array(entries[..<3]), to: key)
            try transaction.append([RolloutEntry](), to: key)
            try transaction.append(Array(entries[3...]), to: key)
        }
        #expect(try store.read { try $0.entries(of: key, after: 0) } == entries)
        #expect(try store.read { try $0.entries(of: key, after: 3) } == Array(entries[3...]))
        #expect(try store.read { try $0.entries(of: key, after: 5) }.isEmpty)
        #expect(try store.read { try $0.entries(of: other, after: 0) }.isEmpty)
        #expect(try store.read { try $0.rollouts(named: "web") }.map(\.eventCount) == [5, 0])

        for sequences in [[5], [7], [6, 8]] {
            let wrong = sequences.map { RolloutEntry(sequence: $0, kind: "k", json: []) }
            let refused = refusal(store) { try $0.append(wrong, to: key) }
            #expect(kind(refused) == "moved on")
        }
        #expect(try store.read { try $0.rollout(key) }?.eventCount == 5)
        #expect(try store.read { try $0.entries(of: key, after: 0) } == entries)
    }

    private func sample(
        _ stage: Int, _ check: Int, _ metric: GoString, _ side: GoString = "canary", attempt: Int = 1,
        json: String = "1"
    ) -> RolloutSample {
        RolloutSample(
            stage: stage, attempt: attempt, metric: metric, side: side, check: check, instant: Int64(check) * 30_000,
            window: 30_000, json: Array(json.utf8))
    }

    @Test(arguments: StoreFixture.transactional)
    func keepsTheFirstOfEachMeasurement(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        let ordered = [
            sample(1, 1, "p99"), sample(1, 1, "success"), sample(1, 1, "success", "stable"), sample(1, 2, "Zero"),
            sample(1, 2, "p99"), sample(1, 1, "p99", attempt: 2), sample(2, 1, "p99"),
        ]
        try store.write { transaction in
            try transaction.insert(summary(key), plan: [], members: [])
            try transaction.append(ordered.reversed(), to: key)
            try transaction.append([sample(1, 1, "p99", json: "2"), sample(3, 1, "p99")], to: key)
        }
        #expect(try store.read { try $0.samples(of: key) } == ordered + [sample(3, 1, "p99")])
    }

    @Test(arguments: StoreFixture.transactional)
    func anAnswerTakesThePlaceOfAnError(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        try store.write { transaction in
            try transaction.insert(summary(key), plan: [], members: [])
            try transaction.append([sample(1, 1, "p99"), sample(1, 2, "p99")], to: key)
            try transaction.replace([sample(1, 2, "p99", json: "2"), sample(1, 3, "p99")], of: key)
            try transaction.append([sample(1, 2, "p99", json: "3")], to: key)
        }
        let expected = [sample(1, 1, "p99"), sample(1, 2, "p99", json: "2"), sample(1, 3, "p99")]
        #expect(try store.read { try $0.samples(of: key) } == expected)
    }

    // MARK: - Drivers and blocks

    @Test(arguments: StoreFixture.transactional)
    func oneProcessDrives(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        try store.write { try $0.insert(summary(key), plan: [], members: []) }
        #expect(try store.read { try $0.driveLease(of: key) } == nil)
        let holder = LeaseHolder.current(user: "ann", host: "here")
        var lease = DriveLease(
            rollout: key, token: "1", holder: holder, acquiredAt: 1_800_000_000, expiresAt: 1_800_000_060)
        for token: GoString in ["1", "2"] {
            lease = DriveLease(
                rollout: key, token: token, holder: holder, acquiredAt: 1_800_000_000, expiresAt: 1_800_000_060)
            try store.write { try $0.put(lease) }
            #expect(try store.read { try $0.driveLease(of: key) } == lease)
        }
        #expect(!lease.isDead(at: .max))
        try store.write { try $0.removeDriveLease(of: key) }
        #expect(try store.read { try $0.driveLease(of: key) } == nil)
    }

    @Test func leasesOfOtherMachinesEndByTheClock() {
        let elsewhere = LeaseHolder(user: "bob", host: "there", machine: "m", process: 1, processStart: "1")
        let lease = DriveLease(rollout: key, token: "1", holder: elsewhere, acquiredAt: 0, expiresAt: 60)
        #expect([59, 60].map { lease.isDead(at: $0) } == [false, true])
        let dead = DriveLease(rollout: key, token: "1", holder: Sample.deadHolder, acquiredAt: 0, expiresAt: 60)
        #expect(dead.isDead(at: 0))
    }

    @Test(arguments: StoreFixture.transactional)
    func blocksAreKeptUntilTheyAreTakenAway(_ fixture: StoreFixture) throws {
        let store = try open(fixture)
        #expect(try store.read { try $0.blocks() }.isEmpty)
        func block(_ name: GoString, _ reason: GoString) -> RolloutBlock {
            RolloutBlock(name: name, reason: reason, user: "ann", since: 1_800_000_000_000)
        }
        for (name, reason): (GoString, GoString) in [("web", "old"), (RolloutBlock.all, "freeze"), ("web", "new")] {
            try store.write { try $0.put(block(name, reason)) }
        }
        #expect(try store.read { try $0.blocks() } == [block("*", "freeze"), block("web", "new")])
        let removed = try (1...2).map { _ in try store.write { try $0.removeBlock("web") } }
        #expect(removed == [true, false])
        let left = try store.read { try $0.blocks() }
        #expect(left.map { $0.covers("api") } == [true])
        #expect(!block("web", "").covers("api"))
    }
}
