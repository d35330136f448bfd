import Glibc
import GoTemplate
import TestSupport
import Testing

@testable import Releases

/// Reading a rollout costs the same however many others there are, and however much happened to them.
///
/// `SWELM_TEST_ROLLOUTS=500` measures it with so many of 10,000 events each, which takes minutes and a gigabyte.
@Suite("Many rollouts", .enabled(if: getenv("SWELM_TEST_ROLLOUTS") != nil))
struct RolloutSpeedTests {
    private static let count = getenv("SWELM_TEST_ROLLOUTS").flatMap { Int(String(cString: $0)) } ?? 500

    private func key(_ number: Int) -> RolloutKey { RolloutKey(name: GoString("web\(number)"), number: number) }

    private func insert(_ number: Int, in store: any TransactionalStore) throws {
        let release = ReleaseKey(namespace: "prod", name: GoString("web\(number)"))
        let summary = RolloutSummary(
            key: key(number), state: "running", isActive: true, stage: "seven", stageIndex: 6, stageCount: 7,
            attempt: 1, planDigest: "", createdAt: 0, updatedAt: 0)
        let entries = (1...10_000).map { RolloutEntry(sequence: $0, kind: "outcome", json: Array(#"{"a":1}"#.utf8)) }
        try store.write { transaction in
            try transaction.insert(summary, plan: [], members: [RolloutMember(name: "web", release: release)])
            try transaction.append(entries, to: key(number))
        }
    }

    /// The median of many readings.
    private func time(_ body: () throws -> Void) rethrows -> Duration {
        let times = try (0..<101).map { _ in try ContinuousClock().measure(body) }
        return times.sorted()[50]
    }

    private func times(_ store: any TransactionalStore) throws -> (list: Duration, one: Duration) {
        let list = try time { _ = try store.read { try $0.rollouts(named: key(1).name) } }
        return (list, try time { _ = try store.read { try $0.rollout(key(1)) } })
    }

    @Test(arguments: StoreFixture.transactional.filter { $0 != .memory })
    func oneIsReadAsFastAmongMany(_ fixture: StoreFixture) throws {
        let store = try #require(fixture.open() as? any TransactionalStore)
        try insert(1, in: store)
        let alone = try times(store)
        for number in 2...max(2, Self.count) { try insert(number, in: store) }
        let among = try times(store)
        let all = try time { _ = try store.read { try $0.rollouts(named: nil) } }
        print("\(fixture): alone \(alone), among \(Self.count) \(among), all of them \(all)")
        #expect(among.list < alone.list * 3 && among.one < alone.one * 3)
        #expect(try store.read { try $0.rollouts(named: nil) }.count == max(2, Self.count))
    }
}
