import Codecs
import GoTemplate
import Kubernetes
import Operations
import Testing

@testable import Releases

/// What the records of a cluster are like, and what becomes of those that others write.
@Suite("The release store in a cluster")
struct ClusterStoreTests {
    private let server = RecordServer()

    private func store(_ connection: RecordConnection? = nil) -> ClusterReleaseStore {
        ClusterReleaseStore(connection ?? RecordConnection(server), kind: .secret)
    }

    private func object(_ revision: Int) throws -> LiveObject {
        try #require(try server.object("prod/sh.helm.release.v1.web.v\(revision)"))
    }

    @Test func writesHelmsSecrets() throws {
        let store = store()
        let lease = try store.acquire(Sample.key, Sample.request())
        try store.begin(Sample.release(1, .pendingInstall), under: lease)
        let pending = try object(1)
        #expect(pending.labels.keys.sorted() == ["createdAt", "name", "owner", "stage", "status", "version"])
        #expect(pending.labels["status"] == "pending-install")
        #expect(try Set(pending.notes().keys) == [.lease, .summary])
        #expect(try pending.map.text(at: "type") == "helm.sh/release.v1")
        try store.finish(Sample.release(1, .deployed), under: lease)
        let deployed = try object(1)
        #expect(deployed.labels.keys.sorted() == ["modifiedAt", "name", "owner", "stage", "status", "version"])
        #expect(try Set(deployed.notes().keys) == [.summary])
        #expect(pending.annotations.isEmpty && deployed.annotations.isEmpty)
    }

    @Test func writesHelmsConfigMaps() throws {
        let store = ClusterReleaseStore(RecordConnection(server, as: .configMap), kind: .configMap)
        try store.upgrade()
        let object = try object(1)
        #expect(object.map["type"] == nil)
        #expect(try RecordCodec.decode(try object.data.bytes).info.status == .deployed)
        let exported = try JSON.encode(.map(object.map))
        #expect(try ReleaseSecret.records(in: exported).map(\.key) == [Sample.key.revision(1)])
    }

    /// Helm's upgrades copy the labels of the revision before, as a query gives them.
    @Test func timesLeakIntoTheNextRevision() throws {
        let store = store()
        try store.upgrade()
        var release = Sample.release(2, .pendingUpgrade)
        release.labels = try #require(try store.last(of: Sample.key)).labels
        let modified = release.labels["modifiedAt"]
        let lease = try store.acquire(Sample.key, Sample.request())
        try store.begin(release, under: lease)
        #expect(try object(2).labels["modifiedAt"] == modified)
        #expect(try object(2).labels["createdAt"] != nil)
        #expect(try object(2).labels["version"] == "2")
        #expect(try store.release(release.revisionKey).labels == ["stage": "stable"])
    }

    /// Helm believes the namespace that a record names, wherever it lies.
    @Test func recordsMayNameAnotherNamespace() throws {
        let store = store()
        var release = Sample.release(1, .deployed)
        release.namespace = "default"
        let lease = try store.acquire(Sample.key, Sample.request())
        try store.begin(release, under: lease)
        try store.finish(release, under: lease)
        #expect(server.names == ["prod/sh.helm.release.v1.web.v1"])
        let fresh = self.store()
        #expect(try fresh.summaries().summaries.map { [$0.namespace, $0.key.namespace] } == [["default", "prod"]])
        #expect(try fresh.release(release.revisionKey).namespace == "default")
        try server.rewriteAsHelm("prod/sh.helm.release.v1.web.v1")
        #expect(try self.store().last(of: Sample.key)?.namespace == "default")
    }

    @Test func listingsReadNoData() throws {
        for _ in 0..<3 { try store().upgrade() }
        let connection = RecordConnection(server)
        #expect(try store(connection).history(of: Sample.key).map(\.description.text).count == 3)
        #expect(try store(connection).summaries().summaries.count == 3)
        #expect(connection.requests == [.list, .list])
        // What notes say does not count once Helm wrote the data.
        try server.rewriteAsHelm("prod/sh.helm.release.v1.web.v2")
        #expect(try store(connection).statuses() == [.superseded, .superseded, .deployed])
        #expect(connection.requests == [.list, .list, .list, .get])
    }

