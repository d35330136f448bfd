import Failures
import GoTemplate
import Kubernetes
import Manifests
import Releases
import Testing

@testable import Operations

/// When waits end and what they say then; the texts are those of Helm 4.2.3.
@Suite(.timeLimit(.minutes(1)))
struct WaitTests {
    private let server: ModelServer
    private let cluster: KubernetesCluster
    private let log = Log()
    private static let jobs = "/apis/batch/v1/namespaces/shop/jobs"
    private static let path = jobs + "/before"

    init() throws {
        server = try ModelServer()
        cluster = KubernetesCluster(try server.connection(), log: log)
    }

    private func options(_ strategy: WaitStrategy) -> ApplyOptions {
        var options = ApplyOptions()
        options.waitStrategy = strategy
        options.timeout = 1
        return options
    }

    private var hook: HookObject {
        let hook = ReleaseHook(
            name: "before", kind: "Job", path: "web/templates/job.yaml",
            manifest: "apiVersion: batch/v1\nkind: Job\nmetadata: {name: before}\n", events: [.known(.preInstall)])
        let key = ReleaseKey(namespace: "shop", name: "web")
        return HookObject(hook: hook, event: .preInstall, release: key, applyMethod: .serverSide)
    }

    /// Puts the hook's job there.
    private func put(status: String) {
        server.put(
            Self.path,
            #"{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"before","namespace":"shop"},"spec":{"completions":1},"status":{\#(status)}}"#
        )
    }

    private static func condition(_ type: String, _ reason: String = "") -> String {
        #""startTime":"2026-01-01T00:00:00Z","conditions":[{"type":"\#(type)","status":"True","reason":"\#(reason)"}]"#
    }

    private func failure(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return (error as? ClusterFailure)?.message.text }
        return nil
    }

    @Test(arguments: [WaitStrategy.hookOnly, .watcher, .legacy])
    func aHookThatHasDoneItsWorkEndsTheWait(_ strategy: WaitStrategy) throws {
        put(status: Self.condition("Complete"))
        try cluster.wait(for: hook, options(strategy))
        #expect(server.requests.contains { $0.hasPrefix("GET " + Self.jobs) })
    }

    @Test func aHookThatFailedEndsTheWait() {
        put(status: Self.condition("Failed", "BackoffLimitExceeded") + #","failed":1"#)
        #expect(
            failure { try cluster.wait(for: hook, options(.hookOnly)) }
                == "resource Job/shop/before not ready. status: Failed, message: Job Failed. failed: 1/1")
        #expect(
            failure { try cluster.wait(for: hook, options(.legacy)) } == "job before failed: BackoffLimitExceeded")
        let line: GoString = #"level=ERROR msg="job failed" job=before reason=BackoffLimitExceeded"#
        #expect(log.drain().map(\.line) == [line])
    }

    @Test func aHookThatTakesTooLongIsNamed() {
        put(status: #""startTime":"2026-01-01T00:00:00Z","active":1"#)
        #expect(
            failure { try cluster.wait(for: hook, options(.watcher)) } == """
                resource Job/shop/before not ready. status: InProgress, message: Job in progress
                context deadline exceeded
                """)
        #expect(
            failure { try cluster.wait(for: hook, options(.legacy)) } == "timed out waiting for the condition")
    }

    @Test func whoMayNotListIsToldSo() {
        put(status: Self.condition("Complete"))
        server.refuse("GET", Self.jobs, 403, "Forbidden", "jobs.batch is forbidden")
        server.refuse("GET", Self.path, 403, "Forbidden", "jobs.batch is forbidden")
        #expect(
            failure { try cluster.wait(for: hook, options(.watcher)) }
                == "failed to list batch/v1, Kind=Job: jobs.batch is forbidden")
    }

    /// Mirrors pkg/kube wait.go isRetryableError.
    @Test(arguments: [
        (429, true), (500, true), (503, true), (599, true), (501, false), (403, false), (404, false), (499, false),
        (0, true), (1, false),
    ])
    func busyServersAreAskedAgain(_ status: Int, _ isAskedAgain: Bool) throws {
        let objects = ReleaseObjects(
            key: hook.release, manifest: hook.hook.manifest, applyMethod: .known(.serverSide))
        let plan = try cluster.plan(.install(objects), options(.legacy))
        server.refuse("GET", Self.path, status, "Reason", "refused")
        let message = try #require(failure { try cluster.wait(for: plan, options(.legacy)) })
        #expect((message == "context deadline exceeded") == isAskedAgain, "\(message)")
    }

    @Test func aHookIsMadeAndDeleted() throws {
        try cluster.create(hook, options(.hookOnly))
        #expect(server.paths == [Self.path])
        // It is nobody's.
        #expect(server.object(Self.path)?.contains("managed-by") == false)
        try cluster.delete(hook, options(.watcher))
        #expect(server.paths.isEmpty)
        try cluster.delete(hook, options(.legacy))
    }

    @Test func whatIsStillThereAfterADeletionIsNamed() throws {
        put(status: "")
        let manifest = Manifest(source: "a.yaml", content: hook.hook.manifest, head: ManifestHead())
        let plan = try cluster.plan(.uninstall([manifest], of: hook.release), options(.watcher))
        #expect(
            failure { try cluster.wait(for: plan, options(.watcher)) }?.hasPrefix(
                "resource Job/shop/before still exists. status: ") == true)
        #expect(failure { try cluster.wait(for: plan, options(.legacy)) } == "context deadline exceeded")
        try cluster.wait(for: plan, options(.hookOnly))
    }
}
