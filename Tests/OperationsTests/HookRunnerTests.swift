import GoTemplate
import Releases
import Testing

@testable import Operations

/// In which order hooks are made, waited for and deleted, as in Helm.
struct HookRunnerTests {
    private let web = ReleaseFixture()
    private let cluster = FakeCluster()

    private func hook(_ name: String, _ annotations: String, kind: String = "Job") -> String {
        "kind: \(kind)\nmetadata: {name: \(name), annotations: {helm.sh/hook: pre-install, \(annotations)}}\n"
    }

    private func install(_ templates: [String: String], on cluster: FakeCluster? = nil) throws {
        _ = try Installation(web.key, web.options(of: templates)).run(in: web.scope(cluster ?? self.cluster))
    }

    /// Three hooks in the order of weights.
    private var three: [String: String] {
        [
            "1": hook("last", "helm.sh/hook-weight: '1'"),
            "2": hook("first", "helm.sh/hook-weight: '-1', helm.sh/hook-delete-policy: hook-succeeded"),
            "3": hook("second", "helm.sh/hook-delete-policy: 'hook-succeeded,hook-failed'"),
        ]
    }

    @Test func whatSucceededIsDeletedAtTheEndInReverse() throws {
        try install(three)
        #expect(
            cluster.hookSteps == [
                "hookCheck first", "hookCreate first", "hookWait first", "hookCheck second", "hookCreate second",
                "hookWait second", "hookDelete last", "hookCheck last", "hookCreate last", "hookWait last",
                "hookDelete second", "hookDelete first",
            ])
    }

    @Test func whatFailedIsDeletedBeforeWhatSucceeded() throws {
        let cluster = FakeCluster(failing: .hookWait)
        cluster.failingHook = "second"
        let failure = #expect(throws: ClusterFailure.self) { try install(three, on: cluster) }
        #expect(failure?.message == "failed pre-install: refused")
        #expect(cluster.hookSteps.suffix(3) == ["hookWait second", "hookDelete second", "hookDelete first"])
        let hooks = try web.store.release(web.key, revision: 1).hooks.sorted { $0.weight < $1.weight }
        #expect(hooks.map(\.lastRun.phase) == [.known(.succeeded), .known(.failed), .known(.notRun)])
    }

    @Test func aHookThatIsRefusedLeavesTheOthers() throws {
        let cluster = FakeCluster(failing: .hookCreate)
        cluster.failingHook = "second"
        let failure = #expect(throws: ClusterFailure.self) { try install(three, on: cluster) }
        let expected: GoString = "failed pre-install: warning: Hook pre-install app/templates/3.yaml failed: refused"
        #expect(failure?.message == expected)
        #expect(failure?.kind == .invalid)
        #expect(cluster.hookSteps.last == "hookCreate second")
    }

    @Test func theRecordSaysWhichHookRuns() throws {
        var recorded: [ReleaseHook] = []
        cluster.onStep = { step in
            guard step == .hookCreate else { return }
            recorded += (try? web.store.release(web.key, revision: 1).hooks) ?? []
        }
        try install(["a": hook("a", "helm.sh/hook-weight: '0'")])
        #expect(recorded.map(\.lastRun.phase) == [.known(.running)])
        #expect(recorded.map(\.deletePolicies) == [[.known(.beforeCreation)]])
    }

    @Test func outputIsWrittenByPolicy() throws {
        let policy = "helm.sh/hook-output-log-policy: 'hook-succeeded,hook-failed'"
        try install(["a": hook("a", policy)])
        #expect(cluster.hookSteps.suffix(2) == ["hookWait a", "hookOutput a"])
        _ = try Uninstallation(web.key).run(in: web.scope(FakeCluster()))
        let failing = FakeCluster(failing: .hookWait)
        #expect(throws: ClusterFailure.self) { try install(["a": hook("a", policy)], on: failing) }
        #expect(failing.hookSteps.suffix(2) == ["hookWait a", "hookOutput a"])
    }

    @Test func outputThatCannotBeReadIsNoFailure() throws {
        let scope = web.scope(FakeCluster(failing: .hookOutput))
        let options = web.options(of: ["a": hook("a", "helm.sh/hook-output-log-policy: hook-succeeded")])
        _ = try Installation(web.key, options).run(in: scope)
        let expected: GoString = #"level=INFO msg="error outputting logs for hook failure: refused""#
        #expect(scope.log.drain().map(\.line) == [expected])
    }

    @Test func aFailedHookThatCannotBeDeletedFailsAsItDid() throws {
        let cluster = FakeCluster(failing: .hookWait)
        cluster.alsoFailing = [.hookDelete]
        let scope = web.scope(cluster)
        let options = web.options(of: ["a": hook("a", "helm.sh/hook-delete-policy: hook-failed")])
        let failure = #expect(throws: ClusterFailure.self) { try Installation(web.key, options).run(in: scope) }
        #expect(failure?.message == "failed pre-install: refused")
        let expected: GoString = #"level=INFO msg="error deleting the hook resource on hook failure: refused""#
        #expect(scope.log.drain().map(\.line) == [expected])
    }

    @Test func definitionsOfKindsAreNeverDeleted() throws {
        try install(["a": hook("a", "helm.sh/hook-weight: '0'", kind: "CustomResourceDefinition")])
        #expect(cluster.hookSteps == ["hookCheck a", "hookCreate a", "hookWait a"])
    }
}