    /// Of superseded records a listing of a namespace knows the names alone; the newest is read whole where it is one.
    @Test func theNewestMayBeSuperseded() throws {
        for _ in 0..<3 { try store().upgrade() }
        let query = SummaryQuery(namespace: Sample.key.namespace, isLatestOnly: true)
        let connection = RecordConnection(server)
        #expect(try store(connection).summaries(query).summaries.map(\.revision) == [3])
        #expect(connection.requests == [.list])
        try RecordConnection(server).delete(try object(3).key)
        #expect(try store(connection).summaries(query).summaries.map(\.revision) == [2])
        #expect(connection.requests == [.list, .list, .get])
        try server.setData(of: "prod/sh.helm.release.v1.web.v2", to: "bm90IGEgcmVsZWFzZQ==", by: "kubectl-edit")
        let list = try store(connection).summaries(query)
        #expect(list.summaries.map(\.revision) == [1])
        #expect(list.unreadable.count == 1)
    }

    /// Helm passes over what it cannot decode, and then makes a revision of the same number.
    @Test func damagedRecordsAreNotThere() throws {
        let store = store()
        try store.upgrade()
        try store.upgrade()
        try server.setData(of: "prod/sh.helm.release.v1.web.v2", to: "bm90IGEgcmVsZWFzZQ==", by: "kubectl-edit")
        #expect(try store.last(of: Sample.key)?.revision == 1)
        #expect(try store.statuses() == [.superseded])
        let list = try store.summaries(SummaryQuery(isLatestOnly: true))
        #expect(list.summaries.map(\.revision) == [1])
        #expect(list.unreadable.map(\.message.text).first?.contains("web revision 2") == true)
        let lease = try store.acquire(Sample.key, Sample.request())
        let error = #expect(throws: StoreError.self) {
            try store.begin(Sample.release(2, .pendingUpgrade), under: lease)
        }
        #expect(error?.message == "release: already exists")
        try store.finishDeleting(under: store.acquire(Sample.key, Sample.request()))
        #expect(server.names == ["prod/sh.helm.release.v1.web.v2"])
    }

    @Test(arguments: [(RecordKind.secret, "create: failed to create: Secret", "data"), (.configMap, "ConfigMap", "[]")])
    func refusesWhatIsTooLarge(_ kind: RecordKind, _ start: String, _ field: String) throws {
        let connection = RecordConnection(server, as: kind)
        let store = ClusterReleaseStore(connection, kind: kind)
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<100_000).map { _ in String(generator.next(), radix: 16) }.joined()
        let lease = try store.acquire(Sample.key, Sample.request())
        let requests = connection.requests.count
        let error = #expect(throws: StoreError.self) {
            try store.begin(Sample.release(1, .pendingInstall, manifest: GoString(noise)), under: lease)
        }
        let name = #""sh.helm.release.v1.web.v1""#
        #expect(
            error?.message.text
                == "\(start) \(name) is invalid: \(field): Too long: may not be more than 1048576 bytes")
        #expect(error?.hint?.hasPrefix("the record of web.v1 needs 1.") == true)
        #expect(error?.hint?.contains("a \(kind.rawValue) holds 1.00 MB: manifest 1.") == true)
        #expect(throws: StoreError.self) {
            try store.check(Sample.release(1, .pendingInstall, manifest: GoString(noise)))
        }
        try store.check(Sample.release(1, .pendingInstall))
        #expect(connection.requests.count == requests)
    }

    @Test func aPendingRecordOfHelmIsLeftAlone() throws {
        try store().upgrade()
        let store = store()
        let other = try store.acquire(Sample.key, Sample.request())
        try store.begin(Sample.release(2, .pendingUpgrade), under: other)
        try server.rewriteAsHelm("prod/sh.helm.release.v1.web.v2")
        // Whether an operation may go on from there is its own rule; nobody holds the release.
        _ = try store.acquire(Sample.key, Sample.request())
        #expect(try store.statuses() == [.deployed, .pendingUpgrade])
        #expect(throws: StoreError.self) { try store.finish(Sample.release(2, .deployed), under: other) }
        let result = try store.unlock(Sample.key, reason: "unlocked")
        #expect(result.failed == [Sample.key.revision(2)] && result.lease == nil)
        #expect(try store.statuses() == [.deployed, .failed])
    }

    /// The server leaves Helm what is around the record's text.
    @Test func aRecordThatHelmMadeCanBeHeld() throws {
        try store().upgrade()
        try server.makeAsHelm("prod/sh.helm.release.v1.web.v1")
        #expect(try object(1).managedFields?.map(\.manager) == ["Helm"])
        let store = store()
        let lease = try store.acquire(Sample.key, Sample.request())
        try store.change([InfoChange(revision: 1, status: .uninstalling)], marking: 1, under: lease)
        #expect(try object(1).managedFields?.map(\.manager) == ["Helm", "swelm"])
        #expect(throws: StoreError.self) { try self.store().acquire(Sample.key, Sample.request()) }
        try store.renew(lease, at: Sample.request().now())
        try store.finishDeleting(under: lease)
        #expect(server.names.isEmpty)
    }

    /// Whose lease was taken away may do nothing any more, though another holds one on the same release.
    @Test func aLeaseThatSomeoneElseTookIsLost() throws {
        let store = store()
        let lost = try store.acquire(Sample.key, Sample.request())
        try store.begin(Sample.release(1, .pendingInstall), under: lost)
        _ = try store.unlock(Sample.key, reason: "unlocked")
        let held = try store.acquire(Sample.key, Sample.request())
        try store.begin(Sample.release(2, .pendingUpgrade), under: held)
        func isLost(_ step: () throws -> Void) -> Bool {
            do { try step() } catch let error as StoreError { if case .lostLease = error.kind { return true } } catch {}
            return false
        }
        #expect(isLost { try store.renew(lost, at: 4_000_000_000) })
        #expect(isLost { try store.record(Sample.release(1, .deployed), under: lost) })
        #expect(isLost { try store.finish(Sample.release(1, .deployed), under: lost) })
        #expect(isLost { try store.finishDeleting(under: lost) })
        try store.abandon(lost)
        try store.renew(held, at: 4_000_000_000)
        try store.finish(Sample.release(2, .deployed), under: held)
        #expect(try store.statuses() == [.failed, .deployed])
    }

    /// Helm itself never patches a record.
    @Test func rolesMadeForHelmAreEnough() throws {
        let connection = RecordConnection(server)
        let forbidden = ClusterFailure("cannot patch", kind: .forbidden)
        connection.onRequest = { verb, _ in verb == .merge ? .failure(forbidden) : nil }
        let store = store(connection)
        let lease = try store.acquire(Sample.key, Sample.request())
        try store.begin(Sample.release(1, .pendingInstall), under: lease)
        let before = try object(1)
        server.time += 5
        _ = try store.statuses()
        try store.renew(lease, at: 4_000_000_000)
        #expect(try object(1).notes()[.lease] != before.notes()[.lease])
        #expect(try object(1).data == before.data && object(1).labels == before.labels)
        try store.abandon(lease)
        #expect(try object(1).notes()[.lease] == nil)
        #expect(connection.requests.suffix(4) == [.merge, .replace, .merge, .replace])
    }

    @Test func failuresAreInHelmsWords() throws {
        let connection = RecordConnection(server)
        let forbidden = ClusterFailure("secrets is forbidden", kind: .forbidden)
        connection.onRequest = { _, _ in .failure(forbidden) }
        func text(_ body: () throws -> Void) -> String? {
            #expect(throws: StoreError.self) { try body() }?.message.text
        }
        #expect(text { _ = try store(connection).summaries() } == "list: failed to list: secrets is forbidden")
        #expect(
            text { _ = try store(connection).last(of: Sample.key) }
                == "query: failed to query with labels: secrets is forbidden")
        #expect(
            text { _ = try store(connection).release(Sample.key.revision(3)) }
                == #"get: failed to get "sh.helm.release.v1.web.v3": secrets is forbidden"#)
        let configMaps = ClusterReleaseStore(connection, kind: .configMap)
        #expect(text { _ = try configMaps.summaries() } == "secrets is forbidden")
    }
}
