import Charts
import Diffing
import Failures
import GoTemplate
import Operations
import Rollouts

extension StagedComparison {
    /// What the engine is told of the stages.
    ///
    /// - Parameter reports: what each stage changes, for each release.
    func rolloutPlan(of releases: [StagedRelease], _ reports: [[DiffReport?]]) throws -> RolloutPlan {
        var stages = sequence.stages.map(\.plan)
        for index in stages.indices {
            for release in releases {
                stages[index].facts[release.member.name] = try facts(of: release, at: index)
            }
        }
        // What is deployed already is not applied again.
        for (place, release) in releases.enumerated() {
            guard let first = release.indices.first, release.isBaseInPlace,
                reports[first][place]?.objects.isEmpty == true
            else { continue }
            stages[first].members.removeAll { $0 == release.member.name }
        }
        for index in stages.indices { stages[index].digest = try digest(of: stages[index], at: index, releases) }
        let bases = try releases.map { ($0.member.name, try $0.baseFacts) }
        var plan = RolloutPlan(
            stages: stages, members: sequence.members.map(\.name), base: Dictionary(bases, uniquingKeysWith: { $1 }))
        for member in sequence.members where !member.place.target.isEmpty {
            plan.targets[member.name] = member.place.target
        }
        plan.parallel = sequence.parallel
        plan.returning = sequence.returning
        plan.hasBase = releases.contains { $0.base != nil }
        plan.limit = sequence.limit
        plan.finally = sequence.plannedFinally
        plan.notices = Set(sequence.channels.flatMap(\.kinds))
        return plan
    }

    private func facts(of release: StagedRelease, at index: Int) throws -> MemberFacts {
        let split = sequence.split(of: release.member, at: index)
        guard let stage = release.stage(at: index) else { return try release.baseFacts }
        let render = try stage.compared.shown()
        return MemberFacts(of: release.member, render, try release.allValues(of: stage)) { split?[$0] ?? 0 }
    }

    private func digest(of stage: PlannedStage, at index: Int, _ releases: [StagedRelease]) throws -> GoString {
        let members = releases.compactMap { release -> (name: GoString, stage: FrozenStage)? in
            guard let number = release.number(ofStage: index) else { return nil }
            let split = sequence.split(of: release.member, at: index)
            return (name: release.member.name, stage: release.stages[number].frozen(split: split))
        }
        return try StageDigest.digest(of: stage, sequence.definition(of: index), members)
    }
}

extension StagedRelease {
    /// What the sides of the release are now.
    fileprivate var baseFacts: MemberFacts {
        get throws {
            guard let base else { return MemberFacts() }
            let render = try base.compared.shown()
            return MemberFacts(of: member, render, base.values) { member.deployedWeight(of: $0) }
        }
    }

    /// What templates see of the values of a stage; none where nobody asks for a version.
    fileprivate func allValues(of stage: StagedSide) throws -> Map {
        guard SideRole.allCases.contains(where: { member.sides[$0]?.versions.isEmpty == false }) else { return Map() }
        return try ValuesReuse.coalesced(chart.copy(), stage.values.copy(), log: Log())
    }
}
