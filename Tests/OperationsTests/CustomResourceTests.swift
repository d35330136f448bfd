import Charts
import Failures
import GoTemplate
import Kubernetes
import Releases
import Testing

@testable import Operations

/// How the definitions of a chart's `crds/` are made, and how long the server's kinds are waited for.
@Suite(.timeLimit(.minutes(1)))
struct CustomResourceTests {
    private let server: ModelServer
    private let cluster: KubernetesCluster
    private static let collection = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
    private static let definitions = (
        "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", "Cluster"
    )
    private static let things = ("late.io", "v1", "things", "Thing", "Namespaced")

    init() throws {
        server = try ModelServer()
        cluster = KubernetesCluster(try server.connection(), log: Log())
    }

    private func file(_ text: String) throws -> CustomResourceFile {
        let file = ChartFile(name: "crds/things.yaml", data: Array(text.utf8))
        return try #require(Chart(metadata: Metadata(), files: [file]).customResourceFiles.first)
    }

    private static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.late.io}
        spec: {group: late.io, names: {kind: Thing}, versions: [{name: v1, served: true}, {name: v2, served: false}]}
        """

    private func plan(_ text: String = definition, _ method: ApplyMethod = .clientSide) throws -> ApplyPlan {
        try cluster.plan(.customResources(file(text), method), ApplyOptions())
    }

    private func failure(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return (error as? ClusterFailure)?.message.text }
        return nil
    }

    private func establish() {
        let condition = #"{"type":"Established","status":"True"}"#
        server.put(
            Self.collection + "/things.late.io",
            #"{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"things.late.io"},"#
                + #""status":{"conditions":[\#(condition)]}}"#)
    }

    @Test(arguments: ["", "# nothing\n", "---\n"])
    func filesWithoutDefinitionsAreRefused(_ text: String) {
        #expect(failure { _ = try plan(text) } == "failed to install CRD crds/things.yaml: resources are empty")
    }

    @Test func whatIsThereAlreadyStays() throws {
        server.serve("/apis", [ModelServer.groups([Self.definitions])])
        server.refuse("POST", Self.collection, 409, "AlreadyExists", "it is there")
        var applied = Applied()
        try cluster.apply(try plan(), ApplyOptions(), noting: &applied)
        #expect(server.requests == ["POST \(Self.collection)?fieldManager=helm"])
    }

    @Test func whatIsRefusedIsNamedByItsFile() throws {
        server.serve("/apis", [ModelServer.groups([Self.definitions])])
        server.refuse("POST", Self.collection, 409, "Conflict", "no")
        let plan = try plan()
        var applied = Applied()
        #expect(
            failure { try cluster.apply(plan, ApplyOptions(), noting: &applied) }
                == "failed to install CRD crds/things.yaml: no")
    }

    @Test(arguments: [false, true])
    func conflictsAreForcedWhereThatIsAskedFor(_ isForced: Bool) throws {
        server.serve("/apis", [ModelServer.groups([Self.definitions])])
        var options = ApplyOptions()
        options.forcesConflicts = isForced
        var applied = Applied()
        try cluster.apply(try plan(Self.definition, .serverSide), options, noting: &applied)
        let query = "?fieldManager=helm&fieldValidation=Strict&force=\(isForced)"
        #expect(server.requests == ["PATCH \(Self.collection)/things.late.io\(query)"])
        #expect(applied.created.map(\.name) == ["things.late.io"])
    }

    /// The server may take a while to serve a kind whose definition is established.
    @Test func kindsAreWaitedFor() throws {
        let (early, late) = (
            ModelServer.groups([Self.definitions]), ModelServer.groups([Self.definitions, Self.things])
        )
        server.serve("/apis", [early, early, early, late])
        establish()
        try cluster.wait(for: try plan(), ApplyOptions())
        #expect(server.discoveries == 4)
        // What is known is known.
        let thing = GroupVersionKind(group: "late.io", version: "v1", kind: "Thing")
        #expect(try cluster.connection.resource(of: thing)?.name == "things")
        #expect(server.discoveries == 4)
    }

    /// Who may not watch definitions waits for none, unless a wait is asked for.
    @Test func rightsToWatchAreNeededForWaitsOnly() throws {
        server.serve("/apis", [ModelServer.groups([Self.definitions, Self.things])])
        server.refuse("GET", Self.collection, 403, "Forbidden", "you may not")
        let plan = try plan()
        var options = ApplyOptions()
        options.waitStrategy = .hookOnly
        try cluster.wait(for: plan, options)
        options.waitStrategy = .watcher
        #expect(
            failure { try cluster.wait(for: plan, options) }
                == "failed to list apiextensions.k8s.io/v1, Kind=CustomResourceDefinition: you may not")
    }
}
