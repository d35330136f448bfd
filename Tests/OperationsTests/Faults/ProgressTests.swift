import Codecs
import Foundation
import GoTemplate
import Kubernetes
import Releases
import TestSupport
import Testing

@testable import Operations

/// What is told while an operation goes on, and why objects are not ready.
@Suite(.timeLimit(.minutes(1)))
struct ProgressTests {
    /// Keeps all events as texts.
    private final class Notes: ProgressSink {
        var lines: [String] = []

        func note(_ event: ProgressEvent) {
            switch event {
            case .status(let key, let status):
                lines += ["\(key.pathText.text) \(status.status.rawValue)", "message: \(status.message.text)"]
            case .waiting: break
            case .planned(let plan): lines.append("plan of \(plan.steps.count)")
            case .step(let key, let action, let failure):
                lines.append("\(action.rawValue) \(key.name.text): \(failure?.text ?? "done")")
            case .waitEnded: lines.append("end")
            case .hook(let hook, let phase): lines.append("\(hook.hook.name.text) \(phase.rawValue)")
            case .reason(let key, let reason): lines.append("\(key.name.text): \(reason)")
            }
        }
    }

    private func run(
        on cluster: ModelCluster, _ templates: [String: String], failsFast: Bool = false
    ) throws -> (lines: [String], failure: String?) {
        let notes = Notes()
        let connection = try FaultyOperation.connection(cluster)
        let store = ClusterReleaseStore(APIRecordObjects(connection, kind: .secret), kind: .secret)
        let kubernetes = KubernetesCluster(connection, log: .init(), telling: notes)
        var options = ReleaseFixture().options(of: templates)
        options.apply.waitStrategy = .watcher
        options.apply.timeout = 1
        options.apply.failsFast = failsFast
        do {
            _ = try Installation(FaultyOperation.key, options).run(
                in: ReleaseFixture().scope(kubernetes, store: store))
        } catch { return (notes.lines, error.goMessage.text) }
        return (notes.lines, nil)
    }

    @Test func hooksAndStatusesAreTold() throws {
        let (lines, failure) = try run(on: ModelCluster(), FaultyOperation.templates)
        #expect(failure == nil)
        #expect(lines.first == "before Running" && lines.last == "after Succeeded")
        #expect(lines.contains("Deployment/shop/web Current"))
        let done = ["plan of 3", "create one: done", "create two: done", "create web: done"]
        #expect(lines.filter { done.contains($0) } == done)
        #expect(lines.count { $0 == "end" } >= 3)
    }

    @Test func stepsOfLaterRevisionsAreTold() throws {
        let cluster = try ModelCluster(FaultyOperation.rollback.before())
        let (notes, connection) = (Notes(), try FaultyOperation.connection(cluster))
        let store = ClusterReleaseStore(APIRecordObjects(connection, kind: .secret), kind: .secret)
        let kubernetes = KubernetesCluster(connection, log: .init(), telling: notes)
        let scope = ReleaseFixture().scope(kubernetes, store: store)
        let done = ["plan of 3", "update one: done", "update two: done", "update web: done"]
        for operation in [FaultyOperation.upgrade, .rollback] {
            notes.lines = []
            try operation.run(in: scope)
            #expect(notes.lines.filter { done.contains($0) } == done, "\(operation)")
        }
    }

