import GoLibrary
import GoTemplate
import Rollouts

/// Productpage from tag 83 to 84, with a bake of five minutes at ten per cent, and people who are asked.
package enum ProductpageRollout {
    package static let release: GoString = "productpage"
    /// That of the stage which is watched.
    package static let canary = 1

    package static func plan() -> RolloutPlan {
        let planned = stages.enumerated().map { index, stage in
            var planned = PlannedStage(name: stage.name, members: index == 0 ? [] : [release])
            planned.facts = [release: stage.facts]
            planned.digest = GoString("sha256:00\(index)")
            return planned
        }
        var plan = RolloutPlan(stages: planned, members: [release], base: [release: base])
        let time = GoDuration(wrappingSeconds: 300)
        plan.stages[canary].bake = PlannedBake(
            time: time, checks: CheckTimes(bake: time, interval: GoDuration(wrappingSeconds: 30)))
        var approval = ApprovalPolicy()
        approval.people = ["ann", "ben"]
        approval.within = GoDuration(wrappingSeconds: 86400)
        for index in 1...5 { plan.stages[index].approval = approval }
        return plan
    }

    /// Successes of at least 99 %, and a latency that is held against a bound.
    package static let metrics: [ReportedMetric] = [
        ReportedMetric("success", Check(.ratio(0.99))),
        ReportedMetric("p99", unit: "ms", Check(.value(ValueBounds(max: 500)))),
    ]

    package static func start() -> ScriptedRollout { ScriptedRollout(plan(), metrics: [canary: metrics]) }

    /// 300 requests a window, of which each side has one bad one; a latency that goes up and down.
    package static func healthy(_ question: ScriptedRollout.Question) -> Reading {
        if question.metric == "p99" {
            return Reading(Double(200 + (question.check * 37) % 60 + (question.side == .canary ? 8 : 0)))
        }
        return RatioCounts(bad: question.check % 2, of: 300).map { Reading($0) } ?? .none
    }

    /// The same until the fourth check, and then a canary of which every tenth request fails.
    package static func turningBad(_ question: ScriptedRollout.Question) -> Reading {
        guard question.metric == "success", question.side == .canary, question.check > 3 else {
            return healthy(question)
        }
        return RatioCounts(bad: 30, of: 300).map { Reading($0) } ?? .none
    }

    // MARK: Its course

    /// In the middle of the bake.
    package static func baking() -> ScriptedRollout {
        var rollout = start()
        rollout.readings = healthy
        rollout.run { $0.head.current?.judgement?.check == 6 }
        rollout.pass(seconds: 18)
        return rollout
    }

    /// Behind the bake, where a person is asked.
    package static func waiting() -> ScriptedRollout {
        var rollout = start()
        rollout.readings = healthy
        rollout.run { $0.head.state == .waiting }
        return rollout
    }

    /// To the end, with an approval after each minute.
    package static func finished() -> ScriptedRollout {
        var rollout = waiting()
        while rollout.head.state == .waiting {
            rollout.pass(seconds: 60)
            rollout.approve("looks fine")
            rollout.run { $0.head.state == .waiting && $0.head.current?.answers.isEmpty == true }
        }
        return rollout
    }

    /// Back at the base, for the canary turned bad.
    package static func returned() -> ScriptedRollout {
        var rollout = start()
        rollout.readings = turningBad
        rollout.run()
        return rollout
    }

    // MARK: What it is made of

    private static func facts(
        stable: (tag: Int, weight: Int), canary: (tag: Int, replicas: Int, weight: Int)
    ) -> MemberFacts {
        MemberFacts(sides: [
            SideFacts(
                name: "stable", weight: stable.weight, template: GoString("stable \(stable.tag)"), replicas: 2,
                version: GoString("\(stable.tag)")),
            SideFacts(
                name: "canary", weight: canary.weight, template: GoString("canary \(canary.tag)"),
                replicas: canary.replicas, version: GoString("\(canary.tag)")),
        ])
    }

    private static let base = facts(stable: (83, 100), canary: (83, 0, 0))

    private static let stages: [(name: GoString, facts: MemberFacts)] = [
        ("1 stable", base),
        ("2 ten per cent", facts(stable: (83, 90), canary: (84, 2, 10))),
        ("3 ninety per cent", facts(stable: (83, 10), canary: (84, 2, 90))),
        ("4 all traffic on the canary", facts(stable: (83, 0), canary: (84, 2, 100))),
        ("5 production rolls to the new tag behind it", facts(stable: (84, 0), canary: (84, 2, 100))),
        ("6 traffic back on production", facts(stable: (84, 100), canary: (84, 2, 0))),
        ("7 stable again", facts(stable: (84, 100), canary: (84, 0, 0))),
    ]
}
