import GoLibrary
import GoTemplate
import Releases
import Rollouts

/// Begins a rollout: freezes its plan, pins what it may return to, and claims its releases, in one transaction.
package struct RolloutStart {
    package let frozen: FrozenPlan
    package let actor: Actor
    /// Why a block is ignored; nil where it counts.
    package var ignoresBlockBecause: GoString?
    private let now: Instant

    package init(_ frozen: FrozenPlan, by actor: Actor, at now: Instant = .now) {
        (self.frozen, self.actor, self.now) = (frozen, actor, now)
    }

    /// - Throws: `RolloutFailure` where the rollout may not begin; nothing is written then.
    package func run(in scopes: TargetScopes) throws -> StoredRollout {
        guard let store = scopes.own.store as? any TransactionalStore else { throw RolloutFailure.noTransactions }
        let (plan, digest) = (try frozen.json, try frozen.digest)
        try scopes.checkPlaces(frozen.members.map(\.place))
        let foreign = try foreignMembers(scopes)
        let key = try store.write { transaction in
            if ignoresBlockBecause == nil { try transaction.checkBlocks(of: frozen.name) }
            try transaction.unpinOldRollouts(named: frozen.name, endedBefore: endOfKeeping)
            let members = try frozen.members.map { try foreign[$0.name] ?? member($0, transaction) }
            let number = try transaction.rollouts(named: frozen.name).last.map { $0.key.number + 1 } ?? 1
            let key = RolloutKey(name: frozen.name, number: number)
            try insert(key, plan, digest, members, transaction)
            return key
        }
        return try StoredRollout(key, in: store)
    }

    private func insert(
        _ key: RolloutKey, _ plan: [UInt8], _ digest: GoString, _ members: [RolloutMember],
        _ transaction: any StoreTransaction
    ) throws {
        let event = RolloutEvent(.started(origin), by: actor, at: now)
        let head = RolloutHead(folding: [event])
        var summary = RolloutSummary(
            key: key, state: GoString(), isActive: true, stage: GoString(), stageIndex: 0,
            stageCount: frozen.plan.stages.count, attempt: 0, planDigest: digest, createdAt: now.milliseconds,
            updatedAt: now.milliseconds)
        summary.show(head, of: frozen.plan, at: now)
        do { try transaction.insert(summary, plan: plan, members: members) } catch let error as StoreError {
            if case .claimed = error.kind { throw RolloutFailure.isClaimed(error) }
            throw error
        }
        try transaction.append([RolloutEntry(event, sequence: head.count)], to: key)
    }

    private var origin: RolloutOrigin {
        let revisions = frozen.members.compactMap { member in member.newest.map { (member.name, $0) } }
        return RolloutOrigin(
            reason: ignoresBlockBecause ?? GoString(), stage: frozen.stageInPlace,
            revisions: Dictionary(revisions, uniquingKeysWith: { first, _ in first }))
    }

    /// What ended before then cannot be undone any more.
    private var endOfKeeping: Instant {
        now.adding(GoDuration(nanoseconds: -max(0, frozen.plan.returning.keep.nanoseconds)))
    }

    /// The releases that are recorded in other stores, which no transaction is over.
    private func foreignMembers(_ scopes: TargetScopes) throws -> [GoString: RolloutMember] {
        var members: [GoString: RolloutMember] = [:]
        for member in frozen.members {
            let store = try scopes.scope(of: member.target).store
            if store === scopes.own.store { continue }
            members[member.name] = try TargetFailure.naming(member.target) {
                let newest = try store.last(of: member.release)
                let base = try member.base.map { try store.release(member.release.revision($0.revision)) }
                return try self.member(member, newest: newest, base: base, on: member.target)
            }
        }
        return members
    }

    private func member(_ member: FrozenMember, _ transaction: any StoreTransaction) throws -> RolloutMember {
        let newest = try transaction.summaries(SummaryQuery(member.release, isLatestOnly: true)).summaries.last
        let base = try member.base.flatMap { try transaction.release(member.release.revision($0.revision)) }
        return try self.member(member, newest: newest, base: base, on: "")
    }

    /// A release with its base, which has to be what is in place, and what was reviewed.
    private func member(
        _ member: FrozenMember, newest: ReleaseSummary?, base: Release?, on target: GoString
    ) throws -> RolloutMember {
        guard member.isStill(at: newest) else { throw RolloutFailure.movedOn(member, newest) }
        return RolloutMember(name: member.name, release: member.release, base: base, target: target)
    }
}

extension FrozenMember {
    /// Whether the newest revision is the one that the plan was made for.
    fileprivate func isStill(at newest: ReleaseSummary?) -> Bool {
        guard let base else { return newest == nil || newest?.status == .uninstalled }
        guard let newest, !newest.status.isUnfinished else { return false }
        return self.newest.map { newest.revision == $0 }
            ?? (newest.revision == base.revision && newest.status == .deployed)
    }
}

extension RolloutTransaction {
    /// The bases of rollouts that are over are kept for a while only.
    fileprivate func unpinOldRollouts(named name: GoString, endedBefore time: Instant) throws {
        for rollout in try rollouts(named: name) where !rollout.isActive && rollout.updatedAt < time.milliseconds {
            try unpin(rollout.key)
        }
    }
}

extension RolloutFailure {
    /// A release that is not what the plan was made for.
    fileprivate static func movedOn(_ member: FrozenMember, _ newest: ReleaseSummary?) -> RolloutFailure {
        let planned = (member.newest ?? member.base?.revision).map { GoString("revision \($0)") } ?? "no release"
        let found = newest.map { GoString("revision \($0.revision), which is \($0.status.rawValue)") } ?? "no release"
        return .refused(
            "the plan starts from " + planned + " of " + member.release.name + ", and there is " + found,
            hint: "make the plan anew; where the newest revision failed, --base says which one to return to")
    }
}

extension RolloutEntry {
    /// An event as it is recorded.
    init(_ event: RolloutEvent, sequence: Int) throws {
        self.init(sequence: sequence, kind: event.kind.name, json: try event.json)
    }
}
