import Charts
import Failures
import Files
import GoTemplate
import Testing

@testable import Operations

/// What templates see of a cluster, and what is in it before they run.
///
/// Texts are those of Helm 4.2.3 against a Kubernetes 1.36 API server.
@Suite(.timeLimit(.minutes(1)))
struct ClusterTemplatesTests {
    private let web = ReleaseFixture()
    private let server: ModelServer
    private let cluster: KubernetesCluster
    private let log = Log()

    init() throws {
        server = try ModelServer()
        cluster = KubernetesCluster(try server.connection(), log: log)
    }

    private func options(_ expression: String, _ mode: ChangeMode) -> ChangeOptions {
        let template = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {v: '{{ \(expression) }}'}\n"
        var options = web.options(of: ["x": template])
        options.mode = mode
        return options
    }

    /// What an expression is while a chart is installed.
    private func value(_ expression: String, _ mode: ChangeMode = .dryRun(.server)) throws -> String? {
        let release = try Installation(web.key, options(expression, mode)).run(in: web.scope(cluster))
        let parts = release.manifest.text.split(separator: "'", omittingEmptySubsequences: false)
        return parts.dropFirst().first.map(String.init)
    }

    @Test func theServersVersionsCount() throws {
        let expression =
            "with .Capabilities }}{{ .KubeVersion }} {{ .KubeVersion.Minor }} {{ .APIVersions.Has \"batch/v1/Job\" }}"
            + " {{ .APIVersions.Has \"apps/v1\" }}{{ end"
        #expect(try value(expression) == "v1.36.2 36 true false")
        #expect(try value(expression, .dryRun(.client)) == "v1.36.0 36 false true")
    }

    @Test func lookupFindsObjects() throws {
        server.put("/api/v1/namespaces/shop/configmaps/one", #"{"metadata":{"name":"one"},"data":{"a":"b"}}"#)
        let one = #"lookup "v1" "ConfigMap" "shop" "one" | dig "data" "a" """#
        #expect(try value(one) == "b")
        #expect(try value(one, .dryRun(.client)) == "")
        #expect(try value(#"(lookup "v1" "ConfigMap" "shop" "").items | len"#) == "1")
        #expect(try value(#"lookup "v1" "ConfigMap" "shop" "other" | toJson"#) == "{}")
        #expect(try value(#"lookup "v1" "Thing" "shop" "other" | toJson"#) == "{}")
        #expect(try value(#"lookup "v1" "Thing" "shop" "" | dig "kind" """#) == "APIGroupDiscoveryList")
    }

    @Test func anUpgradeLooksUnlessItIsTheClients() throws {
        let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"
        _ = try Installation(web.key, web.options(of: ["x": text])).run(in: web.scope(FakeCluster()))
        server.put("/api/v1/namespaces/shop/configmaps/one", #"{"metadata":{"name":"one"},"data":{"a":"b"}}"#)
        func upgraded(_ mode: ChangeMode) throws -> Bool {
            let lookup = #"lookup "v1" "ConfigMap" "shop" "one" | dig "data" "a" """#
            let expression = ".Capabilities.KubeVersion }} {{ " + lookup
            let release = try Upgrade(web.key, options(expression, mode)).run(in: web.scope(cluster))
            #expect(release.manifest.text.contains("'v1.36.2 "))
            return release.manifest.text.contains(" b'")
        }
        #expect(try upgraded(.dryRun(.server)))
        #expect(try !upgraded(.dryRun(.client)))
    }

    @Test func lookupFailsForGroupsThatAreNotServed() throws {
        let failure = #expect(throws: (any Error).self) { try value(#"lookup "nowhere/v1" "Thing" "" """#) }
        let reason = "unable to get apiresource from unstructured: nowhere/v1, Kind=Thing: not found"
        #expect(failure?.goMessage.text.hasSuffix(": error calling lookup: " + reason) == true)
        #expect(
            log.records.map(\.line.text) == [
                #"level=ERROR msg="unable to retrieve resource list" GroupVersion=nowhere/v1 error="not found""#,
                #"level=ERROR msg="unable to get apiresource" groupVersionKind="nowhere/v1, Kind=Thing""#
                    + #" error="not found""#,
            ])
    }

    // MARK: Kinds of the chart

    private func installWithKinds(
        on cluster: FakeCluster, _ change: (inout ChangeOptions) -> Void = { _ in }
    ) throws -> OperationScope {
        var options = web.options()
        let kinds: [GoString] = ["crds/a.yaml", "crds/b.yaml"]
        options.chart = Chart(
            metadata: options.chart.metadata, templates: options.chart.templates,
            files: kinds.map { ChartFile(name: $0, data: []) })
        change(&options)
        let scope = web.scope(cluster)
        _ = try Installation(web.key, options).run(in: scope)
        return scope
    }

    @Test func kindsAreThereBeforeTemplatesRun() throws {
        let cluster = FakeCluster()
        _ = try installWithKinds(on: cluster)
        #expect(cluster.steps == [.plan, .create, .plan, .create, .wait, .wait, .plan, .create, .wait])
        let other = FakeCluster()
        _ = try web.upgrade(on: other)
        #expect(!other.steps.contains(.create))
    }

    @Test func kindsAreLeftOutOnRequest() throws {
        let cluster = FakeCluster()
        _ = try installWithKinds(on: cluster) { $0.apply.skipsCustomResources = true }
        #expect(cluster.steps == [.plan, .create, .wait])
    }

    @Test func whereKindsFailNothingIsRecorded() throws {
        #expect(throws: ClusterFailure.self) { try installWithKinds(on: FakeCluster(failing: .create)) }
        #expect(try web.store.last(of: web.key) == nil)
    }

    @Test func aDryRunInstallsNoKinds() throws {
        let cluster = FakeCluster()
        let scope = try installWithKinds(on: cluster) { $0.mode = .dryRun(.server) }
        #expect(cluster.steps == [.plan])
        let warning = "This chart or one of its subcharts contains CRDs. Rendering may fail or contain inaccuracies."
        #expect(scope.log.records.map(\.message.text) == [warning])
    }
}
