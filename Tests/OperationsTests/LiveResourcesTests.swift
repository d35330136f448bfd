import Charts
import Failures
import Foundation
import GoTemplate
import Kubernetes
import Releases
import Testing

@testable import Operations

/// What `status` reads of the objects of a release.
@Suite(.timeLimit(.minutes(1)))
struct LiveResourcesTests {
    private let server: ModelServer
    private let cluster: KubernetesCluster
    private let log = Log()
    private static let root = "/api/v1/namespaces/shop/"
    private static let jobs = "/apis/batch/v1/namespaces/shop/jobs/"

    init() throws {
        server = try ModelServer()
        cluster = KubernetesCluster(try server.connection(), log: log)
    }

    private func job(_ name: String, _ labels: String) -> String {
        "---\napiVersion: batch/v1\nkind: Job\nmetadata: {name: \(name)}\nspec: {selector: {matchLabels: {\(labels)}}}\n"
    }

    private func release(_ manifest: String) -> Release {
        let info = ReleaseInfo(
            firstDeployed: .zero, lastDeployed: .zero, description: "", status: .deployed, notes: "")
        return Release(
            key: ReleaseKey(namespace: "shop", name: "web"), revision: 1, info: info,
            chart: Chart(metadata: Metadata()), manifest: GoString(manifest))
    }

    private static func configMap(_ name: String) -> String {
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name)}\n"
    }

    /// Each group with the names of its objects, and of the items of those that are lists.
    private func names(_ resources: LiveResources) -> [String] {
        resources.groups.map { name, objects in
            let names = objects.map { object in
                object.name.isEmpty ? "\(object.maps("items").map { LiveObject($0).name.text })" : object.name.text
            }
            return name.text + ": " + names.joined(separator: ", ")
        }
    }

    @Test func objectsStandByKindAndWithTheirPods() throws {
        for name in ["one", "two"] {
            server.put(Self.root + "configmaps/" + name, #"{"metadata":{"name":"\#(name)"}}"#)
        }
        for name in ["a", "b"] { server.put(Self.jobs + name, #"{"kind":"Job","metadata":{"name":"\#(name)"}}"#) }
        server.put(Self.root + "pods/a-1", #"{"kind":"Pod","metadata":{"name":"a-1"}}"#)
        let manifest = Self.configMap("one") + job("a", "app: a, tier: x") + Self.configMap("gone") + job("b", "app: b")
        let found = try cluster.resources(of: release(manifest + Self.configMap("two")), asTables: false)
        #expect(
            names(found) == [
                "v1/ConfigMap: one, two", "v1/Job: a, b", #"v1/Pod(related): ["a-1"], ["a-1"]"#,
            ])
        let pods = server.requests.filter { $0.contains("/pods") }.sorted()
        #expect(
            pods == [
                "GET /api/v1/namespaces/shop/pods?labelSelector=app+in+%28a%29%2Ctier+in+%28x%29&limit=500",
                "GET /api/v1/namespaces/shop/pods?labelSelector=app+in+%28b%29&limit=500",
            ])
        #expect(found.value.keys == ["v1/ConfigMap", "v1/Job", "v1/Pod(related)"])
        #expect(log.drain().isEmpty)
    }

    /// Pods that the same labels pick are asked for once, those of what is gone never.
    @Test func podsAreAskedForOnce() throws {
        for name in ["a", "b"] { server.put(Self.jobs + name, #"{"kind":"Job","metadata":{"name":"\#(name)"}}"#) }
        let manifest = job("gone", "app: c") + job("a", "app: a") + job("b", "app: a")
        #expect(
            names(try cluster.resources(of: release(manifest), asTables: true)) == [
                "v1/Job: a, b", "v1/Pod(related): []",
            ])
        #expect(server.requests.count { $0.contains("/pods") } == 1)
    }

    @Test func podsThatCannotBeReadAreWarnedOf() throws {
        server.put(Self.jobs + "a", #"{"kind":"Job","metadata":{"name":"a"}}"#)
        server.refuse("GET", Self.root + "pods", 403, "Forbidden", "you may not")
        let debugging = Log(isDebugging: true)
        let cluster = KubernetesCluster(try server.connection(), log: debugging)
        #expect(names(try cluster.resources(of: release(job("a", "app: a")), asTables: false)) == ["v1/Job: a"])
        #expect(
            debugging.drain().map(\.line.text) == [
                #"level=DEBUG msg="get relation pod of object" namespace=shop name=a kind=Job"#,
                #"level=WARN msg="get the relation pod is failed" error="you may not""#,
            ])
    }

    /// A document that cannot be read ends the reading; kinds that nobody knows are told together.
    @Test(arguments: ["UB", "BU", "U", "UBU"])
    func manifestsThatCannotBeReadAreAFailure(_ documents: String) {
        let texts = documents.map { document in
            document == "U" ? "---\napiVersion: a/v1\nkind: Thing\nmetadata: {name: x}\n" : "---\napiVersion: v1\n"
        }
        let failure = #expect(throws: ClusterFailure.self) {
            try cluster.resources(of: release(texts.joined()), asTables: false)
        }
        let text = failure?.message.text ?? ""
        let isBroken = documents.contains("B")
        #expect(text.contains("'Kind' is missing") == isBroken, "\(text)")
        let before = documents.prefix { $0 == "U" }.count
        #expect(text.components(separatedBy: "no matches for kind").count - 1 == before, "\(text)")
        #expect(failure?.kind == .mapping)
    }
}
