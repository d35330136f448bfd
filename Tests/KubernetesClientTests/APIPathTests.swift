import GoTemplate
import Kubernetes
import Testing

@testable import KubernetesClient

/// Paths as client-go makes them, and names that lead nowhere else.
struct APIPathTests {
    private let deployments = APIResource(
        GroupVersion(group: "apps", version: "v1"), name: "deployments", kind: "Deployment", scope: .namespaced)

    @Test func resources() throws {
        #expect(try APIPath(.pods, in: "shop").target == "/api/v1/namespaces/shop/pods")
        #expect(try APIPath(.pods).target == "/api/v1/pods")
        #expect(
            try APIPath(.pods, in: "shop", named: "a", subresource: "log").target
                == "/api/v1/namespaces/shop/pods/a/log")
        #expect(
            try APIPath(deployments, in: "shop", named: "web").target == "/apis/apps/v1/namespaces/shop/deployments/web"
        )
        #expect(try APIPath(.namespaces, in: "ignored", named: "shop").target == "/api/v1/namespaces/shop")
        #expect(try APIPath(GroupVersion(group: "apps", version: "v1")).target == "/apis/apps/v1")
    }

    @Test func queriesAreSorted() throws {
        var path = try APIPath(.secrets, in: "shop")
        path.add("limit", "500")
        path.add("labelSelector", "name=a b,owner=helm")
        path.add("container", "2")
        path.add("container", "1")
        let query = "container=2&container=1&labelSelector=name%3Da+b%2Cowner%3Dhelm&limit=500"
        #expect(path.target.text == "/api/v1/namespaces/shop/secrets?" + query)
    }

    @Test func namesAreEscaped() throws {
        #expect(
            try APIPath(.namespaces, in: "", named: "system:a b?#\r\n\u{e4}").target.hasSuffix(
                "/system:a%20b%3F%23%0D%0A%C3%A4"))
    }

    @Test(
        arguments: [
            ("..", "invalid resource name \"..\": [may not be '..']"),
            (".", "invalid resource name \".\": [may not be '.']"),
            ("a/b", "invalid resource name \"a/b\": [may not contain '/']"),
            ("../a%2Fb", "invalid resource name \"../a%2Fb\": [may not contain '/' may not contain '%']"),
            ("", "resource name may not be empty"),
        ] as [(GoString, GoString)])
    func namesThatCouldLeadElsewhere(_ name: GoString, _ message: GoString) throws {
        let failure = try #require(throws: ObjectFailure.self) { try APIPath(.pods, in: "shop", named: name) }
        #expect(failure.message == message)
    }

    @Test func namespacesAreCheckedToo() throws {
        #expect(throws: ObjectFailure("invalid namespace \"../..\": [may not contain '/']")) {
            try APIPath(.pods, in: "../..", named: "a")
        }
        #expect(throws: ObjectFailure("an empty namespace may not be set when a resource name is provided")) {
            try APIPath(.pods, in: "", named: "a")
        }
    }
}
