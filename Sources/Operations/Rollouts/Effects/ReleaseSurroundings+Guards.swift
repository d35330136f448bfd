import GoTemplate
import Kubernetes
import Releases
import Rollouts

/// Asks a cluster whether traffic may move.
extension ReleaseSurroundings {
    /// The first guard that says no to a stage, and why; nil where none does, or no traffic moves.
    ///
    /// What somebody accepted in this attempt is not asked again, and an upgrade that was cut off left the cluster as no
    /// revision says.
    func guardsObjection(
        to effect: Effect, _ member: FrozenMember, stage index: Int, _ head: RolloutHead
    ) throws -> (obstacle: Obstacle, message: GoString)? {
        let plan = frozen.plan
        let before = plan.facts(of: member.name, at: head.position(beforeStage: index))
        let after = plan.facts(of: member.name, at: .stage(index))
        let scope = try scope(of: member)
        guard scope.cluster.isPresent, !effect.isRepeated, let move = TrafficMove(from: before, to: after) else {
            return nil
        }
        if let words = try drift(of: member, head, in: scope) { return (Obstacle(.drift), words) }
        let objection = move.objection(guards.leavingOut(head.accepted), try pods(of: member, in: scope))
        return objection.map { (Obstacle($0.guard), $0.words) }
    }

    /// Asks the guards again in the middle of an upgrade, once what takes traffic has grown; nil where no traffic moves.
    ///
    /// - Parameter found: gets what is in the way.
    func routeGate(
        of member: FrozenMember, stage index: Int, _ head: RolloutHead, in scope: OperationScope,
        found: FoundObstacle
    ) -> ((RouteMove) throws(ClusterFailure) -> Void)? {
        let before = frozen.plan.facts(of: member.name, at: head.position(beforeStage: index))
        let after = frozen.plan.facts(of: member.name, at: .stage(index))
        guard let move = TrafficMove(from: before, to: after) else { return nil }
        return { [self] routes throws(ClusterFailure) in
            guard let (kind, words) = try objection(to: move, routes, of: member, head, in: scope) else { return }
            found.obstacle = (Obstacle(kind), words)
            throw ClusterFailure("traffic may not move: " + words)
        }
    }

    private func objection(
        to move: TrafficMove, _ routes: RouteMove, of member: FrozenMember, _ head: RolloutHead,
        in scope: OperationScope
    ) throws(ClusterFailure) -> (GuardKind, GoString)? {
        if guards.drift == .hold, !head.accepted.contains(Obstacle(.drift)), !routes.changedRoutes.isEmpty {
            let names = routes.changedRoutes.map { $0.kind + " " + $0.name }
            return (.drift, "since the stage was begun somebody changed " + names.joined(by: ", "))
        }
        let pods = try pods(of: member, in: scope)
        return move.objection(guards.leavingOut(head.accepted), pods, isGrown: true).map { ($0.guard, $0.words) }
    }

    /// Which objects that lead or take traffic somebody changed since the last revision; nil where nobody did.
    private func drift(of member: FrozenMember, _ head: RolloutHead, in scope: OperationScope) throws -> GoString? {
        guard guards.drift == .hold, !head.accepted.contains(Obstacle(.drift)),
            let summary = try scope.store.last(of: member.release), summary.status == .deployed
        else { return nil }
        let objects = ReleaseObjects(try scope.store.release(summary.revisionKey))
        let options = ApplyOptions()
        let change = ReleaseChange.rollback(from: objects, to: objects)
        let foreseen = try scope.cluster.foresee(try scope.cluster.plan(change, options), options)
        let changed = foreseen.filter(\.isChangedByOthers).map(\.driftText)
        let since = GoString("since revision \(summary.revision) somebody changed ")
        return changed.isEmpty ? nil : since + changed.joined(by: ", ")
    }

    /// The pods of the sides whose workloads the stages file names.
    private func pods(
        of member: FrozenMember, in scope: OperationScope
    ) throws(ClusterFailure) -> [GoString: PodCount] {
        guard let lookup = scope.cluster.lookup, let sides = sides(of: member) else { return [:] }
        var pods: [GoString: PodCount] = [:]
        for role in SideRole.allCases {
            guard let (kind, name) = sides[role]?.workload?.cut(at: "/" as GoString) else { continue }
            let found: Map
            do { found = try lookup.find("apps/v1", kind, in: member.release.namespace, named: name) } catch {
                throw ClusterFailure(error.message)
            }
            pods[GoString(role.rawValue)] = PodCount(LiveObject(found))
        }
        return pods
    }
}

/// What was found to be in the way while an upgrade was made.
final class FoundObstacle {
    var obstacle: (obstacle: Obstacle, message: GoString)?
}

extension Obstacle {
    init(_ kind: GuardKind) { self.init(.guard, GoString(kind.rawValue)) }
}

extension GuardPolicy {
    /// Without the guards whose objection was accepted.
    fileprivate func leavingOut(_ accepted: Set<Obstacle>) -> GuardPolicy {
        var policy = self
        if accepted.contains(Obstacle(.ready)) { policy.ready = 0 }
        if accepted.contains(Obstacle(.capacity)) { policy.capacity = 0 }
        return policy
    }
}

extension PodCount {
    /// Of what is not there, none.
    fileprivate init(_ workload: LiveObject) {
        let isDaemonSet = workload.kind == "DaemonSet"
        let wanted =
            isDaemonSet ? workload.integer("status", "desiredNumberScheduled") : workload.integer("spec", "replicas")
        let ready =
            isDaemonSet ? workload.integer("status", "numberReady") : workload.integer("status", "readyReplicas")
        self.init(wanted: Int(clamping: wanted), ready: Int(clamping: ready))
    }
}

// MARK: - Drift

extension ForeseenObject {
    /// Whether it leads or takes traffic and is not as it was left, the number of pods aside that an autoscaler sets.
    fileprivate var isChangedByOthers: Bool {
        guard (result ?? live)?.takesPartInTraffic == true else { return false }
        guard let live, let result else { return true }
        let isScaled = live.replicasOwner?.isAutoscaler == true
        let (found, left) = (live.declaration, result.declaration)
        return isScaled
            ? !Value.map(found.withoutReplicas.map).isDeeplyEqual(to: .map(left.withoutReplicas.map))
            : !Value.map(found.map).isDeeplyEqual(to: .map(left.map))
    }

    /// Such as `VirtualService web, .spec.http: conflict with "kubectl-edit"`.
    fileprivate var driftText: GoString {
        let name = key.kind + " " + key.name
        if live == nil { return name + ", which is gone" }
        let fields = conflicts.prefix(3).map { ", " + $0.field + ": " + $0.reason }
        return name + fields.joined(by: "")
    }
}
