import GoTemplate

@testable import Rollouts

/// The seven stages of productpage, from tag 83 to 84, as two sides.
enum Productpage {
    static let release: GoString = "productpage"

    static func facts(
        stable: (tag: Int, weight: Int), canary: (tag: Int, replicas: Int, weight: Int)
    ) -> MemberFacts {
        MemberFacts(sides: [
            SideFacts(name: "stable", weight: stable.weight, template: GoString("stable \(stable.tag)"), replicas: 2),
            SideFacts(
                name: "canary", weight: canary.weight, template: GoString("canary \(canary.tag)"),
                replicas: canary.replicas),
        ])
    }

    static let base = facts(stable: (83, 100), canary: (83, 0, 0))

    static let stages: [(name: GoString, facts: MemberFacts)] = [
        ("1 stable", base),
        ("2 ten per cent", facts(stable: (83, 90), canary: (84, 2, 10))),
        ("3 ninety per cent", facts(stable: (83, 10), canary: (84, 2, 90))),
        ("4 all traffic on the canary", facts(stable: (83, 0), canary: (84, 2, 100))),
        ("5 production rolls to the new tag behind it", facts(stable: (84, 0), canary: (84, 2, 100))),
        ("6 traffic back on production", facts(stable: (84, 100), canary: (84, 2, 0))),
        ("7 stable again", facts(stable: (84, 100), canary: (84, 0, 0))),
    ]

    static func plan(_ change: (inout RolloutPlan) -> Void = { _ in }) -> RolloutPlan {
        let planned = stages.enumerated().map { index, stage in
            var planned = PlannedStage(name: stage.name, members: index == 0 ? [] : [release])
            planned.facts = [release: stage.facts]
            planned.digest = stage.name
            return planned
        }
        var plan = RolloutPlan(stages: planned, members: [release], base: [release: base])
        change(&plan)
        return plan
    }
}