    private static let pod = #"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-1","namespace":"shop","uid":"p1","labels":{"app":"web"},
        "creationTimestamp":"2026-01-01T00:00:00Z"},"status":{"phase":"Running","containerStatuses":[
        {"name":"app","ready":false,"restartCount":3,"state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}},
        "lastState":{"terminated":{"reason":"Error","exitCode":7}}},{"name":"side","ready":true,"state":{"running":{}}}]}}
        """#
    private static let event = #"""
        {"apiVersion":"v1","kind":"Event","metadata":{"name":"e","namespace":"shop"},"reason":"BackOff",
        "message":"it said hunter22 again","involvedObject":{"uid":"p1"},"lastTimestamp":"2026-01-01T00:00:00Z"}
        """#

    /// With container, event and log, in which no value of the release's Secrets stands.
    @Test func whyObjectsAreNotReadyIsTold() throws {
        var state = ModelState()
        state.readyAfter = nil
        state.put("/api/v1/namespaces/shop/pods/web-1", Self.pod)
        state.put("/api/v1/namespaces/shop/events/e", Self.event)
        let log = "connecting\npassword hunter22 is wrong\u{1B}[2J\u{9B}2J\u{202E}\n"
        state.logs["/api/v1/namespaces/shop/pods/web-1"] = log
        let cluster = try ModelCluster(state)
        let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {p: aHVudGVyMjI=}\n"
        let web = FaultyOperation.templates["web"] ?? ""
        let (lines, failure) = try run(on: cluster, ["secret": secret, "web": web])
        #expect(failure?.hasSuffix("context deadline exceeded") == true)
        let reasons = lines.drop { $0 != "end" }.dropFirst().joined(separator: "\n")
        let state1 = "waiting: CrashLoopBackOff: back-off; ended before: Error, exit code 7; restarts: 3"
        #expect(reasons.contains(state1) && reasons.contains("it said *** again"), "\(reasons)")
        let shown = #"password *** is wrong\u{1b}[2J\u{9b}2J\u{202e}"#
        #expect(reasons.contains(shown), "\(lines) \(cluster.requests.suffix(8))")
        #expect(!lines.joined().contains("hunter22"))
        #expect(cluster.requests.contains { $0.contains("previous=true") && $0.contains("container=app") })
    }

    /// A pod that no node takes has no containers, but conditions.
    @Test(arguments: [
        (
            #"{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/3 nodes"}"#,
            "Unschedulable: 0/3 nodes"
        ),
        (
            #"{"type":"PodScheduled","status":"True","reason":"A","message":"is"},{"type":"B","status":"False","reason":"C"}"#,
            nil
        ),
    ])
    func conditionsStandForContainers(_ conditions: String, _ expected: String?) {
        let status = #"{"conditions":[\#(conditions)]}"#
        guard case .map(let pod)? = try? JSON.decode(Array(#"{"kind":"Pod","status":\#(status)}"#.utf8)) else {
            return #expect(Bool(false))
        }
        let states = ContainerState.all(of: LiveObject(pod))
        #expect(states.first?.text.text == expected && states.count == (expected == nil ? 0 : 1))
        #expect(states.allSatisfy { !$0.isReady && !$0.hasRun && !$0.isBetweenRuns && $0.name.isEmpty })
    }

    private static func state(_ text: String) -> ContainerState? {
        let container = #"{"name":"c","restartCount":\#(text)}"#
        let json = #"{"kind":"Pod","status":{"initContainerStatuses":[\#(container)]}}"#
        guard case .map(let pod)? = try? JSON.decode(Array(json.utf8), numbers: .int64) else { return nil }
        return ContainerState.all(of: LiveObject(pod)).first
    }

    @Test(arguments: [
        (#"0,"ready":true,"state":{"running":{}}"#, "running, not ready", [true, true, false]),
        (
            #"0,"ready":false,"state":{"terminated":{"reason":"Completed","exitCode":0}}"#,
            "ended: Completed, exit code 0", [true, true, false]
        ),
        (
            #"1,"state":{"terminated":{"reason":"Error","exitCode":2,"message":"bad"}}"#,
            "ended: Error, exit code 2: bad; restarts: 1", [false, true, false]
        ),
        (
            #"0,"state":{"waiting":{"reason":"ErrImagePull","message":"no such image"}}"#,
            "waiting: ErrImagePull: no such image", [false, false, false]
        ),
        (
            #"2,"state":{"waiting":{"reason":"B"}},"lastState":{"terminated":{"reason":"Error","exitCode":1}}"#,
            "waiting: B; ended before: Error, exit code 1; restarts: 2", [false, true, true]
        ),
    ])
    func containersAreToldInWords(_ status: String, _ text: String, _ flags: [Bool]) throws {
        let state = try #require(Self.state(status))
        #expect(state.text.text == text && state.name == "c")
        #expect([state.isReady, state.hasRun, state.isBetweenRuns] == flags)
    }

    /// Controllers put into conditions what servers told them.
    @Test func statusesHoldNoValueOfASecret() throws {
        var state = ModelState()
        let stalled = #"{"type":"Stalled","status":"True","message":"hunter22 was refused"}"#
        state.statuses["web"] = #"{"observedGeneration":1,"conditions":[\#(stalled)]}"#
        let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {p: aHVudGVyMjI=}\n"
        let web = FaultyOperation.templates["web"] ?? ""
        let (lines, _) = try run(on: ModelCluster(state), ["secret": secret, "web": web], failsFast: true)
        #expect(lines.contains("message: *** was refused"), "\(lines)")
        #expect(!lines.joined().contains("hunter22"))
    }

    @Test func whatFailedEndsTheWaitWhereThatIsWanted() throws {
        var state = ModelState()
        let progressing = #"{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}"#
        state.statuses["web"] = #"{"observedGeneration":1,"conditions":[\#(progressing)]}"#
        state.statuses["slow"] = #"{"observedGeneration":1}"#
        let web = FaultyOperation.templates["web"] ?? ""
        let slow = web.replacingOccurrences(of: "{name: web}", with: "{name: slow}")
        let (_, failure) = try run(on: ModelCluster(state), ["web": web, "slow": slow], failsFast: true)
        #expect(failure?.contains("Deployment/shop/web not ready. status: Failed") == true)
        #expect(failure?.contains("context deadline exceeded") == false)
        let (_, late) = try run(on: ModelCluster(state), ["web": web, "slow": slow])
        #expect(late?.hasSuffix("context deadline exceeded") == true)
    }
}
