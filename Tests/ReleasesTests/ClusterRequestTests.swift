import GoTemplate
import HTTP
import Kubernetes
import KubernetesClient
import Operations
import TestCluster
import Testing

@testable import Releases

/// What stores ask of a real server.
@Suite(.enabled(if: TestCluster.isNamed), .serialized)
struct ClusterRequestTests {
    private final class Listener: APILog {
        var requests: [String] = []
        func warn(_ text: GoString) {}
        func note(_ method: Request.Method, _ target: GoString, status: Int?, time: Duration) {
            requests.append("\(method.rawValue) \(target)")
        }
    }

    @Test(arguments: [(RecordKind.secret, "secrets"), (.configMap, "configmaps")])
    func listingsReadNoData(_ kind: RecordKind, _ resource: String) throws {
        let log = Listener()
        let key = ReleaseKey(namespace: "swelm-requests", name: "web")
        let objects = try APIServerFixture.records(as: kind, in: [key.namespace], log: log)
        for _ in 0..<3 { try ClusterReleaseStore(objects, kind: kind).upgrade(key) }
        log.requests = []
        let store = ClusterReleaseStore(objects, kind: kind)
        let found = try store.summaries(SummaryQuery(namespace: key.namespace)).summaries
        #expect(found.map(\.description) == ["revision 1", "revision 2", "revision 3"])
        let path = "GET /api/v1/namespaces/swelm-requests/\(resource)?labelSelector="
        #expect(log.requests == [path + "owner%3Dhelm&limit=500"])
        #expect(try store.last(of: key)?.revision == 3)
        #expect(log.requests.last == path + "name%3Dweb%2Cowner%3Dhelm&limit=500")
        log.requests = []
        let latest = SummaryQuery(namespace: key.namespace, isLatestOnly: true)
        #expect(try store.summaries(latest).summaries.map(\.revision) == [3])
        let names = "GET /api/v1/namespaces/swelm-requests/\(resource)?includeObject=None&labelSelector=owner%3Dhelm"
        #expect(Set(log.requests) == [names, path + "owner%3Dhelm%2Cstatus%21%3Dsuperseded&limit=500"])
        // Others may have records that say nothing in their metadata.
        log.requests = []
        let all = try store.summaries().summaries.filter { $0.namespace == key.namespace }
        #expect(all.map(\.revision) == [1, 2, 3])
        #expect(log.requests.first == "GET /api/v1/\(resource)?labelSelector=owner%3Dhelm&limit=500")
        #expect(!log.requests.dropFirst().contains { $0.contains("swelm-requests") })
    }
}
