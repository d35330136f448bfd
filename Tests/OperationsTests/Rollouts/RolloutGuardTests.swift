import Codecs
import Failures
import GoTemplate
import Kubernetes
import Rendering
import Rollouts
import Testing

@testable import Operations

/// What is asked of a cluster before traffic moves.
@Suite struct RolloutGuardTests {
    private final class Workloads: ObjectLookup {
        var ready: [GoString: Int] = [:]
        private(set) var asked: [GoString] = []

        func find(
            _ apiVersion: GoString, _ kind: GoString, in namespace: GoString, named name: GoString
        ) throws(FunctionError) -> Map {
            asked.append(apiVersion + " " + kind + " " + namespace + "/" + name)
            let text = #"{"kind":"Deployment","spec":{"replicas":2},"status":{"readyReplicas":\#(ready[name] ?? 2)}}"#
            guard case .map(let found)? = try? JSON.decode(Array(text.utf8), numbers: .int64) else { return Map() }
            return found
        }
    }

    private static let sides = """
        sides:
          stable: {weight: w, workload: Deployment/web}
          canary: {weight: c, workload: Deployment/web-canary}

        """

    private let cluster = FakeCluster()
    private let workloads = Workloads()

    /// A rollout in the cluster, up to the gate of the first stage that moves traffic.
    private func begun(_ more: String = "") throws -> (RolloutFixture, StoredRollout) {
        var fixture = try RolloutFixture()
        cluster.lookup = workloads
        fixture.cluster = cluster
        let rollout = try fixture.start(more + Self.sides + RolloutFixture.text) { plan in
            let weights = [0, 10, 90, 100]
            plan.base["web"] = Self.facts(canary: 0)
            for index in plan.stages.indices { plan.stages[index].facts["web"] = Self.facts(canary: weights[index]) }
        }
        #expect(try fixture.drive(rollout).state == .waiting)
        try fixture.approve(rollout)
        return (fixture, rollout)
    }

    private static func facts(canary: Int) -> MemberFacts {
        MemberFacts(sides: [
            SideFacts(name: "stable", weight: 100 - canary, template: "a", replicas: 2),
            SideFacts(name: "canary", weight: canary, template: "b", replicas: 2),
        ])
    }

