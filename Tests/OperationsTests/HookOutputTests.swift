import Failures
import GoTemplate
import Manifests
import Releases
import Testing

@testable import Operations

/// What is shown of what hooks wrote; the texts are those of Helm 4.2.3.
@Suite(.timeLimit(.minutes(1)))
struct HookOutputTests {
    private let server: ModelServer
    private let cluster: KubernetesCluster
    private let log = Log()
    private static let pods = "/api/v1/namespaces/shop/pods"

    init() throws {
        server = try ModelServer()
        cluster = KubernetesCluster(try server.connection(), log: Log())
    }

    private func hook(_ kind: String, namespace: String = "") -> HookObject {
        let version = kind == "Job" ? "batch/v1" : "v1"
        let manifest = "apiVersion: \(version)\nkind: \(kind)\nmetadata: {name: before, namespace: '\(namespace)'}\n"
        let hook = ReleaseHook(
            name: "before", kind: GoString(kind), path: "web/templates/hook.yaml", manifest: GoString(manifest),
            events: [.known(.preInstall)])
        let key = ReleaseKey(namespace: "shop", name: "web")
        return HookObject(hook: hook, event: .preInstall, release: key, applyMethod: .serverSide)
    }

    /// Puts a pod there, and what its containers wrote.
    private func put(_ name: String, _ containers: [String], in namespace: String = "shop", log: String?) {
        let path = "/api/v1/namespaces/\(namespace)/pods/\(name)"
        let list = containers.map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
        server.put(path, #"{"metadata":{"name":"\#(name)"},"spec":{"containers":[\#(list)]}}"#)
        if let log { server.put(path + "/log", log) }
    }

    private func output(of hook: HookObject) throws -> [String] {
        try cluster.writeOutput(of: hook, to: log)
        return log.drain().map(\.line.text)
    }

    @Test func eachContainerIsARecord() throws {
        put("before-x", ["main", "side"], log: "one\ntwo\n")
        #expect(try output(of: hook("Job")) == [#"level=INFO msg="one\ntwo""#, #"level=INFO msg="one\ntwo""#])
        #expect(
            server.requests == [
                "GET \(Self.pods)?labelSelector=job-name%3Dbefore&limit=500",
                "GET \(Self.pods)/before-x/log?container=main", "GET \(Self.pods)/before-x/log?container=side",
            ])
    }

    @Test func podsAreFoundByName() throws {
        put("before", ["main"], log: "one\n\n")
        #expect(try output(of: hook("Pod")) == [#"level=INFO msg="one\n""#])
        #expect(server.requests.first == "GET \(Self.pods)?fieldSelector=metadata.name%3Dbefore&limit=500")
    }

    @Test func whatWroteNothingIsNotThere() throws {
        put("before", ["main"], log: "")
        #expect(try output(of: hook("Pod")).isEmpty)
        #expect(try output(of: hook("ConfigMap")).isEmpty)
    }

    @Test func theNamespaceOfTheHookCounts() throws {
        put("before", ["main"], in: "other", log: "one")
        #expect(try output(of: hook("Pod", namespace: "other")) == ["level=INFO msg=one"])
    }

    /// As much as Go copies at once.
    @Test func longOutputIsCut() throws {
        put("before", ["main"], log: String(repeating: "x", count: 70_000))
        #expect(try output(of: hook("Pod")).map { $0.count - "level=INFO msg=".count } == [32_768, 32_768, 4464])
    }

    @Test func refusalsAreHelms() throws {
        put("before", ["main"], log: nil)
        let failure = #expect(throws: ClusterFailure.self) { try output(of: hook("Pod")) }
        #expect(failure?.message == "failed to stream pod logs for pod: before, container: main")
        server.refuse("GET", Self.pods, 403, "Forbidden", "pods is forbidden")
        let refusal = #expect(throws: ClusterFailure.self) { try output(of: hook("Job")) }
        #expect(
            refusal?.message.text
                == "failed to get pod list with options: {TypeMeta:{Kind: APIVersion:} "
                + "LabelSelector:job-name=before FieldSelector: Watch:false AllowWatchBookmarks:false "
                + "ResourceVersion: ResourceVersionMatch: TimeoutSeconds:<nil> Limit:0 Continue: "
                + "SendInitialEvents:<nil> ShardSelector:} with error: pods is forbidden")
    }
}
