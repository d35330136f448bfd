import GoTemplate
import ScriptedRollouts
import Testing

@testable import Rollouts

/// Which version carries the traffic before a rollout and after it.
@Suite struct RolloutVersionTests {
    private func facts(stable: (GoString?, Int), canary: (GoString?, Int), pods: Int = 2) -> MemberFacts {
        MemberFacts(sides: [
            SideFacts(name: "stable", weight: stable.1, template: "a", replicas: pods, version: stable.0),
            SideFacts(name: "canary", weight: canary.1, template: "b", replicas: 2, version: canary.0),
        ])
    }

    private func plan(from base: [GoString: MemberFacts], to last: [GoString: MemberFacts]) -> RolloutPlan {
        var stage = PlannedStage(name: "all", members: last.keys.sorted())
        stage.facts = last
        return RolloutPlan(stages: [stage], members: last.keys.sorted(), base: base)
    }

    @Test func versionsAreThoseOfWhatCarriesTheTraffic() {
        #expect(ProductpageRollout.plan().versionText == "83 → 84")
        let old = ["web": facts(stable: ("1", 100), canary: ("1", 0))] as [GoString: MemberFacts]
        #expect(plan(from: old, to: ["web": facts(stable: ("1", 0), canary: ("2", 100))]).versionText == "1 → 2")
        #expect(plan(from: [:], to: ["web": facts(stable: ("1", 100), canary: ("2", 0))]).versionText == "1")
        // Where nothing says where the traffic goes, it goes where pods are.
        let pods = ["web": facts(stable: ("1", 0), canary: ("2", 0), pods: 0)] as [GoString: MemberFacts]
        #expect(plan(from: old, to: pods).versionText == "1 → 2")
    }

    @Test func severalReleasesAreNamedWhereTheyDiffer() {
        let old = facts(stable: ("1", 100), canary: ("1", 0))
        let new = facts(stable: ("1", 0), canary: ("2", 100))
        let base: [GoString: MemberFacts] = ["api": old, "web": old]
        #expect(plan(from: base, to: ["api": new, "web": new]).versionText == "1 → 2")
        #expect(plan(from: base, to: ["api": new, "web": old]).versionText == "api 1 → 2, web 1")
    }

    @Test func plansOfOlderVersionsHaveNone() throws {
        let json = try ProductpageRollout.plan().json
        #expect(try RolloutPlan(json: json) { _ in nil }.versionText == "83 → 84")
        let older = GoString(json).text.replacing(/"version":"8[34]"/, with: "\"pods\":1")
        #expect(try RolloutPlan(json: Array(older.utf8)) { _ in nil }.versionText == nil)
    }
}
