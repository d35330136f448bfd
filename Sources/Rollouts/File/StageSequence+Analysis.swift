import GoLibrary
import GoTemplate

extension StageSequence {
    /// What judges the checks of a stage; nil where it has none.
    package func judge(at index: Int) -> StageJudge? {
        guard stages.indices.contains(index), let times = stages[index].plan.bake?.checks else { return nil }
        let row = stages[index].row
        let planned = times.count * row.count
        return StageJudge(
            metrics: metrics(at: index), looks: LookPlan(planned: planned, extended: planned + times.extra),
            offset: times.count * row.index)
    }

    /// The metrics of a stage, each held against what has traffic there.
    private func metrics(at index: Int) -> [MetricDefinition] {
        stages[index].metrics.map { metric in
            metric.held(at: measuredMember(of: metric).flatMap { split(of: $0, at: index) })
        }
    }

    /// The first of the stages that are one analysis with one of them.
    package func firstOfRow(with index: Int) -> Int {
        stages.indices.contains(index) ? index - stages[index].row.index : index
    }

    /// The release whose sides a metric measures.
    private func measuredMember(of metric: MetricDefinition) -> ReleaseMember? {
        members.first { $0.name == metric.release } ?? members.first
    }
}

// MARK: - Variables

extension StageSequence {
    /// What `${names}` of a query stand for at a stage.
    package func variables(of metric: MetricDefinition, _ side: MeasuredSide, at index: Int) -> [GoString: GoString] {
        guard let member = measuredMember(of: metric) else { return [:] }
        return variables(of: member, side, at: index)
    }

    /// What `${names}` of steps and messages stand for at a stage: the facts are those of the canary.
    package func variables(at index: Int) -> [GoString: GoString] {
        members.first.map { variables(of: $0, .canary, at: index) } ?? [:]
    }

    private func variables(of member: ReleaseMember, _ side: MeasuredSide, at index: Int) -> [GoString: GoString] {
        let own = member.sides[side]
        var variables = own?.variables ?? [:]
        for (name, value) in member.ownParameters { variables[name] = value.digits }
        if !member.place.target.isEmpty { variables["target"] = member.place.target }
        variables["release"] = member.release
        variables["namespace"] = member.namespace
        variables["side"] = GoString(side.rawValue)
        variables["workload"] = own?.workload.map(Self.nameOfWorkload)
        variables["version"] = version(of: member, side, at: index)
        if stages.indices.contains(index) { variables["stage"] = stages[index].name }
        let weight = split(of: member, at: index)?[side.role]
        variables["weight"] = weight.map { GoString("\($0)") }
        return variables
    }

    /// `web` of `Deployment/web`.
    private static func nameOfWorkload(_ workload: GoString) -> GoString {
        workload.cut(at: UInt8(ascii: "/")).after ?? workload
    }

    /// What the stages up to one say, or the deployed revision.
    private func version(of member: ReleaseMember, _ side: MeasuredSide, at index: Int) -> GoString? {
        let role = side.role
        let declared = stages.prefix(index + 1).reversed().lazy.compactMap { $0.changes[member.name]?.versions[role] }
        if side != .before, let version = declared.first { return version }
        return member.sides[role]?.versions.first.flatMap { member.base?.value(at: $0) }.map(\.digits)
    }
}

extension MeasuredSide {
    /// Whose version and weight it has.
    fileprivate var role: SideRole { self == .canary ? .canary : .stable }
}

extension TrafficSides {
    fileprivate subscript(side: MeasuredSide) -> TrafficSide? {
        switch side {
        case .canary: canary
        case .stable, .before: stable
        case .baseline: baseline
        }
    }
}
