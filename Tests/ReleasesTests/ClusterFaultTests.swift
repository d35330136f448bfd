import GoTemplate
import Kubernetes
import Operations
import Testing

@testable import Releases

/// What is left in a cluster of operations that are cut off, disturbed, or meet others.
@Suite("The release store in a cluster, with faults")
struct ClusterFaultTests {
    /// An operation that changes a release with one deployed revision.
    enum Change: CaseIterable {
        case upgrade, failingUpgrade, uninstall, keptHistory

        func run(in store: ClusterReleaseStore, by holder: LeaseHolder) throws {
            let lease = try store.acquire(Sample.key, Sample.request(holder: holder))
            switch self {
            case .upgrade, .failingUpgrade:
                let revision = try (store.last(of: Sample.key)?.revision ?? 0) + 1
                try store.begin(Sample.release(revision, .pendingUpgrade), keeping: 2, under: lease)
                try store.record(Sample.release(revision, .pendingUpgrade), under: lease)
                try store.finish(
                    Sample.release(revision, self == .upgrade ? .deployed : .failed), under: lease)
            case .uninstall, .keptHistory:
                guard let last = try store.last(of: Sample.key) else { return }
                let going = InfoChange(revision: last.revision, status: .uninstalling)
                try store.change([going], marking: last.revision, under: lease)
                if self == .uninstall { return try store.finishDeleting(under: lease) }
                try store.finish(Sample.release(last.revision, .uninstalled), under: lease)
            }
        }
    }

    private static let writes: [RecordConnection.Verb] = [.create, .replace, .merge]

    private func store(_ connection: RecordConnection) -> ClusterReleaseStore {
        ClusterReleaseStore(connection, kind: .secret)
    }

    private func prepared() throws -> RecordServer {
        let server = RecordServer()
        for _ in 0..<3 { try store(RecordConnection(server)).upgrade() }
        return server
    }

    private var me: LeaseHolder { .current(user: "ann", host: "here") }

    private func leases(_ server: RecordServer) throws -> [String] {
        try server.names.filter { try server.object($0)?.notes()[.lease] != nil }
    }

    /// Killed after each of its requests; the next operation succeeds and finds a history that Helm understands.
    @Test(arguments: Change.allCases)
    func whatIsKilledBlocksNobody(_ change: Change) throws {
        for lifetime in 0... {
            let server = try prepared()
            let connection = RecordConnection(server)
            connection.lifetime = lifetime
            try? change.run(in: store(connection), by: Sample.deadHolder)
            let next = store(RecordConnection(server))
            #expect(try next.summaries(SummaryQuery(Sample.key, status: .deployed)).summaries.count <= 2)
            try next.upgrade()
            let statuses = try next.statuses()
            #expect(statuses.last == .deployed && statuses.filter { $0 == .deployed }.count == 1, "\(lifetime)")
            #expect(statuses.filter(\.isUnfinished).isEmpty, "\(lifetime): \(statuses)")
            #expect(try leases(server).isEmpty)
            let revisions = try next.history(of: Sample.key).map(\.revision)
            #expect(revisions == Array((revisions.first ?? 0)...(revisions.last ?? 0)))
            if !connection.wasKilled { return }
        }
    }

    /// Of an answer that gets lost, and of a conflict, nothing is seen.
    @Test(arguments: Change.allCases)
    func lostAnswersAndConflictsAreNoFailures(_ change: Change) throws {
        let conflict = ClusterFailure("modified", kind: .conflict)
        for fault in [RecordConnection.Fault.resetBefore, .resetAfter, .failure(conflict)] {
            for number in 1... {
                let server = try prepared()
                let connection = RecordConnection(server)
                var isOver = true
                connection.onRequest = { verb, request in
                    guard request >= number, isOver, Self.writes.contains(verb) else { return nil }
                    isOver = false
                    if verb == .create, case .failure = fault { return nil }
                    return fault
                }
                try change.run(in: store(connection), by: me)
                if isOver { break }
                let store = store(RecordConnection(server))
                let expected: [ReleaseStatus] =
                    switch change {
                    case .upgrade: [.superseded, .deployed]
                    case .failingUpgrade: [.deployed, .failed]
                    case .uninstall: []
                    case .keptHistory: [.superseded, .superseded, .uninstalled]
                    }
                #expect(try store.summaries(SummaryQuery(Sample.key)).summaries.map(\.status) == expected, "\(number)")
                #expect(try leases(server).isEmpty)
            }
        }
    }

