import Foundation
import GoTemplate
import Releases
import TestSupport
import Testing

@testable import Operations

/// Objects that the server does not take, that others change, and answers that lead elsewhere.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct ObjectFaultTests {
    private static let refusals: [(code: Int, reason: String, message: String)] = [
        (
            403, "Forbidden",
            "configmaps is forbidden: unable to create new content in namespace shop because it is being terminated"
        ),
        (403, "Forbidden", "configmaps is forbidden: exceeded quota: q, requested: configmaps=1, used: configmaps=1"),
        (400, "BadRequest", "admission webhook denied the request: no"),
        (500, "InternalError", "failed calling webhook: context deadline exceeded"),
    ]

    private static func isApply(_ request: ModelCluster.Request, of name: String) -> Bool {
        request.method == "PATCH" && request.path.hasSuffix("/configmaps/" + name)
    }

    /// The server's words come through, and are recorded.
    @Test(arguments: [FaultyOperation.install, .upgrade], Self.refusals)
    func `A refused object fails the revision`(
        operation: FaultyOperation, refusal: (code: Int, reason: String, message: String)
    ) throws {
        let cluster = try ModelCluster(operation.before()) { _, request in
            guard Self.isApply(request, of: "one") else { return nil }
            return .instead(.refusal(refusal.code, refusal.reason, refusal.message))
        }
        let scope = try FaultyOperation.scope(cluster)
        let failure = #expect(throws: ClusterFailure.self) { try operation.run(in: scope) }
        #expect(
            failure?.message.text
                == "server-side apply failed for object shop/one /v1, Kind=ConfigMap: " + refusal.message)
        let last = try scope.store.history(of: FaultyOperation.key).last
        #expect(last?.status == .failed && last?.description.text.hasSuffix(refusal.message) == true)
        // What was to be applied beside it was.
        #expect(cluster.snapshot.object("/api/v1/namespaces/shop/configmaps/two") != nil)
    }

    /// Whoever made the object meanwhile, the server decides.
    @Test func `An object that is another one by now is applied over`() throws {
        let cluster = Locked<ModelCluster?>(nil)
        let model = try ModelCluster(FaultyOperation.upgrade.before()) { _, request in
            guard Self.isApply(request, of: "one") else { return nil }
            return .meanwhile {
                let metadata = #"{"name":"one","namespace":"shop","uid":"another"}"#
                cluster.withLock { $0 }?.change {
                    $0.put(request.path, #"{"kind":"ConfigMap","apiVersion":"v1","metadata":\#(metadata)}"#)
                }
            }
        }
        cluster.withLock { $0 = model }
        try FaultyOperation.upgrade.run(in: FaultyOperation.scope(model))
        cluster.withLock { $0 = nil }
        #expect(model.snapshot.object("/api/v1/namespaces/shop/configmaps/one")?.contains(#""a":"2""#) == true)
    }

    /// What leaves the release goes, and nothing that took its name since it was looked at.
    @Test func `A new object is not deleted in place of the old one`() throws {
        let cluster = Locked<ModelCluster?>(nil)
        let model = try ModelCluster(FaultyOperation.upgrade.before()) { _, request in
            guard request.method == "DELETE", request.path.hasSuffix("/configmaps/two") else { return nil }
            return .meanwhile {
                let metadata = #"{"name":"two","namespace":"shop","uid":"another"}"#
                cluster.withLock { $0 }?.change {
                    $0.put(request.path, #"{"kind":"ConfigMap","apiVersion":"v1","metadata":\#(metadata)}"#)
                }
            }
        }
        cluster.withLock { $0 = model }
        let options = ReleaseFixture().options(of: FaultyOperation.templates.filter { $0.key != "two" })
        let failure = #expect(throws: ClusterFailure.self) {
            try Upgrade(FaultyOperation.key, options).run(in: FaultyOperation.scope(model))
        }
        cluster.withLock { $0 = nil }
        let text = failure?.message.text ?? ""
        #expect(text.hasPrefix("failed to delete resource namespace=shop, name=two, kind=ConfigMap: "), "\(text)")
        #expect(model.snapshot.object("/api/v1/namespaces/shop/configmaps/two")?.contains("another") == true)
    }

    /// Credentials go to the server that was named, and nowhere else.
    @Test(arguments: FaultyOperation.allCases)
    func `Nobody is followed to another server`(operation: FaultyOperation) throws {
        let other = try LoopbackServer { _ in .answer(200, "{}") }
        let url = other.url
        let redirect: [LoopbackServer.Action] = [
            .send("HTTP/1.1 302 Found\r\nLocation: \(url)/x\r\nContent-Length: 0\r\n\r\n")
        ]
        let runs = try FaultRuns(operation: operation) { $0.attempt == 0 ? .instead(redirect) : nil }.all()
        #expect(!runs.isEmpty)
        for run in runs { #expect(run.complaint == nil, "\(run)") }
        #expect(other.requests.isEmpty)
        other.stop()
    }
}
