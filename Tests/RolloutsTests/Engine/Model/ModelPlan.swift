import GoLibrary
import GoTemplate

@testable import Rollouts

/// Random plans that change no pods under traffic: sides of each release go through the stages of a canary.
struct ModelPlan {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    /// - Parameter hasPatience: whether nothing in it depends on how long a dead driver was away.
    mutating func plan(hasPatience: Bool) -> RolloutPlan {
        let members: [GoString] = numbers.chance(25) ? ["backend", "frontend"] : ["shop"]
        var courses = members.map { _ in course() }
        var stages: [PlannedStage] = []
        var facts = Dictionary(uniqueKeysWithValues: members.map { ($0, Productpage.base) })
        if numbers.chance(50) { stages.append(stage(0, [], facts, hasPatience)) }
        while courses.contains(where: { !$0.isEmpty }) && stages.count < 12 {
            let moving = members.indices.filter { !courses[$0].isEmpty && numbers.chance(80) }
            for index in moving { facts[members[index]] = courses[index].removeFirst() }
            let changed = moving.map { members[$0] }
            if !changed.isEmpty { stages.append(stage(stages.count, changed, facts, hasPatience)) }
        }
        let base = Dictionary(uniqueKeysWithValues: members.map { ($0, Productpage.base) })
        return finished(RolloutPlan(stages: stages, members: members, base: base), hasPatience)
    }

    private mutating func course() -> [MemberFacts] {
        let weights = [5, 10, 25, 50, 90].filter { _ in numbers.chance(40) }
        let canary = weights.map { Productpage.facts(stable: (83, 100 - $0), canary: (84, 2, $0)) }
        let dark = numbers.chance(50) ? [Productpage.facts(stable: (83, 100), canary: (84, 2, 0))] : []
        let end = [
            Productpage.facts(stable: (83, 0), canary: (84, 2, 100)),
            Productpage.facts(stable: (84, 0), canary: (84, 2, 100)),
            Productpage.facts(stable: (84, 100), canary: (84, 2, 0)),
            Productpage.facts(stable: (84, 100), canary: (84, 0, 0)),
        ]
        return Array((dark + canary + end).prefix(Int.random(in: 1...9, using: &numbers)))
    }

    private mutating func finished(_ plan: RolloutPlan, _ hasPatience: Bool) -> RolloutPlan {
        var plan = plan
        plan.returning.mode = ReturnMode.allCases.randomElement(using: &numbers) ?? .auto
        plan.returning.retries = Int.random(in: 0...2, using: &numbers)
        plan.hasBase = hasPatience || plan.stages.first?.members != plan.members || numbers.chance(80)
        if !plan.hasBase { plan.base = [:] }
        if plan.members.count > 1, numbers.chance(50) { divide(&plan, hasPatience) }
        if numbers.chance(50) { plan.notices = Set(NoticeKind.allCases.filter { _ in numbers.chance(70) }) }
        if numbers.chance(30) { plan.finally = [step(hasPatience)] }
        if !hasPatience && numbers.chance(10) { plan.limit = GoDuration(wrappingSeconds: 1200) }
        return plan
    }

    /// Both releases stand for targets that go together, or at once, or back wave by wave.
    ///
    /// What of a stage was begun at once with what fails depends on when a driver died.
    private mutating func divide(_ plan: inout RolloutPlan, _ hasPatience: Bool) {
        for member in plan.members { plan.targets[member] = member }
        plan.parallel = hasPatience ? 1 : Int.random(in: 1...2, using: &numbers)
        guard numbers.chance(50) else { return }
        plan.returning.scope = .wave
        let second = Int.random(in: 0...plan.stages.count, using: &numbers)
        for index in plan.stages.indices.dropFirst(second) { plan.stages[index].wave = 1 }
    }

    private mutating func step(_ hasPatience: Bool) -> PlannedStep {
        var step = PlannedStep(name: "step", kind: hasPatience || numbers.chance(50) ? .webhook : .command)
        step.retries = Int.random(in: 0...2, using: &numbers)
        step.ignoresFailure = numbers.chance(30)
        return step
    }
}

// MARK: - Stages

extension ModelPlan {
    private mutating func stage(
        _ index: Int, _ members: [GoString], _ facts: [GoString: MemberFacts], _ hasPatience: Bool
    ) -> PlannedStage {
        var stage = PlannedStage(name: GoString("stage \(index)"), members: members)
        (stage.facts, stage.digest) = (facts, GoString("digest \(index)"))
        if numbers.chance(20) { stage.before = [step(hasPatience)] }
        stage.tests = numbers.chance(20)
        if numbers.chance(50) { stage.bake = bake(hasPatience) }
        if numbers.chance(20) { stage.confirm = [confirm(hasPatience)] }
        if numbers.chance(30) { stage.approval = approval() }
        answer(&stage, hasPatience)
        return stage
    }

    private mutating func bake(_ hasPatience: Bool) -> PlannedBake {
        let time = GoDuration(wrappingSeconds: Int64.random(in: 1...300, using: &numbers))
        var bake = PlannedBake(time: time)
        if numbers.chance(70) { bake.checks = CheckTimes(bake: time, interval: GoDuration(wrappingSeconds: 30)) }
        if numbers.chance(20) {
            var step = step(hasPatience)
            step.ignoresFailure = hasPatience || step.ignoresFailure
            bake.during = [DuringStep(step: step, every: GoDuration(wrappingSeconds: 20))]
        }
        return bake
    }

    private mutating func confirm(_ hasPatience: Bool) -> ConfirmStep {
        var confirm = ConfirmStep(step: step(hasPatience))
        confirm.within = GoDuration(wrappingSeconds: 300)
        confirm.onTimeout = TimeoutResponse.allCases.randomElement(using: &numbers) ?? .hold
        return confirm
    }

    private mutating func approval() -> ApprovalPolicy {
        var policy = ApprovalPolicy()
        policy.people = numbers.chance(50) ? ["ann", "ben"] : []
        policy.notAuthor = numbers.chance(50)
        if numbers.chance(70) { policy.within = GoDuration(wrappingSeconds: 400) }
        policy.onTimeout = TimeoutResponse.allCases.randomElement(using: &numbers) ?? .hold
        return policy
    }

    private mutating func answer(_ stage: inout PlannedStage, _ hasPatience: Bool) {
        let failures: [FailureResponse] = [.goBack, .goBack, .goBack, .previous, .hold, .stage(0), .stage(2)]
        stage.onFailure = failures.randomElement(using: &numbers) ?? .goBack
        stage.onInconclusive = DoubtResponse.allCases.randomElement(using: &numbers) ?? .hold
        stage.onReject = RejectResponse.allCases.randomElement(using: &numbers) ?? .goBack
        stage.noReturn = numbers.chance(5)
        if !hasPatience && numbers.chance(10) { stage.limit = GoDuration(wrappingSeconds: 200) }
    }
}
