import Charts
import Failures
import GoTemplate
import Kubernetes
import Manifests
import Releases
import Testing

@testable import Operations

/// Which requests a change of objects takes, in what order, and what follows where the server refuses one.
///
/// Texts and orders are those that Helm 4.2.3 shows against a Kubernetes 1.36 API server.
@Suite(.timeLimit(.minutes(1)))
struct KubernetesClusterTests {
    private let server: ModelServer
    private let cluster: KubernetesCluster
    private static let root = "/api/v1/namespaces/shop/configmaps/"
    private static let query = "?fieldManager=helm&fieldValidation=Strict&force=false"

    init() throws {
        server = try ModelServer()
        cluster = KubernetesCluster(try server.connection(), log: Log())
    }

    private func release(_ names: [String], _ method: ApplyMethod = .serverSide, value: String = "1") -> ReleaseObjects
    {
        let manifest = names.map { name in
            "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name)}\ndata: {a: \"\(value)\"}\n"
        }
        return ReleaseObjects(
            key: ReleaseKey(namespace: "shop", name: "web"), manifest: GoString(manifest.joined()),
            applyMethod: .known(method))
    }

    @discardableResult
    private func apply(_ change: ReleaseChange, _ options: ApplyOptions = ApplyOptions()) throws -> Applied {
        var applied = Applied()
        try cluster.apply(try cluster.plan(change, options), options, noting: &applied)
        return applied
    }

