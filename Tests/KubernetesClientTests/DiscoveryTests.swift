import GoTemplate
import Kubernetes
import TestSupport
import Testing

@testable import KubernetesClient

/// What servers serve, in the forms of old and new ones.
@Suite(.timeLimit(.minutes(1)))
struct DiscoveryTests {
    private static let core = """
        {"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[{"version":"v1","freshness":"Current","resources":[
        {"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},"scope":"Namespaced","verbs":["get","list"],
        "subresources":[{"subresource":"log","responseKind":{"kind":"Pod"}},{"subresource":"eviction","responseKind":
        {"group":"policy","version":"v1","kind":"Eviction"}},{"subresource":"odd"}]},
        {"resource":"nodes","responseKind":{"kind":"Node"},"scope":"Cluster"},{"resource":"kindless","scope":"Cluster"}]}]}]}
        """
    private static let groups = """
        {"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"apps"},"versions":[
        {"version":"v1","resources":[{"resource":"deployments","responseKind":{"kind":"Deployment"},"scope":"Namespaced",
        "subresources":[{"subresource":"scale","responseKind":{"group":"autoscaling","version":"v1","kind":"Scale"}}]}]},
        {"version":"v1beta1","resources":[{"resource":"deployments","responseKind":{"kind":"Deployment"},"scope":"Namespaced"}]}]},
        {"metadata":{"name":"metrics.k8s.io"},"versions":[{"version":"v1beta1","freshness":"Stale","resources":[]}]}]}
        """
    private static let legacy: [String: String] = [
        "/api": "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}",
        "/apis": """
        {"kind":"APIGroupList","groups":[{"name":"apps","versions":[{"groupVersion":"apps/v1beta1","version":"v1beta1"},
        {"groupVersion":"apps/v1","version":"v1"}],"preferredVersion":{"groupVersion":"apps/v1","version":"v1"}},
        {"name":"broken","versions":[{"groupVersion":"broken/v1","version":"v1"}]}]}
        """,
        "/api/v1": """
        {"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"pods","namespaced":true,"kind":"Pod","verbs":["get"]},
        {"name":"pods/eviction","namespaced":true,"group":"policy","version":"v1","kind":"Eviction"},
        {"name":"nodes","namespaced":false,"kind":"Node"}]}
        """,
        "/apis/apps/v1": "{\"resources\":[{\"name\":\"deployments\",\"namespaced\":true,\"kind\":\"Deployment\"}]}",
        "/apis/apps/v1beta1":
            "{\"resources\":[{\"name\":\"deployments\",\"namespaced\":true,\"kind\":\"Deployment\"}]}",
    ]

    private func server(_ answers: [String: String]) throws -> LoopbackServer {
        try LoopbackServer { request in
            answers[request.path].map { .answer(200, $0) } ?? .answer(503, "no", type: "text/plain")
        }
    }

