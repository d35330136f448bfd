import Charts
import Diffing
import Failures
import GoTemplate
import Rollouts

extension StagedComparison {
    /// What the engine is told of the stages.
    ///
    /// - Parameter reports: what each stage changes, for each release.
    func rolloutPlan(of releases: [StagedRelease], _ reports: [[DiffReport]]) throws -> RolloutPlan {
        var stages = sequence.stages.map(\.plan)
        for index in stages.indices {
            for release in releases {
                stages[index].facts[release.member.name] = try facts(of: release, at: index)
            }
        }
        // What is deployed already is not applied again.
        if let first = reports.first, !stages.isEmpty {
            stages[0].members = releases.indices.filter { !releases[$0].isBaseInPlace || !first[$0].objects.isEmpty }
                .map { releases[$0].member.name }
        }
        for index in stages.indices { stages[index].digest = try digest(of: stages[index], at: index, releases) }
        let bases = try releases.map { ($0.member.name, try $0.baseFacts) }
        var plan = RolloutPlan(
            stages: stages, members: sequence.members.map(\.name), base: Dictionary(bases, uniquingKeysWith: { $1 }))
        plan.returning = sequence.returning
        plan.hasBase = releases.contains { $0.base != nil }
        plan.limit = sequence.limit
        plan.finally = sequence.plannedFinally
        plan.notices = Set(sequence.channels.flatMap(\.kinds))
        return plan
    }

    private func facts(of release: StagedRelease, at index: Int) throws -> MemberFacts {
        let split = sequence.split(of: release.member, at: index)
        let render = try release.stages[index].compared.shown()
        return MemberFacts(of: release.member, render, try release.allValues(at: index)) { split?[$0] ?? 0 }
    }

    private func digest(of stage: PlannedStage, at index: Int, _ releases: [StagedRelease]) throws -> GoString {
        let members = releases.map { release in
            let split = sequence.split(of: release.member, at: index)
            return (name: release.member.name, stage: release.stages[index].frozen(split: split))
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
    fileprivate func allValues(at index: Int) throws -> Map {
        guard SideRole.allCases.contains(where: { member.sides[$0]?.versions.isEmpty == false }) else { return Map() }
        return try ValuesReuse.coalesced(chart.copy(), stages[index].values.copy(), log: Log())
    }
}
