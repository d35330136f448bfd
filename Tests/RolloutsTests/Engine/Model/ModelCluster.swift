import GoTemplate

@testable import Rollouts

/// What runs: the sides of each release, with their pods and their traffic.
struct ModelCluster {
    private(set) var live: [GoString: MemberFacts]
    private(set) var violations: [String] = []
    /// When traffic left a side.
    private var leftAt: [String: Instant] = [:]
    let drain: Int64

    init(_ base: [GoString: MemberFacts], drain: Int64) { (live, self.drain) = (base, drain) }

    /// One of the three passes of an apply: 0 is what grows, 1 routes, 2 what shrinks.
    ///
    /// - Returns: the milliseconds that it takes: proxies are given time before something shrinks.
    mutating func pass(_ number: Int, of member: GoString, to target: MemberFacts, at now: Instant) -> Int64 {
        let current = live[member] ?? MemberFacts()
        let names = (current.sides + target.sides).map(\.name).reduce(into: [GoString]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        let left = leftAt.filter { $0.key.hasPrefix(member.text) }.map(\.value.milliseconds).max()
        let drained = left.map { $0 + drain } ?? now.milliseconds
        let time = number == 2 ? Instant(milliseconds: max(now.milliseconds, drained)) : now
        live[member] = MemberFacts(
            sides: names.map { change(number, member, $0, current.named($0), target.named($0), time) })
        return time.milliseconds - now.milliseconds
    }

    private mutating func change(
        _ pass: Int, _ member: GoString, _ name: GoString, _ old: SideFacts, _ new: SideFacts, _ now: Instant
    ) -> SideFacts {
        if pass == 1 { return route(member, old, new, now) }
        // What becomes smaller, but not less than one, has its template changed first.
        let isResized = old.shrinks(to: new) && new.hasPods
        guard isResized && pass == 0 || old.shrinks(to: new) == (pass == 2) else { return old }
        let replicas = isResized && pass == 0 ? old.replicas : new.replicas
        let changed = SideFacts(name: name, weight: old.weight, template: new.template, replicas: replicas)
        if changed != old { check(member, old, changed, now) }
        return changed
    }

    private mutating func route(
        _ member: GoString, _ old: SideFacts, _ new: SideFacts, _ now: Instant
    ) -> SideFacts {
        if old.weight > 0 && new.weight == 0 { leftAt["\(member) \(old.name)"] = now }
        if new.weight > 0 && !old.hasPods { violations.append("traffic to \(member) \(old.name) without pods") }
        return SideFacts(name: old.name, weight: new.weight, template: old.template, replicas: old.replicas)
    }

    private mutating func check(_ member: GoString, _ old: SideFacts, _ new: SideFacts, _ now: Instant) {
        let loses = old.hasPods && (old.template != new.template || !new.hasPods)
        if loses && old.weight > 0 { violations.append("\(member) \(old.name) changes under traffic") }
        guard let left = leftAt["\(member) \(old.name)"], loses else { return }
        if now.milliseconds < left.milliseconds + drain { violations.append("\(member) \(old.name) is not drained") }
    }
}

extension MemberFacts {
    fileprivate func named(_ name: GoString) -> SideFacts {
        sides.first { $0.name == name } ?? SideFacts(name: name, weight: 0, template: nil, replicas: 0)
    }
}
