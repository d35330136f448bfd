import GoTemplate
import Testing

@testable import Rollouts

@Suite("Guards of traffic")
struct TrafficMoveTests {
    private func facts(_ stable: (Int, Int?), _ canary: (Int, Int?), canaryTemplate: GoString = "84") -> MemberFacts {
        MemberFacts(sides: [
            SideFacts(name: "stable", weight: stable.0, template: "83", replicas: stable.1),
            SideFacts(name: "canary", weight: canary.0, template: canaryTemplate, replicas: canary.1),
        ])
    }

    /// The guard that objects to a move, and its words.
    private func objection(
        _ before: MemberFacts, _ after: MemberFacts, stable: (Int, Int), canary: (Int, Int),
        _ change: (inout GuardPolicy) -> Void = { _ in }
    ) throws -> String? {
        var policy = GuardPolicy()
        change(&policy)
        let move = try #require(TrafficMove(from: before, to: after))
        let pods: [GoString: PodCount] = [
            "stable": PodCount(wanted: stable.0, ready: stable.1),
            "canary": PodCount(wanted: canary.0, ready: canary.1),
        ]
        return move.objection(policy, pods).map { "\($0.guard): \($0.words)" }
    }

    @Test func whatLeadsNoTrafficElsewhereIsNoMove() {
        let facts = facts((100, 2), (0, 2))
        #expect(TrafficMove(from: facts, to: facts) == nil)
        #expect(TrafficMove(from: facts, to: self.facts((100, 4), (0, 0))) == nil)
        #expect(TrafficMove(from: facts, to: self.facts((10, 2), (0, 2))) == nil)
        #expect(TrafficMove(from: MemberFacts(), to: facts) != nil)
    }

    @Test func podsAreReadyBeforeTheyGetMore() throws {
        let (ten, ninety) = (facts((90, 2), (10, 2)), facts((10, 2), (90, 2)))
        #expect(try objection(ten, ninety, stable: (2, 2), canary: (2, 2)) == nil)
        #expect(
            try objection(ten, ninety, stable: (2, 2), canary: (2, 1))
                == "ready: 1 of 2 pods are ready of the side canary")
        // The other side loses traffic.
        #expect(try objection(ten, ninety, stable: (2, 0), canary: (2, 2)) == nil)
        #expect(try objection(ten, ninety, stable: (2, 2), canary: (0, 0))?.hasPrefix("ready: 0 of 0") == true)
        #expect(
            try objection(ten, ninety, stable: (2, 2), canary: (2, 1)) {
                $0.ready = 0.5; $0.capacity = 0
            } == nil)
        #expect(try objection(ten, ninety, stable: (2, 2), canary: (2, 0)) { ($0.ready, $0.capacity) = (0, 0) } == nil)
    }

    @Test func whatTheStageStartsIsWaitedForLater() throws {
        let (dark, ten) = (facts((100, 2), (0, 0)), facts((90, 2), (10, 2)))
        #expect(try objection(dark, ten, stable: (2, 2), canary: (0, 0)) == nil)
        let rolled = facts((90, 2), (10, 0), canaryTemplate: "85")
        #expect(try objection(facts((100, 2), (0, 2)), rolled, stable: (2, 2), canary: (2, 0))?.isEmpty == false)
    }

    /// Of a side that an autoscaler scales nobody knows the number before.
    @Test func anAutoscaledSideHasPodsForItsTraffic() throws {
        let (ten, half, all) = (facts((90, nil), (10, nil)), facts((50, nil), (50, nil)), facts((0, nil), (100, nil)))
        #expect(try objection(ten, half, stable: (10, 10), canary: (16, 16)) == nil)
        #expect(
            try objection(ten, half, stable: (10, 10), canary: (3, 3))
                == "capacity: the side canary has 3 ready pods of 13, and it takes 8 for its traffic")
        #expect(try objection(ten, half, stable: (10, 10), canary: (3, 3)) { $0.capacity = 0.4 } == nil)
        // Back to a side that was scaled down meanwhile.
        #expect(try objection(all, half, stable: (1, 1), canary: (9, 9))?.contains("it takes 6") == true)
        // More than all there are cannot be asked for.
        #expect(try objection(half, all, stable: (0, 0), canary: (9, 9)) == nil)
        #expect(try objection(half, all, stable: (5, 5), canary: (9, 9))?.contains("9 ready pods of 14") == true)
    }

    @Test func whatTheFileDeclaresSuffices() throws {
        let (ten, ninety) = (facts((90, 10), (10, 2)), facts((10, 10), (90, 2)))
        #expect(try objection(ten, ninety, stable: (10, 10), canary: (2, 2)) == nil)
    }

    @Test func ofASideWithoutAWorkloadNothingIsAsked() throws {
        let move = try #require(TrafficMove(from: facts((90, nil), (10, nil)), to: facts((0, nil), (100, nil))))
        #expect(move.objection(GuardPolicy(), [:]) == nil)
        #expect(move.objection(GuardPolicy(), ["canary": PodCount(wanted: 1, ready: 1)]) == nil)
    }
}
