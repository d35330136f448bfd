import Diffing
import GoTemplate
import Rollouts

extension PlanFinding {
    /// What a stage declares of the sides of a release, held against what it renders.
    ///
    /// - Parameter split: the weights that are declared; nil where the file says nothing of them.
    static func ofSides(_ member: ReleaseMember, _ split: TrafficSplit?, in side: DiffSide) -> [PlanFinding] {
        let named = SideRole.allCases.compactMap { role in member.sides[role]?.workload.map { (role, $0) } }
        guard !named.isEmpty else { return [] }
        let shares = RouteShares(side)
        let scaled = named.filter { shares.isScaledBesideReplicas($0.1) }.map { role, workload in
            PlanFinding(
                code: .replicasBesideAutoscaler,
                message: workload
                    + " has replicas and an autoscaler, so that each stage sets the number anew: name `minReplicas` in `sides`"
            )
        }
        return scaled + traffic(member, split, shares)
    }

    /// The declared share of the canary, if no route has it.
    private static func traffic(
        _ member: ReleaseMember, _ split: TrafficSplit?, _ shares: RouteShares
    ) -> [PlanFinding] {
        guard let split, let canary = member.sides.canary?.workload, member.sides.total > 0,
            let found = shares.shares(of: canary, beside: member.sides.stable?.workload)
        else { return [] }
        let declared = Double(split.canary) / Double(member.sides.total)
        guard !found.contains(where: { abs($0.share - declared) < 0.0005 }) else { return [] }
        let places = found.map { $0.route.text + " sends it " + percent($0.share) }
        return [
            PlanFinding(
                code: .trafficNotRendered,
                message: canary + " is to get " + percent(declared) + " of the traffic, but " + places.joined(by: ", "))
        ]
    }

    private static func percent(_ share: Double) -> GoString {
        NumberText.percent(share) + " %"
    }

    /// Pods that change while they carry traffic.
    static func ofServing(_ member: ReleaseMember, from old: MemberFacts, to new: MemberFacts) -> [PlanFinding] {
        guard old.isServingSideChanged(by: new) else { return [] }
        return [
            PlanFinding(
                code: .servingSideChanged,
                message: "pods of " + member.release + " are replaced or taken away while they carry traffic")
        ]
    }

    static func ofSubsets(_ passes: StepPasses) -> [PlanFinding] {
        passes.replacedSubsets.map { rule in
            PlanFinding(
                code: .subsetReplaced,
                message: rule.text + " loses subsets and gets others in one stage: add them in a stage before")
        }
    }
}