    private func route(_ weight: Int) throws -> LiveObject {
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec: {http: [{route: [{weight: \(weight)}]}]}
            """
        return LiveObject(try YAML.decodeMap(Array(text.utf8)))
    }

    private func change(_ live: LiveObject?, _ kind: GoString = "VirtualService") throws -> ForeseenObject {
        let result = try route(10)
        return ForeseenObject(result.key, .update, live: live, result: result)
    }

    private func held(_ head: RolloutHead) -> String? {
        guard case .obstacle(let obstacle, let message)? = head.hold else { return nil }
        return "\(obstacle.subject): \(message)"
    }

    @Test func podsThatAreNotReadyHoldUntilTheyAre() throws {
        let (fixture, rollout) = try begun()
        #expect(Set(workloads.asked) == ["apps/v1 Deployment shop/web", "apps/v1 Deployment shop/web-canary"])
        workloads.ready["web-canary"] = 1
        #expect(held(try fixture.drive(rollout)) == "ready: 1 of 2 pods are ready of the side canary")
        #expect(try fixture.history().last == "2 deployed 84 10")
        try fixture.ask(rollout, .decided(.again, reason: ""))
        #expect(held(try fixture.drive(rollout)) != nil)
        workloads.ready["web-canary"] = 2
        try fixture.ask(rollout, .decided(.again, reason: ""))
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(try fixture.history().last == "3 deployed 84 90")
    }

    @Test func whatIsAcceptedIsSoForOneAttempt() throws {
        let (fixture, rollout) = try begun()
        workloads.ready["web-canary"] = 0
        #expect(held(try fixture.drive(rollout))?.hasPrefix("ready") == true)
        try fixture.ask(rollout, .decided(.proceed, reason: "known"))
        #expect(
            held(try fixture.drive(rollout))
                == "capacity: the side canary has 0 ready pods of 2, and it takes 2 for its traffic")
        try fixture.ask(rollout, .decided(.proceed, reason: "known"))
        #expect(try fixture.drive(rollout).state == .waiting)
        try fixture.approve(rollout)
        #expect(held(try fixture.drive(rollout))?.hasPrefix("ready") == true)
    }

    /// The stage is where it was begun already, by an attempt before as by another release of it.
    @Test func anotherAttemptIsAskedToo() throws {
        let (fixture, rollout) = try begun()
        workloads.ready["web-canary"] = 1
        try fixture.ask(rollout, .retried(reason: ""))
        #expect(held(try fixture.drive(rollout))?.hasPrefix("ready: 1 of 2") == true)
        #expect(try fixture.history().last == "2 deployed 84 10")
    }

    @Test func whatSomebodyChangedHoldsAndIsTakenBackWhereThatIsDecided() throws {
        let (fixture, rollout) = try begun()
        var changed = try change(try route(30))
        changed.conflicts = [FieldConflict(field: ".spec.http", reason: "conflict with \"kubectl-edit\"")]
        cluster.foreseen = [changed]
        let owner = ".spec.http: conflict with \"kubectl-edit\""
        let expected = "drift: since revision 2 somebody changed VirtualService web, " + owner
        #expect(held(try fixture.drive(rollout)) == expected)
        try fixture.ask(rollout, .decided(.proceed, reason: "known"))
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(cluster.forced == [false, true])
        cluster.foreseen = [try change(nil)]
        try fixture.approve(rollout)
        #expect(held(try fixture.drive(rollout))?.hasSuffix("VirtualService web, which is gone") == true)
        // A return asks nothing, and takes back all.
        try fixture.ask(rollout, .aborted(to: .base, reason: ""))
        #expect(try fixture.drive(rollout).state == .returned)
        #expect(cluster.forced == [false, true, true])
    }

    /// What was ready before the stage may not be so any more once its own pods are.
    @Test func guardsAreAskedAgainBeforeRoutesChange() throws {
        let (fixture, rollout) = try begun()
        cluster.onGrown = { [workloads] in workloads.ready["web-canary"] = 1 }
        let head = try fixture.drive(rollout)
        #expect(held(head) == "ready: 1 of 2 pods are ready of the side canary")
        #expect(try fixture.history().last == "3 failed 84 90")
        #expect(head.position == .stage(2) && head.current?.interruptions == 0)
        try fixture.ask(rollout, .decided(.again, reason: ""))
        #expect(held(try fixture.drive(rollout)) != nil)
        cluster.onGrown = { [workloads] in workloads.ready["web-canary"] = 2 }
        try fixture.ask(rollout, .decided(.again, reason: ""))
        #expect(try fixture.drive(rollout).state == .waiting)
        #expect(try fixture.history().last == "5 deployed 84 90")
    }

    @Test func whatIsInTheWayOfRoutesIsAccepted() throws {
        let (fixture, rollout) = try begun()
        cluster.changedRoutes = [try route(10).key]
        let words = "drift: since the stage was begun somebody changed VirtualService web"
        #expect(held(try fixture.drive(rollout)) == words)
        try fixture.ask(rollout, .decided(.proceed, reason: "known"))
        #expect(try fixture.drive(rollout).state == .waiting)
        try fixture.approve(rollout)
        #expect(held(try fixture.drive(rollout)) == words)
        // A return asks nobody.
        try fixture.ask(rollout, .aborted(to: .base, reason: ""))
        #expect(try fixture.drive(rollout).state == .returned)
    }

    @Test func whatIsAsItWasLeftIsNoDrift() throws {
        let (fixture, rollout) = try begun()
        let map = try YAML.decodeMap(Array("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n".utf8))
        let settings = LiveObject(map)
        cluster.foreseen = [
            try change(try route(10)), ForeseenObject(settings.key, .update, live: nil, result: settings),
        ]
        #expect(try fixture.drive(rollout).state == .waiting)
    }

    @Test func whatTheFileIgnoresIsNotAsked() throws {
        let (fixture, rollout) = try begun("guards: {ready: 0%, capacity: 0, drift: ignore}\n")
        workloads.ready["web-canary"] = 0
        cluster.foreseen = [try change(try route(30))]
        #expect(try fixture.drive(rollout).state == .waiting)
    }
}
