import Foundation
import GoTemplate
import Releases
import TestSupport
import Testing

@testable import Operations

/// Troubles that last: no rights, no server, records that nobody can read.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct RightsFaultTests {
    private func run(
        _ operation: FaultyOperation, refusing isRefused: @escaping @Sendable (ModelCluster.Request) -> Bool
    ) throws -> (cluster: ModelCluster, failure: String?) {
        let cluster = try ModelCluster(operation.before()) { _, request in
            isRefused(request) ? .instead(.refusal(403, "Forbidden", "you may not")) : nil
        }
        do { try operation.run(in: FaultyOperation.scope(cluster), timeout: 20) } catch {
            return (cluster, error.goMessage.text)
        }
        return (cluster, nil)
    }

    /// Who may not watch asks again and again, who may not list asks for each object.
    @Test(arguments: [FaultyOperation.install, .upgrade])
    func watchesAndListsCanBeDoneWithout(_ operation: FaultyOperation) throws {
        let (_, noWatch) = try run(operation) { $0.target.contains("watch=true") }
        #expect(noWatch == nil)
        let (_, noList) = try run(operation) { request in
            request.method == "GET" && !request.path.contains("secrets") && request.target.contains("fieldSelector=")
        }
        #expect(noList == nil)
    }

    /// Roles that were made for Helm may not patch records.
    @Test func recordsNeedNoPatches() throws {
        let (cluster, failure) = try run(.upgrade) { $0.method == "PATCH" && $0.path.contains("/secrets/") }
        #expect(failure == nil)
        #expect(cluster.snapshot.paths.allSatisfy { cluster.snapshot.object($0)?.contains("swelm/lease") == false })
    }

    @Test func nothingIsRecordedWhereNobodyListens() throws {
        let cluster = try ModelCluster()
        cluster.stop()
        let failure = #expect(throws: ClusterFailure.self) {
            try FaultyOperation.install.run(in: FaultyOperation.scope(cluster))
        }
        let text = failure?.message.text ?? ""
        #expect(text.contains("kubernetes cluster unreachable: Get \"\(cluster.url)/version\": dial tcp"), "\(text)")
        #expect(text.hasSuffix("connect: connection refused"))
        #expect(cluster.snapshot.paths.isEmpty)
    }

    /// One record that is damaged hides no other.
    @Test(arguments: ["bm9uc2Vuc2U=", "", "%%%"])
    func damagedRecordsHideNoOthers(_ data: String) throws {
        let cluster = try ModelCluster(FaultyOperation.upgrade.before())
        let path = "/api/v1/namespaces/shop/secrets/sh.helm.release.v1.other.v1"
        let labels = #"{"name":"other","owner":"helm","status":"deployed","version":"1"}"#
        let metadata = #"{"name":"sh.helm.release.v1.other.v1","namespace":"shop","labels":\#(labels)}"#
        cluster.change { state in
            state.put(path, #"{"kind":"Secret","metadata":\#(metadata),"data":{"release":"\#(data)"}}"#)
        }
        let damaged = cluster.snapshot.object(path)
        let list = try FaultyOperation.scope(cluster).store.summaries(SummaryQuery(namespace: "shop"))
        #expect(list.summaries.map(\.key) == [FaultyOperation.key] && list.unreadable.count == 1)
        try FaultyOperation.upgrade.run(in: FaultyOperation.scope(cluster))
        #expect(cluster.snapshot.object(path) == damaged)
    }

    /// The client's clock counts for nothing.
    @Test(arguments: [-86_400.0, 86_400.0])
    func clocksMayDiffer(_ offset: Double) throws {
        var state = try FaultyOperation.upgrade.before()
        state.clockOffset = offset
        let cluster = try ModelCluster(state)
        try FaultyOperation.upgrade.run(in: FaultyOperation.scope(cluster))
        #expect(try FaultyOperation.scope(cluster).store.history(of: FaultyOperation.key).last?.status == .deployed)
    }
}