    private func failure(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return (error as? ClusterFailure)?.message.text }
        return nil
    }

    @Test func installAsksForEachObjectAndAppliesIt() throws {
        let applied = try apply(.install(release(["one", "two"])))
        #expect(applied.created.map(\.name) == ["one", "two"])
        let requests = server.requests
        // Objects of one kind go at once, each after it was asked for.
        #expect(requests.prefix(2).sorted() == ["GET \(Self.root)one", "GET \(Self.root)two"])
        #expect(
            requests.dropFirst(2).sorted() == [
                "PATCH \(Self.root)one\(Self.query)", "PATCH \(Self.root)two\(Self.query)",
            ])
        let object = try #require(server.object(Self.root + "one"))
        #expect(object.contains(#""app.kubernetes.io/managed-by":"Helm""#))
        #expect(object.contains(#""meta.helm.sh/release-name":"web""#))
        #expect(object.contains(#""namespace":"shop""#))
    }

    @Test func fourObjectsOfAKindAreListed() throws {
        try apply(.install(release(["a", "b", "c", "d"])))
        #expect(server.requests.first == "GET /api/v1/namespaces/shop/configmaps?limit=500")
        #expect(server.requests.count == 5)
    }

    @Test func clientSideInstallPosts() throws {
        try apply(.install(release(["one"], .clientSide)))
        #expect(
            server.requests == [
                "GET \(Self.root)one", "POST /api/v1/namespaces/shop/configmaps?fieldManager=helm",
            ])
        #expect(server.paths == [Self.root + "one"])
    }

    /// An object of the release as client-side changes leave it.
    private static let changedByClients = #"""
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"one","namespace":"shop","resourceVersion":"5",\#
        "labels":{"app.kubernetes.io/managed-by":"Helm"},\#
        "annotations":{"meta.helm.sh/release-name":"web","meta.helm.sh/release-namespace":"shop"},\#
        "managedFields":[{"manager":"helm","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1",\#
        "time":"2026-01-01T00:00:00Z","fieldsV1":{"f:data":{"f:a":{}}}}]},"data":{"a":"1"}}
        """#

    private static let handOver = "PATCH \(root)one?fieldManager=helm&fieldValidation=Strict"

    /// Fields that client-side changes set are handed on before the first server-side apply.
    @Test(
        arguments: [
            (.clientSide, .serverSide, true), (.serverSide, .serverSide, false), (.clientSide, .clientSide, false),
            (.serverSide, .clientSide, false),
        ] as [(ApplyMethod, ApplyMethod, Bool)])
    func upgradesHandFieldsOnOnce(_ old: ApplyMethod, _ new: ApplyMethod, _ handsOn: Bool) throws {
        server.put(Self.root + "one", Self.changedByClients)
        try apply(.upgrade(from: release(["one"], old), to: release(["one"], new, value: "2")))
        #expect(server.requests.contains(Self.handOver) == handsOn)
    }

    @Test func rollbacksHandFieldsOnAlways() throws {
        server.put(Self.root + "one", Self.changedByClients)
        try apply(.rollback(from: release(["one"]), to: release(["one"], value: "2")))
        #expect(
            server.requests.suffix(2) == [Self.handOver, "PATCH \(Self.root)one\(Self.query)"])
    }

    @Test func foreignObjectsAreRefusedBeforeAnythingIsWritten() throws {
        server.put(Self.root + "two", #"{"metadata":{"name":"two"}}"#)
        let text = failure { try apply(.install(release(["one", "two"]))) }
        #expect(
            text == """
                unable to continue with install: ConfigMap "two" in namespace "shop" exists and cannot be imported into \
                the current release: invalid ownership metadata; label validation error: missing key \
                "app.kubernetes.io/managed-by": must be set to "Helm"; annotation validation error: missing key \
                "meta.helm.sh/release-name": must be set to "web"; annotation validation error: missing key \
                "meta.helm.sh/release-namespace": must be set to "shop"
                """)
        #expect(server.paths == [Self.root + "two"])
        var options = ApplyOptions()
        options.takesOwnership = true
        let applied = try apply(.install(release(["one", "two"])), options)
        #expect(applied.created.map(\.name) == ["one"] && applied.updated.map(\.name) == ["two"])
    }

    @Test func anInstallGoesOnAfterARefusal() throws {
        server.refuse("PATCH", Self.root + "one", 422, "Invalid", "one is bad")
        server.refuse("PATCH", Self.root + "three", 409, "Conflict", "taken")
        let text = failure { try apply(.install(release(["one", "two", "three"]))) }
        #expect(
            text == """
                server-side apply failed for object shop/one /v1, Kind=ConfigMap: one is bad
                conflict occurred while applying object shop/three /v1, Kind=ConfigMap: taken
                """)
        #expect(server.paths == [Self.root + "two"])
    }

    @Test func anUpgradeChangesCreatesAndPrunes() throws {
        try apply(.install(release(["one", "old"])))
        let applied = try apply(.upgrade(from: release(["one", "old"]), to: release(["one", "new"], value: "2")))
        #expect(applied.updated.map(\.name) == ["one"])
        #expect(applied.created.map(\.name) == ["new"])
        #expect(applied.deleted.map(\.name) == ["old"])
        #expect(server.paths == [Self.root + "new", Self.root + "one"])
        #expect(server.requests.suffix(2) == ["GET \(Self.root)old", "DELETE \(Self.root)old"])
    }

    @Test func whatIsToBeKeptStays() throws {
        try apply(.install(release(["one", "old"])))
        server.put(
            Self.root + "old", #"{"metadata":{"name":"old","annotations":{"helm.sh/resource-policy":"keep"}}}"#)
        let applied = try apply(.upgrade(from: release(["one", "old"]), to: release(["one"])))
        #expect(applied.deleted.isEmpty && server.paths.contains(Self.root + "old"))
    }

    @Test func nothingIsPrunedAfterARefusal() throws {
        try apply(.install(release(["one", "two", "old"])))
        server.refuse("PATCH", Self.root + "one", 422, "Invalid", "bad")
        server.refuse("PATCH", Self.root + "two", 422, "Invalid", "bad, too")
        let text = failure { try apply(.upgrade(from: release(["one", "two", "old"]), to: release(["one", "two"]))) }
        let start = "server-side apply failed for object shop/"
        #expect(
            text == "\(start)one /v1, Kind=ConfigMap: bad && \(start)two /v1, Kind=ConfigMap: bad, too")
        #expect(server.paths.contains(Self.root + "old"))
    }

    @Test func aRefusedCreationEndsAnUpgrade() throws {
        try apply(.install(release(["one", "two"])))
        server.refuse("PATCH", Self.root + "bad", 403, "Forbidden", "no")
        let before = server.requests.count
        let text = failure {
            try apply(.upgrade(from: release(["one", "two"]), to: release(["one", "bad", "two"], value: "2")))
        }
        #expect(
            text == "failed to create resource: server-side apply failed for object shop/bad /v1, Kind=ConfigMap: no")
        #expect(!server.requests[before...].contains("PATCH \(Self.root)two\(Self.query)"))
    }

    @Test func combinationsThatHelmRefuses() throws {
        try apply(.install(release(["one"])))
        var options = ApplyOptions()
        options.forcesReplacement = true
        let change = ReleaseChange.upgrade(from: release(["one"]), to: release(["one"]))
        let text = failure { try apply(change, options) }
        #expect(text == "invalid operation: cannot use server-side apply and force replace together")
        options.forcesConflicts = true
        let both = failure { try apply(change, options) }
        #expect(both == "invalid operation: cannot use force conflicts and force replace together")
    }

    @Test func kindsThatTheServerDoesNotKnowChangeNothing() throws {
        let manifest: GoString = "apiVersion: a/v1\nkind: Thing\nmetadata: {name: x}\n"
        let objects = ReleaseObjects(
            key: ReleaseKey(namespace: "shop", name: "web"), manifest: manifest, applyMethod: .known(.serverSide))
        let text = failure { try apply(.install(objects)) }
        #expect(
            text == """
                unable to build kubernetes objects from release manifest: resource mapping not found for name: "x" \
                namespace: "" from "": no matches for kind "Thing" in version "a/v1"
                ensure CRDs are installed first
                """)
        #expect(server.requests.isEmpty)
    }

    /// The server has lists of each kind, and tells of none.
    @Test(arguments: ["List", "ConfigMapList"])
    func listsAreTakenApart(_ kind: String) throws {
        let item = "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}"
        let manifest = GoString("apiVersion: v1\nkind: \(kind)\nitems: [\(item)]\n")
        let key = ReleaseKey(namespace: "shop", name: "web")
        try apply(.install(ReleaseObjects(key: key, manifest: manifest, applyMethod: .known(.serverSide))))
        #expect(server.paths == [Self.root + "one"])
    }

    @Test func generatedNamesAreRefused() {
        let manifest: GoString = "apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: one-}\n"
        let key = ReleaseKey(namespace: "shop", name: "web")
        let objects = ReleaseObjects(key: key, manifest: manifest, applyMethod: .known(.serverSide))
        #expect(
            failure { try apply(.install(objects)) }
                == "server-side apply failed for object shop/ /v1, Kind=ConfigMap: resource name may not be empty")
        #expect(server.requests.isEmpty)
    }

    /// An upgrade finds out about each object when its turn comes.
    @Test func anUpgradeIsRefusedByObjectsThatCannotBeAskedFor() throws {
        try apply(.install(release(["one", "two"])))
        server.refuse("GET", Self.root + "two", 403, "Forbidden", "you may not")
        let options = ApplyOptions()
        let plan = try cluster.plan(.upgrade(from: release(["one", "two"]), to: release(["one", "two"])), options)
        let before = server.requests.count
        var applied = Applied()
        let refused = failure { try cluster.apply(plan, options, noting: &applied) }
        #expect(refused == "could not get information about the resource: you may not")
        #expect(applied.updated.map(\.name) == ["one"])
        #expect(server.requests[before...] == ["PATCH \(Self.root)one\(Self.query)"])
        let manifest: GoString = "apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: one-}\n"
        let objects = ReleaseObjects(
            key: ReleaseKey(namespace: "shop", name: "web"), manifest: manifest, applyMethod: .known(.serverSide))
        #expect(
            failure { try apply(.upgrade(from: objects, to: objects)) }
                == "could not get information about the resource: resource name may not be empty")
    }

    @Test func objectsSayTheNamespaceThatTheirRecordNames() throws {
        var record = Release(
            key: ReleaseKey(namespace: "shop", name: "web"), revision: 1,
            info: ReleaseInfo(
                firstDeployed: .zero, lastDeployed: .zero, description: "", status: .deployed, notes: ""),
            chart: Chart(metadata: Metadata()), manifest: release(["one"]).manifest)
        record.namespace = "elsewhere"
        try apply(.install(ReleaseObjects(record)))
        let object = try #require(server.object(Self.root + "one"))
        #expect(object.contains(#""meta.helm.sh/release-namespace":"elsewhere""#))
        #expect(object.contains(#""namespace":"shop""#))
    }

    /// What an upgrade adds twice it creates and then changes.
    @Test func whatAnUpgradeAddsTwiceIsForeignTheSecondTime() throws {
        try apply(.install(release(["one"])))
        let log = Log()
        let cluster = KubernetesCluster(try server.connection(), log: log)
        let change = ReleaseChange.upgrade(from: release(["one"]), to: release(["one", "two", "two"]))
        var applied = Applied()
        try cluster.apply(try cluster.plan(change, ApplyOptions()), ApplyOptions(), noting: &applied)
        #expect(applied.created.map(\.name) == ["two"] && applied.updated.map(\.name) == ["one", "two"])
        let line = "using cluster state as baseline\" namespace=shop name=two kind=ConfigMap"
        #expect(log.drain().map(\.line.text).filter { $0.hasSuffix(line) }.count == 1)
    }

    /// What the manifest before did not have counts as it is in the cluster.
    @Test func clientSideChangesOfForeignObjectsTakeFieldsAway() throws {
        let object = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"two"},"data":{"a":"1","z":"9"}}"#
        server.put(Self.root + "two", object)
        try apply(.rollback(from: release(["one"], .clientSide), to: release(["one", "two"], .clientSide, value: "2")))
        #expect(server.object(Self.root + "two")?.contains(#""z":null"#) == true)
    }

    @Test func uninstallDeletesWhatIsThere() throws {
        try apply(.install(release(["one", "two"])))
        server.refuse("DELETE", Self.root + "one", 403, "Forbidden", "no")
        let manifests = ["one", "two", "gone"].map { name in
            Manifest(
                source: "a.yaml", content: GoString("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name)}\n"),
                head: ManifestHead())
        }
        let key = ReleaseKey(namespace: "shop", name: "web")
        #expect(failure { try apply(.uninstall(manifests, of: key)) } == "no")
        #expect(server.paths == [Self.root + "one"])
    }

    @Test func theNamespaceIsMadeOnce() throws {
        try apply(.namespace("shop", .serverSide))
        try apply(.namespace("shop", .serverSide))
        #expect(server.requests.filter { $0.hasPrefix("PATCH") }.count == 1)
        #expect(server.object("/api/v1/namespaces/shop")?.contains(#""labels":{"name":"shop"}"#) == true)
    }

    // MARK: Objects by themselves

    @Test func objectsAreDeletedInTheBackground() throws {
        try apply(.install(release(["one", "two"])))
        let before = server.requests.count
        let kinds = [
            ("", "ConfigMap", "one"), ("", "ConfigMap", "gone"), ("no.group", "Thing", "x"), ("", "ConfigMap", "two"),
        ]
        let keys = kinds.map { group, kind, name in
            ObjectKey(
                GroupVersionKind(group: GoString(group), version: "v1", kind: GoString(kind)), namespace: "shop",
                name: GoString(name))
        }
        try cluster.delete(keys, ApplyOptions())
        #expect(server.requests[before...].sorted() == ["gone", "one", "two"].map { "DELETE " + Self.root + $0 })
        #expect(server.paths.isEmpty)
        server.put(Self.root + "one", "{}")
        server.refuse("DELETE", Self.root + "one", 403, "Forbidden", "you may not")
        #expect(failure { try cluster.delete(keys, ApplyOptions()) } == "you may not")
    }

    /// With the text of each, which is told once, whatever is asked for how often.
    @Test func groupsThatAreNotKnownAreWarnedOf() throws {
        let stale = #"{"metadata":{"name":"late.io"},"versions":[{"version":"v1","freshness":"Stale"}]}"#
        server.serve("/apis", [#"{"kind":"APIGroupDiscoveryList","items":[\#(stale)]}"#])
        let log = Log()
        let cluster = KubernetesCluster(try server.connection(), log: log)
        let capabilities = try cluster.capabilities()
        #expect(capabilities?.apiVersions.contains("v1/ConfigMap") == true)
        #expect(
            log.drain().map(\.line.text) == [
                #"level=WARN msg="the kubernetes server has an orphaned API service" error="unable to retrieve the complete "#
                    + #"list of server APIs: late.io/v1: stale GroupVersion discovery: late.io/v1""#,
                #"level=WARN msg="to fix this, kubectl delete apiservice <service-name>""#,
            ])
    }

    // MARK: Replacing

    @Test func replacementsAreWrittenWhole() throws {
        try apply(.install(release(["one"], .clientSide)))
        server.put(Self.root + "one", #"{"metadata":{"name":"one","resourceVersion":"7"},"data":{"old":"x"}}"#)
        let log = Log(isDebugging: true)
        let cluster = KubernetesCluster(try server.connection(), log: log)
        var options = ApplyOptions()
        options.forcesReplacement = true
        let change = ReleaseChange.upgrade(
            from: release(["one"], .clientSide), to: release(["one"], .clientSide, value: "2"))
        var applied = Applied()
        try cluster.apply(try cluster.plan(change, options), options, noting: &applied)
        #expect(server.requests.last == "PUT \(Self.root)one?fieldManager=helm&fieldValidation=Strict")
        #expect(applied.updated.map(\.name) == ["one"] && applied.created.isEmpty)
        let object = try #require(server.object(Self.root + "one"))
        #expect(object.contains(#""data":{"a":"2"}"#) && object.contains(#""resourceVersion":"7""#))
        let lines = log.drain().map(\.line.text)
        #expect(
            lines.contains(#"level=DEBUG msg="using resource replace update strategy" fieldValidationDirective=Strict"#)
        )
        #expect(lines.contains(#"level=DEBUG msg="replace succeeded" name=one initialKind=ConfigMap kind=ConfigMap"#))
    }

    @Test func replacementsThatAreRefusedAreToldTogether() throws {
        try apply(.install(release(["one", "two", "three"], .clientSide)))
        server.refuse("PUT", Self.root + "one", 422, "Invalid", "immutable")
        server.refuse("PUT", Self.root + "three", 422, "Invalid", "immutable, too")
        var options = ApplyOptions()
        options.forcesReplacement = true
        let names = ["one", "two", "three"]
        let change = ReleaseChange.upgrade(
            from: release(names, .clientSide), to: release(names, .clientSide, value: "2"))
        #expect(
            failure { try apply(change, options) }
                == "failed to replace object: immutable && failed to replace object: immutable, too")
        #expect(server.object(Self.root + "two")?.contains(#""a":"2""#) == true)
    }

    @Test func forcedConflictsNeedServerSideApplies() throws {
        var options = ApplyOptions()
        options.forcesConflicts = true
        let change = ReleaseChange.upgrade(from: release(["one"], .clientSide), to: release(["one"], .clientSide))
        #expect(
            failure { try apply(change, options) }
                == "invalid client update option(s): forceConflicts enabled when serverSideApply disabled")
    }

    /// Fields that could not be handed on keep an object from being applied, and nothing else.
    @Test func handOversThatAreRefusedAreFailures() throws {
        server.put(Self.root + "one", Self.changedByClients)
        server.refuse("PATCH", Self.root + "one", 403, "Forbidden", "you may not")
        let text = failure { try apply(.rollback(from: release(["one"]), to: release(["one", "two"], value: "2"))) }
        #expect(
            text == """
                failed to patch object to upgrade CSA field manager shop/one /v1, Kind=ConfigMap: you may not
                """)
        #expect(server.requests.contains("PATCH \(Self.root)two\(Self.query)"))
        #expect(!server.requests.contains("PATCH \(Self.root)one\(Self.query)"))
    }

    @Test func whatCannotBeReadIsNotPruned() throws {
        try apply(.install(release(["one", "old"])))
        server.refuse("GET", Self.root + "old", 403, "Forbidden", "you may not")
        let log = Log(isDebugging: true)
        let cluster = KubernetesCluster(try server.connection(), log: log)
        let change = ReleaseChange.upgrade(from: release(["one", "old"]), to: release(["one"]))
        var applied = Applied()
        try cluster.apply(try cluster.plan(change, ApplyOptions()), ApplyOptions(), noting: &applied)
        #expect(applied.deleted.isEmpty && server.paths.contains(Self.root + "old"))
        #expect(
            log.drain().map(\.line.text).suffix(2) == [
                #"level=DEBUG msg="deleting resource" namespace=shop name=old kind=ConfigMap"#,
                #"level=DEBUG msg="unable to get object" namespace=shop name=old kind=ConfigMap error="you may not""#,
            ])
    }
}
