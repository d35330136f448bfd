import Failures
import GoTemplate
import Kubernetes
import Manifests
import Releases
import TestCluster
import Testing

@testable import Operations

/// Operations in a real cluster, which has to run what jobs and pods ask for.
@Suite(.enabled(if: TestCluster.isNamed), .serialized, .timeLimit(.minutes(5)))
struct RealClusterTests {
    private let web = ReleaseFixture(namespace: "swelm-operations")
    private let scope: OperationScope

    init() throws {
        let log = Log()
        let connection = try TestCluster.connection()
        let store = ClusterReleaseStore(APIRecordObjects(connection, kind: .secret), kind: .secret)
        scope = web.scope(KubernetesCluster(connection, log: log), store: store, log: log)
        try? uninstall()
    }

    private func uninstall() throws {
        var uninstallation = Uninstallation(web.key)
        uninstallation.apply.waitStrategy = .watcher
        _ = try uninstallation.run(in: scope)
    }

    private func install(_ templates: [String: String]) throws {
        var options = web.options(of: templates)
        options.apply.createsNamespace = true
        _ = try Installation(web.key, options).run(in: scope)
    }

    /// A hook that says its name.
    private func hook(_ name: String, _ kind: String, on event: String, _ policies: String) -> String {
        let container = "{name: main, image: busybox, command: [sh, -c, echo $LOG], env: [{name: LOG, value: \(name)}]}"
        let pod = "{restartPolicy: Never, containers: [\(container)]}"
        let isJob = kind == "Job"
        return """
            apiVersion: \(isJob ? "batch/v1" : "v1")
            kind: \(kind)
            metadata: {name: \(name), annotations: {helm.sh/hook: \(event), \(policies)}}
            spec: \(isJob ? "{backoffLimit: 0, template: {spec: \(pod)}}" : pod)
            """
    }

    @Test func whatHooksWriteIsLogged() throws {
        let policies = "helm.sh/hook-output-log-policy: hook-succeeded, helm.sh/hook-delete-policy: hook-succeeded"
        try install([
            "job": hook("one", "Job", on: "pre-install", policies),
            "pod": hook("two", "Pod", on: "post-install", policies),
        ])
        #expect(scope.log.drain().map(\.line) == ["level=INFO msg=one", "level=INFO msg=two"])
        #expect(try scope.store.history(of: web.key).map(\.status) == [.deployed])
        try uninstall()
        #expect(try scope.store.last(of: web.key) == nil)
    }

    @Test func testsAreRunAndTheirLogsRead() throws {
        try install([
            "one": hook("one", "Pod", on: "test", "helm.sh/hook-delete-policy: 'before-hook-creation,hook-succeeded'"),
            "two": hook("two", "Job", on: "test", "helm.sh/hook-weight: '2'"),
        ])
        let test = ReleaseTest(web.key)
        var text = GoString()
        let failure = #expect(throws: ClusterFailure.self) {
            try test.run(in: scope) { release in
                #expect(release.hooks.map(\.lastRun.phase) == [.known(.succeeded), .known(.succeeded)])
                try test.writeLogs(of: release, in: scope.cluster) { text.append($0) }
            }
        }
        #expect(failure?.message == #"unable to get pod logs for two: pods "two" not found"#)
        #expect(text == "POD LOGS: one\none\n\n")
        #expect(
            try scope.store.release(web.key, revision: 1).hooks.map(\.lastRun.phase) == [
                .known(.succeeded), .known(.succeeded),
            ])
        try uninstall()
    }
}
