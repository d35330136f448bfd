import GoTemplate
import Testing

@testable import Rollouts

@Suite struct RevisionSettingsTests {
    private func settings(_ text: String) throws -> RevisionSettings {
        let file = try StagesFile(
            Array((text + "\nstages: [{name: a}, {name: b}, {name: c}]").utf8), path: "stages.yaml")
        return try file.sequence(ParameterSources(defaultNamespace: "shop")).revisionSettings
    }

    /// Three stages of which the first is deployed already.
    private var plan: RolloutPlan {
        let stages = ["a", "b", "c"].map { PlannedStage(name: $0, members: $0 == "a" ? [] : ["web"]) }
        return RolloutPlan(stages: stages, members: ["web"], base: [:])
    }

    @Test func whatNobodySaysIsSafe() throws {
        let settings = try settings("release: web")
        #expect(settings.labels.isEmpty && settings.isOrderSafe && settings.hooks == .all)
    }

    @Test func theFileSaysOtherwise() throws {
        let settings = try settings("labels: {team: shop, tier: web}\norder: helm\nhooks: none")
        #expect(settings.labels == ["team": "shop", "tier": "web"])
        #expect(!settings.isOrderSafe && settings.hooks == .none)
    }

    @Test(arguments: [("all", [true, true, true]), ("first", [false, true, false]), ("none", [false, false, false])])
    func hooksRunWhereTheyAreWanted(_ word: String, _ runs: [Bool]) throws {
        let settings = try settings("hooks: \(word)")
        #expect([0, 1, 2].map { settings.runsHooks(at: $0, of: plan) } == runs)
    }
}
