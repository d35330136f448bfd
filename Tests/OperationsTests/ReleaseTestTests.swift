import Failures
import GoTemplate
import Manifests
import Releases
import Testing

@testable import Operations

/// How the tests of a release are run, recorded and shown, as in Helm.
struct ReleaseTestTests {
    private let web = ReleaseFixture()

    init() throws {
        let templates = ["a": hook("one", 1), "b": hook("two", 2), "c": hook("three", 3)]
        _ = try Installation(web.key, web.options(of: templates)).run(in: web.scope(FakeCluster()))
    }

    private func hook(_ name: String, _ weight: Int) -> String {
        """
        kind: Pod
        metadata:
          name: \(name)
          annotations:
            helm.sh/hook: test
            helm.sh/hook-weight: '\(weight)'
            helm.sh/hook-delete-policy: hook-succeeded
        """
    }

    /// Which tests the release has, with the first letter of how they went.
    private func names(_ release: Release) -> [String] {
        release.hooks.map { $0.name.text + ($0.lastRun.phase == .known(.notRun) ? "" : " ran") }
    }

    private func failure(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return error.goMessage.text }
        return nil
    }

    @Test func testsAreReportedBeforeTheyAreDeleted() throws {
        let cluster = FakeCluster()
        var reported: [String] = []
        try ReleaseTest(web.key).run(in: web.scope(cluster)) { release in
            reported = names(release)
            #expect(cluster.hookSteps.last == "hookWait three")
        }
        #expect(reported == ["one ran", "two ran", "three ran"])
        #expect(cluster.hookSteps.suffix(3) == ["hookDelete three", "hookDelete two", "hookDelete one"])
        #expect(names(try web.store.release(web.key, revision: 1)) == reported)
        #expect(try web.statuses() == [.deployed])
    }

    @Test(
        arguments: [
            (["two"], [], ["one", "three", "two ran"]), ([], ["two"], ["two", "one ran", "three ran"]),
            (["two", "one"], ["two"], ["two", "three", "one ran"]), (["nothing"], [], ["one", "two", "three"]),
        ] as [([GoString], [GoString], [String])])
    func whatIsNotSelectedComesFirst(_ included: [GoString], _ excluded: [GoString], _ expected: [String]) throws {
        var test = ReleaseTest(web.key)
        test.selection.included = included
        test.selection.excluded = excluded
        var reported: [String] = []
        try test.run(in: web.scope(FakeCluster())) { reported = names($0) }
        #expect(reported == expected)
        #expect(names(try web.store.release(web.key, revision: 1)) == expected)
    }

    @Test func aFailureEndsTheTestsAndIsRecorded() throws {
        let cluster = FakeCluster(failing: .hookWait)
        cluster.failingHook = "two"
        let text = failure {
            try ReleaseTest(web.key).run(in: web.scope(cluster)) { _ in throw HelmError("cannot be shown") }
        }
        #expect(text == "refused\ncannot be shown")
        #expect(cluster.hookSteps.suffix(2) == ["hookWait two", "hookDelete one"])
        let phases = try web.store.release(web.key, revision: 1).hooks.map(\.lastRun.phase)
        #expect(phases == [.known(.succeeded), .known(.failed), .known(.notRun)])
    }

    @Test func whatIsThereNoTestOf() throws {
        let scope = web.scope(FakeCluster())
        #expect(
            failure { try ReleaseTest(ReleaseKey(namespace: "shop", name: "no")).run(in: scope) { _ in } }
                == "release: not found")
        #expect(
            failure { try ReleaseTest(ReleaseKey(namespace: "shop", name: "No")).run(in: scope) { _ in } }
                == "releaseTest: Release name is invalid: No")
    }

    @Test func withoutAClusterNothingWouldRun() {
        #expect(
            failure { try ReleaseTest(web.key).run(in: web.scope(NoCluster())) { _ in } }
                == "tests run in a cluster, and there is none")
    }

    @Test func logsAreThoseOfPodsNamedAsTests() throws {
        var test = ReleaseTest(web.key)
        test.selection.excluded = ["one"]
        let release = try web.store.release(web.key, revision: 1)
        var text = GoString()
        try test.writeLogs(of: release, in: FakeCluster()) { text.append($0) }
        #expect(text == "POD LOGS: two\ntwo in shop\n\nPOD LOGS: three\nthree in shop\n\n")
        text = GoString()
        #expect(
            failure { try test.writeLogs(of: release, in: FakeCluster(failing: .log)) { text.append($0) } }
                == "unable to get pod logs for two: refused")
        #expect(text.isEmpty)
        let breaking = FakeCluster(failing: .log)
        breaking.beginOfLog = "some"
        #expect(
            failure { try test.writeLogs(of: release, in: breaking) { text.append($0) } }
                == "unable to write pod logs for two: refused")
        #expect(text == "POD LOGS: two\nsome\n")
    }
}
