import GoTemplate

/// A stage that leads traffic of a release elsewhere, as guards look at it.
///
/// They are asked before anything is applied: pods that the stage itself starts or replaces count as ready then, for the
/// upgrade waits for them. And they are asked again before it changes routes.
package struct TrafficMove {
    private let before: MemberFacts
    private let after: MemberFacts

    /// - Returns: nil where no side gets more traffic than it had.
    package init?(from before: MemberFacts, to after: MemberFacts) {
        (self.before, self.after) = (before, after)
        if growing.isEmpty { return nil }
    }

    /// The sides that get more traffic.
    private var growing: [SideFacts] { after.sides.filter { after.share(of: $0.name) > before.share(of: $0.name) } }

    /// The guard of pods that says no, with its words; nil where none does.
    ///
    /// - Parameters:
    ///   - pods: by the names of sides; one whose workload is not known is left out, and not asked about.
    ///   - isGrown: whether the stage has started its pods by now, so that those count which are there.
    package func objection(
        _ policy: GuardPolicy, _ pods: [GoString: PodCount], isGrown: Bool = false
    ) -> (guard: GuardKind, words: GoString)? {
        for side in growing {
            guard let found = isGrown ? pods[side.name] : expected(side, pods) else { continue }
            if let words = unready(found, policy) { return (.ready, words + side.name) }
            if let words = shortage(found, of: side, policy, pods) { return (.capacity, words) }
        }
        return nil
    }

    /// The pods that a side has once the stage is applied.
    private func expected(_ side: SideFacts, _ pods: [GoString: PodCount]) -> PodCount? {
        guard let found = pods[side.name] else { return nil }
        let old = before.sides.first { $0.name == side.name }
        guard old?.template != side.template || old?.replicas != side.replicas else { return found }
        let wanted = side.replicas ?? found.wanted
        return PodCount(wanted: wanted, ready: wanted)
    }

    private func unready(_ found: PodCount, _ policy: GuardPolicy) -> GoString? {
        let least = max(1, Self.roundedUp(policy.ready * Double(found.wanted)))
        guard policy.ready > 0, found.ready < least else { return nil }
        return GoString("\(found.ready) of \(found.wanted) pods are ready of the side ")
    }

    /// A side needs as many of all pods as it gets of the traffic, and some more; never more than there are of both
    /// sides, and where the file says how many it has, these suffice.
    private func shortage(
        _ found: PodCount, of side: SideFacts, _ policy: GuardPolicy, _ pods: [GoString: PodCount]
    ) -> GoString? {
        guard after.sides.allSatisfy({ pods[$0.name] != nil }) else { return nil }
        let all = after.sides.reduce(0) { $0 + ($1.name == side.name ? found.ready : pods[$1.name]?.ready ?? 0) }
        let wanted = min(after.share(of: side.name) * policy.capacity, 1) * Double(all)
        let needed = min(Self.roundedUp(wanted), side.replicas ?? .max)
        guard found.ready < needed else { return nil }
        let counts = GoString(" has \(found.ready) ready pods of \(all), and it takes \(needed) for its traffic")
        return "the side " + side.name + counts
    }

    /// Without what counting in fractions adds.
    private static func roundedUp(_ count: Double) -> Int { Int((min(count, 1e9) - 1e-9).rounded(.up)) }
}

extension MemberFacts {
    /// A side's part of the traffic; 0 where nothing is known.
    fileprivate func share(of name: GoString) -> Double {
        let all = sides.reduce(0) { $0 + Double($1.weight) }
        guard all > 0, let side = sides.first(where: { $0.name == name }) else { return 0 }
        return Double(side.weight) / all
    }
}