    @Test func aConflictThatStaysIsAFailure() throws {
        let server = try prepared()
        let connection = RecordConnection(server)
        let conflict = ClusterFailure("it was modified", kind: .conflict)
        connection.onRequest = { verb, _ in verb == .replace ? .failure(conflict) : nil }
        let error = #expect(throws: StoreError.self) { try Change.upgrade.run(in: store(connection), by: me) }
        #expect(error?.message == "update: failed to update: it was modified")
        #expect(connection.requests.filter { $0 == .replace }.count == 5)
    }

    @Test func theSecondOfTwoUpgradesIsRefused() throws {
        let server = try prepared()
        let connection = RecordConnection(server)
        let other = store(RecordConnection(server))
        connection.onRequest = { verb, _ in
            guard verb == .create else { return nil }
            connection.onRequest = { _, _ in nil }
            let lease = try other.acquire(Sample.key, Sample.request(.rollback))
            try other.begin(Sample.release(4, .pendingRollback), under: lease)
            return nil
        }
        let error = #expect(throws: StoreError.self) { try Change.upgrade.run(in: store(connection), by: me) }
        #expect(error?.message.text.hasPrefix("release \"web\" is locked by a rollback by ann") == true)
        #expect(try other.statuses().last == .pendingRollback)
    }

    /// An uninstallation and an upgrade write different records: each looks for the other after its own write.
    @Test(arguments: [RecordConnection.Verb.create, .replace])
    func anUpgradeAndAnUninstallationAreNeverBothAtWork(_ verb: RecordConnection.Verb) throws {
        let server = try prepared()
        let connection = RecordConnection(server)
        let other = store(RecordConnection(server))
        connection.onRequest = { seen, _ in
            guard seen == verb else { return nil }
            connection.onRequest = { _, _ in nil }
            let lease = try other.acquire(Sample.key, Sample.request())
            if verb == .create {
                let going = InfoChange(revision: 3, status: .uninstalling)
                try other.change([going], marking: 3, under: lease)
            } else {
                try other.begin(Sample.release(4, .pendingUpgrade), under: lease)
            }
            return nil
        }
        let change = verb == .create ? Change.upgrade : .uninstall
        let error = #expect(throws: StoreError.self) { try change.run(in: store(connection), by: me) }
        guard case .locked? = error?.kind else { throw StoreError.notFound }
        let last = try #require(try other.last(of: Sample.key))
        #expect(last.status == (verb == .create ? .uninstalling : .pendingUpgrade))
        #expect(try leases(server).count == 1)
        #expect(try other.summary(of: Sample.key.revision(3))?.status == (verb == .create ? .uninstalling : .deployed))
    }

    /// Leases end by the server's clock, however wrong those of the machines are.
    @Test(arguments: [-86_400, 0, 86_400])
    func clocksOfMachinesDoNotCount(_ offset: Int64) throws {
        let server = RecordServer()
        let store = store(RecordConnection(server))
        let foreign = LeaseHolder(user: "eve", host: "far", machine: "m", process: 1, processStart: "1")
        let lease = try store.acquire(Sample.key, Sample.request(holder: foreign, now: server.time + offset))
        try store.begin(Sample.release(1, .pendingInstall), under: lease)
        server.time += 899
        for clock in [-offset, 0, offset] {
            let request = Sample.request(now: server.time + clock)
            #expect(throws: StoreError.self) { try store.acquire(Sample.key, request) }
        }
        try store.renew(lease, at: server.time + offset)
        server.time += 899
        #expect(throws: StoreError.self) { try store.acquire(Sample.key, Sample.request(now: server.time - offset)) }
        server.time += 1
        _ = try store.acquire(Sample.key, Sample.request(now: server.time - offset))
        #expect(try store.statuses() == [.failed])
        #expect(throws: StoreError.self) { try store.renew(lease, at: server.time) }
    }

    @Test func waitsForAnotherOperation() throws {
        let server = try prepared()
        let other = store(RecordConnection(server))
        let held = try other.acquire(Sample.key, Sample.request())
        try other.begin(Sample.release(4, .pendingUpgrade), under: held)
        let connection = RecordConnection(server)
        connection.onRequest = { _, number in
            if number == 3 { try other.finish(Sample.release(4, .deployed), under: held) }
            return nil
        }
        _ = try store(connection).acquire(Sample.key, Sample.request(lockTimeout: 30))
        #expect(connection.requests.count == 3)
    }
}
