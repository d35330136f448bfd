import Diffing
import GoLibrary
import GoTemplate
import Rollouts

/// Finds out what a plan says of its stages, beside what each changes.
final class OutlookFinder {
    private let sequence: StageSequence
    private let comparison: Comparison
    private let releases: [StagedRelease]
    private let plan: RolloutPlan
    private let reports: [[DiffReport?]]
    private var known: [Step: StepPasses] = [:]

    /// A change of one release from one position to another.
    private struct Step: Hashable {
        let member: GoString
        let origin: Position
        let target: Position
    }

    /// - Parameter reports: what each stage changes, for each release.
    init(
        _ sequence: StageSequence, _ comparison: Comparison, _ releases: [StagedRelease], _ plan: RolloutPlan,
        _ reports: [[DiffReport?]]
    ) {
        (self.sequence, self.comparison, self.releases) = (sequence, comparison, releases)
        (self.plan, self.reports) = (plan, reports)
    }

    /// In the order of the stages.
    func outlooks() throws -> [StageOutlook] {
        var outlooks: [StageOutlook] = []
        var before: [PlanFinding] = []
        for index in sequence.stages.indices {
            let passes = try releases.indices.compactMap { try self.passes(of: $0, at: index) }
            let findings = try findings(at: index, passes)
            // What was so before is said once.
            outlooks.append(try outlook(at: index, passes, findings.filter { !before.contains($0) }))
            before = findings
        }
        return outlooks
    }

    private func outlook(at index: Int, _ passes: [StepPasses], _ findings: [PlanFinding]) throws -> StageOutlook {
        let stage = plan.stages[index]
        return StageOutlook(
            passes: passes, hooks: try hooks(at: index), leastTime: leastTime(of: stage, passes),
            waiting: PersonWait(stage.approval), proofs: sequence.proofs(at: index), findings: findings,
            wayBack: try wayBack(from: index))
    }

    private func leastTime(of stage: PlannedStage, _ passes: [StepPasses]) -> GoDuration {
        let drain = passes.contains(where: \.drains) ? plan.returning.drain.nanoseconds : 0
        return GoDuration(nanoseconds: drain + (stage.bake?.leastTime.nanoseconds ?? 0))
    }
}

// MARK: - Passes

extension OutlookFinder {
    /// What a stage applies of a release; nil where that is nothing.
    private func passes(of release: Int, at index: Int) throws -> StepPasses? {
        let staged = releases[release]
        guard let report = reports[index][release], let number = staged.number(ofStage: index) else { return nil }
        guard number > 0 || staged.base != nil else {
            return try passes(of: staged, from: .base, to: .stage(index))
        }
        let (old, new) = (staged.sides[number], staged.sides[number + 1])
        let passes = StepPasses(
            staged.member.name, report, from: try old.shown().rendered, to: try new.shown().rendered)
        return passes.objects.isEmpty ? nil : passes
    }

    /// What a revision applies that leads from one position to another; nil where that is nothing.
    private func passes(of release: StagedRelease, from origin: Position, to target: Position) throws -> StepPasses? {
        let step = Step(member: release.member.name, origin: origin, target: target)
        if let passes = known[step] { return passes.objects.isEmpty ? nil : passes }
        let (old, new) = (release.side(at: origin), release.side(at: target))
        let passes = StepPasses(
            release.member.name, try comparison.changes(from: old, to: new), from: try old.shown().rendered,
            to: try new.shown().rendered)
        known[step] = passes
        return passes.objects.isEmpty ? nil : passes
    }

    private func wayBack(from index: Int) throws -> [ReturnStep] {
        var origin = Position.stage(index)
        return try plan.returnPath(from: origin, to: .base).steps.map { target in
            defer { origin = target }
            let changes = try releases.reversed().compactMap { release -> StepPasses? in
                if target == .base, release.base == nil { return nil }
                return try passes(of: release, from: origin, to: target)
            }
            return ReturnStep(name: sequence.name(of: target), passes: changes)
        }
    }
}

extension StagedRelease {
    fileprivate func side(at position: Position) -> ComparedSide {
        guard case .stage(let index) = position else { return start }
        return side(at: index)
    }
}

extension StageSequence {
    /// How people call a position.
    fileprivate func name(of position: Position) -> GoString {
        guard case .stage(let index) = position, stages.indices.contains(index) else { return "base" }
        return stages[index].name
    }
}

// MARK: - What else is to be said

extension OutlookFinder {
    private func hooks(at index: Int) throws -> [ObjectIdentity] {
        guard sequence.revisionSettings.runsHooks(at: index, of: plan) else { return [] }
        return try releases.filter { plan.stages[index].members.contains($0.member.name) }.flatMap { release in
            let events: Set<GoString> =
                release.number(ofStage: index) == 0 && release.base == nil
                ? ["pre-install", "post-install"] : ["pre-upgrade", "post-upgrade"]
            let objects = try release.side(at: index).shown().objects.objects
            return objects.filter { $0.identity.role == .hook && !$0.hookEvents.isDisjoint(with: events) }
                .map(\.identity)
        }
    }

    private func findings(at index: Int, _ passes: [StepPasses]) throws -> [PlanFinding] {
        let position: Position = index == 0 ? .base : .stage(index - 1)
        let ofReleases = try releases.flatMap { release -> [PlanFinding] in
            guard let stage = release.number(ofStage: index) else { return [] }
            let member = release.member
            let side = try release.stages[stage].compared.shown().objects
            let (old, new) = (plan.facts(of: member.name, at: position), plan.facts(of: member.name, at: .stage(index)))
            return PlanFinding.ofSides(member, sequence.split(of: member, at: index), in: side)
                + PlanFinding.ofServing(member, from: old, to: new)
        }
        return ofReleases + passes.flatMap(PlanFinding.ofSubsets) + PlanFinding.ofChecks(sequence.stages[index])
    }
}
