import GoTemplate

@testable import Rollouts

/// A store of releases, a cluster, people, and a clock, all of them in memory.
struct ModelWorld {
    let plan: RolloutPlan
    let fate: ModelFate
    var now = Instant(milliseconds: 1_700_000_000_000)
    private(set) var cluster: ModelCluster
    private(set) var history: [GoString: [ModelRevision]] = [:]
    /// How many points there were at which a driver could be killed.
    private(set) var points = 0
    /// The points at which it is.
    var kills: Set<Int> = []

    init(_ plan: RolloutPlan, _ fate: ModelFate) {
        (self.plan, self.fate) = (plan, fate)
        cluster = ModelCluster(plan.base, drain: plan.returning.drain.nanoseconds / 1_000_000)
        for member in plan.members where plan.hasBase {
            history[member] = [ModelRevision(number: 1, content: .base, key: nil, status: .deployed)]
        }
    }

    mutating func pass(seconds: Int) { now = Instant(milliseconds: now.milliseconds + Int64(seconds) * 1000) }

    mutating func mayBeKilled() throws(Killed) {
        points += 1
        if kills.contains(points) { throw Killed() }
    }
}

// MARK: - Releases

extension ModelWorld {
    /// One upgrade, in three passes; its revision is found again by its key if it was made already.
    ///
    /// - Parameter number: that of the try.
    mutating func apply(
        _ member: GoString, _ target: Position, _ key: EffectKey, try number: Int
    ) throws(Killed) -> EffectOutcome {
        failPending(member)
        if let last = history[member]?.last, last.key == key, last.status == .deployed {
            return EffectOutcome(.succeeded, revision: last.number)
        }
        let revision = (history[member]?.last?.number ?? 0) + 1
        history[member, default: []].append(
            ModelRevision(number: revision, content: target, key: key, status: .pending))
        let failing = fate.fails(key, try: number) ? fate.failingPass(key, try: number) : nil
        let outcome = try change(member, to: plan.facts(of: member, at: target), revision, failing: failing)
        setStatus(outcome.result == .succeeded ? .deployed : .failed, of: member)
        return outcome
    }

    private mutating func change(
        _ member: GoString, to target: MemberFacts, _ revision: Int, failing: Int?
    ) throws(Killed) -> EffectOutcome {
        for pass in 0..<3 {
            try mayBeKilled()
            if pass == failing { return EffectOutcome(.failed, revision: revision, message: "the server is ill") }
            let time = cluster.pass(pass, of: member, to: target, at: now)
            now = Instant(milliseconds: now.milliseconds + time)
        }
        try mayBeKilled()
        return EffectOutcome(.succeeded, revision: revision)
    }

    /// What a dead driver left is made `failed`, as the store does it.
    private mutating func failPending(_ member: GoString) {
        if history[member]?.last?.status == .pending { setStatus(.failed, of: member) }
    }

    private mutating func setStatus(_ status: ModelRevision.Status, of member: GoString) {
        guard let index = history[member]?.indices.last else { return }
        history[member]?[index].status = status
    }
}
