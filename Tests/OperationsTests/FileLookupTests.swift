import Failures
import GoTemplate
import Operations
import Testing

@Suite("Objects of a file, looked up as in a cluster")
struct FileLookupTests {
    private static let text = """
        apiVersion: v1
        kind: Secret
        metadata: {name: b, namespace: shop}
        data: {k: 1}
        ---
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: Secret, metadata: {name: a, namespace: shop}}
        - {apiVersion: v1, kind: Secret, metadata: {name: b, namespace: other}}
        - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
        ---
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "own"}}
        """

    private func lookup() throws -> FileLookup {
        try FileLookup(Array(Self.text.utf8), file: "objects.yaml", namespace: "default")
    }

    @Test(arguments: [
        ("shop", "a", true), ("shop", "b", true), ("other", "a", false), ("", "b", false), ("default", "own", true),
        ("shop", "own", false),
    ])
    func objectsByNameAndNamespace(_ namespace: String, _ name: String, _ isFound: Bool) throws {
        let found = try lookup().find("v1", "Secret", in: GoString(namespace), named: GoString(name))
        #expect(found.isEmpty == !isFound)
    }

    /// The namespace of kinds of the whole cluster does not count.
    @Test(arguments: ["", "any"])
    func kindsOfTheCluster(_ namespace: String) throws {
        #expect(try !lookup().find("v1", "Namespace", in: GoString(namespace), named: "shop").isEmpty)
    }

    @Test(arguments: [
        ("shop", ["shop/a", "shop/b"]), ("", ["/own", "other/b", "shop/a", "shop/b"]), ("none", [String]()),
    ])
    func lists(_ namespace: String, _ names: [String]) throws {
        let list = try lookup().find("v1", "Secret", in: GoString(namespace), named: "")
        #expect(list["kind"]?.shown == "SecretList")
        guard case .list(let items)? = list["items"] else { throw HelmError("no items") }
        let found = items.elements.map { item -> String in
            guard case .map(let object) = item, case .map(let metadata)? = object["metadata"] else { return "?" }
            return (metadata["namespace"]?.shown ?? "") + "/" + (metadata["name"]?.shown ?? "")
        }
        #expect(found == names)
    }

    @Test func unknownKindsHaveNoObjects() throws {
        #expect(try lookup().find("x.io/v1", "Thing", in: "", named: "a").isEmpty)
        #expect(try lookup().find("x.io/v1", "Thing", in: "", named: "")["kind"]?.shown == "ThingList")
    }

    /// What a template does to an object shows in no other look-up, and integers stay what they are.
    @Test func answersAreCopies() throws {
        let lookup = try lookup()
        let first = try lookup.find("v1", "Secret", in: "shop", named: "b")
        guard case .map(let data)? = first["data"], case .int(1, _)? = data["k"] else { throw HelmError("no integer") }
        first["data" as GoString] = nil
        #expect(try lookup.find("v1", "Secret", in: "shop", named: "b")["data"] != nil)
    }

    @Test func whatIsNoObjectIsNamed() throws {
        let error = #expect(throws: HelmError.self) {
            try FileLookup(Array("a: 1\n".utf8), file: "objects.yaml", namespace: "x")
        }
        #expect(
            error?.message.text
                == "objects.yaml: document 1: error validating \"\": error validating data: [apiVersion not set, kind not set]"
        )
    }
}

extension Value {
    fileprivate var shown: String? { if case .string(let text) = self { text.text } else { nil } }
}