    @Test func newServersSayAllAtOnce() throws {
        let server = try server(["/api": Self.core, "/apis": Self.groups])
        let connection = try connection(server)
        let catalog = try connection.catalog()
        #expect(
            catalog.apiVersions.map(\.text) == [
                "v1", "apps/v1", "apps/v1beta1", "v1/Pod", "v1/Eviction", "v1/Node", "apps/v1/Deployment",
                "apps/v1/Scale",
                "apps/v1beta1/Deployment",
            ])
        let stale = "metrics.k8s.io/v1beta1: stale GroupVersion discovery: metrics.k8s.io/v1beta1"
        #expect(catalog.failureText?.text == "unable to retrieve the complete list of server APIs: " + stale)
        let pods = try #require(catalog.resource(of: GroupVersionKind(group: "", version: "v1", kind: "Pod")))
        #expect(pods.name == "pods" && pods.scope == .namespaced && pods.verbs == ["get", "list"])
        #expect(catalog.resource(of: GroupVersionKind(group: "", version: "v1", kind: "Node"))?.scope == .cluster)
        _ = try connection.catalog()
        #expect(server.requests.count == 2)
        try connection.rediscover()
        #expect(server.requests.count == 4)
        #expect(
            server.requests.first?.headers["accept"]?.hasPrefix("application/json;g=apidiscovery.k8s.io;v=v2;") == true)
    }

    /// Who asks ahead waits for nothing, and has what was answered meanwhile.
    @Test func whatWasAskedAheadIsNotAskedAgain() throws {
        let server = try server(["/api": Self.core, "/apis": Self.groups, "/version": #"{"gitVersion":"v1.36.2"}"#])
        let connection = try connection(server)
        connection.discoverAhead()
        connection.discoverAhead()
        #expect(server.requests.isEmpty)
        #expect(try connection.serverVersion().gitVersion == "v1.36.2")
        #expect(try connection.catalog().versions.count == 3)
        connection.discoverAhead()
        _ = try connection.catalog()
        #expect(server.requests.map(\.path).sorted() == ["/api", "/apis", "/version"])
        connection.forgetDiscovery()
        _ = try connection.catalog()
        #expect(server.requests.count == 5)
    }

    /// That it failed counts when it is needed, and a later try asks again.
    @Test func whatFailedAheadFailsWhenItIsNeeded() throws {
        let connection = try connection(try server(["/version": #"{"gitVersion":"v1.36.2"}"#]))
        connection.discoverAhead()
        #expect(try connection.serverVersion().gitVersion == "v1.36.2")
        #expect(throws: APIFailure.self) { try connection.catalog() }
    }

    @Test func oldServersAreAskedForEachVersion() throws {
        let catalog = try connection(try server(Self.legacy)).catalog()
        #expect(
            catalog.apiVersions.map(\.text) == [
                "v1", "apps/v1", "apps/v1beta1", "v1/Pod", "v1/Eviction", "v1/Node", "apps/v1/Deployment",
                "apps/v1beta1/Deployment",
            ])
        let reason = "broken/v1: the server is currently unable to handle the request"
        #expect(catalog.failureText?.text == "unable to retrieve the complete list of server APIs: " + reason)
        #expect(catalog.resource(of: GroupVersionKind(group: "", version: "v1", kind: "Eviction")) == nil)
    }

    @Test func halfAndHalf() throws {
        var answers = Self.legacy
        answers["/apis"] = Self.groups
        let catalog = try connection(try server(answers)).catalog()
        #expect(
            catalog.resource(of: GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"))?.name
                == "deployments")
        #expect(catalog.resource(of: GroupVersionKind(group: "", version: "v1", kind: "Pod"))?.name == "pods")
    }

    @Test func kindsAreMappedExactly() throws {
        let catalog = try connection(try server(["/api": Self.core, "/apis": Self.groups])).catalog()
        func name(_ group: GoString, _ version: GoString, _ kind: GoString) -> GoString? {
            catalog.resource(of: GroupVersionKind(group: group, version: version, kind: kind))?.name
        }
        #expect(name("apps", "v1", "Deployment") == "deployments")
        #expect(name("apps", "v1", "deployment") == "deployments")
        #expect(name("apps", "v2", "Deployment") == nil)
        #expect(name("", "v1", "Deployment") == nil)
        #expect(name("apps", "v1", "Scale") == nil)
        let unknown = APICatalog.unknown(GroupVersionKind(group: "apps", version: "v2", kind: "Deployment"))
        #expect(unknown.message == "no matches for kind \"Deployment\" in version \"apps/v2\"")
    }

    /// What a server did not serve a moment ago, it may serve now.
    @Test func kindsThatAreNotKnownAreAskedForOnceMore() throws {
        let asked = Counter()
        let server = try LoopbackServer { request in
            guard request.path == "/apis" else { return .answer(200, Self.core) }
            return .answer(200, asked.next() == 1 ? #"{"kind":"APIGroupDiscoveryList","items":[]}"# : Self.groups)
        }
        let connection = try connection(server)
        let deployment = GroupVersionKind(group: "apps", version: "v1", kind: "Deployment")
        let unknown = GroupVersionKind(group: "apps", version: "v9", kind: "Deployment")
        #expect(try connection.resource(of: unknown) == nil)
        #expect(server.requests.count == 2)
        #expect(try connection.resource(of: deployment)?.name == "deployments")
        #expect(server.requests.count == 4)
        #expect(try connection.resource(of: unknown) == nil)
        #expect(server.requests.count == 4)
        connection.forgetDiscovery()
        #expect(try connection.resource(of: unknown) == nil)
        #expect(server.requests.count == 6)
        #expect(try connection.resource(of: unknown) == nil)
        #expect(server.requests.count == 8)
    }

    @Test func aServerWithoutACoreGroup() throws {
        let server = try LoopbackServer { $0.path == "/apis" ? .answer(200, Self.groups) : .answer(404) }
        #expect(try connection(server).catalog().versions.count == 2)
        let none = try LoopbackServer { $0.path == "/api" ? .answer(200, Self.core) : .answer(404) }
        #expect(throws: APIFailure.self) { try connection(none).catalog() }
    }
}

private final class Counter: Sendable {
    private let count = Locked(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
