import GoTemplate
import JSONSchema
import Releases
import Rollouts

/// A rollout as a store has it: its frozen plan, and its events as they come.
package final class StoredRollout {
    package let key: RolloutKey
    let store: any TransactionalStore
    package private(set) var frozen: FrozenPlan

    /// - Throws: `StoreError` where there is no such rollout, or the store cannot be read; what reading the plan throws.
    package init(_ key: RolloutKey, in store: any TransactionalStore) throws {
        self.key = key
        self.store = store
        frozen = try FrozenPlan(json: store.read { try $0.plan(of: key) })
    }

    /// Lets the schemas of its charts refer to others on servers; no plan can say who fetches those.
    package func use(_ schemas: any RemoteSchemas) { frozen.rendering.schemas = schemas }

    /// What it is now.
    package func head() throws -> RolloutHead { RolloutHead(folding: try events(after: 0)) }

    package func index(ofStage name: GoString) throws(UnknownStage) -> Int { try frozen.index(ofStage: name) }

    /// - Throws: `RolloutFailure` where what it may return to is kept no more.
    package func checkBases() throws {
        let pinned = try members()
        for member in frozen.members {
            guard let base = member.base, pinned.first(where: { $0.name == member.name })?.base == nil else { continue }
            throw RolloutFailure.baseIsGone(member, base)
        }
    }

    /// Where to return to: each release with the revision that is pinned.
    package func members() throws -> [RolloutMember] { try store.read { try $0.members(of: key) } }
}

extension StoredRollout: RolloutJournal {
    package func events(after count: Int) throws -> [RolloutEvent] {
        try store.read { try $0.entries(of: key, after: count) }.map { try RolloutEvent(json: $0.json) }
    }

    /// The event and what lists show of it are one transaction.
    package func append(_ event: RolloutEvent, becoming head: RolloutHead) throws -> Bool {
        let entry = try RolloutEntry(event, sequence: head.count)
        do {
            try store.write { transaction in
                guard var summary = try transaction.rollout(key) else { throw StoreError.noRollout(key) }
                try transaction.append([entry], to: key)
                summary.show(head, of: frozen.plan, at: event.time)
                try transaction.update(summary)
            }
            return true
        } catch let error as StoreError {
            if case .movedOn = error.kind { return false }
            throw error
        }
    }
}

extension RolloutSummary {
    /// What lists show of a rollout.
    mutating func show(_ head: RolloutHead, of plan: RolloutPlan, at time: Instant) {
        state = GoString(head.state.rawValue)
        isActive = head.state.holdsClaim
        stage = plan.stage(head.stage)?.name ?? GoString()
        stageIndex = head.stage
        attempt = head.current?.mark.attempt ?? 0
        updatedAt = time.milliseconds
    }
}
