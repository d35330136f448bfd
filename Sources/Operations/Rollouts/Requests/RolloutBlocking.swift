import GoTemplate
import Releases
import Rollouts

/// Keeps rollouts of a plan, or of all, from being started; those that go on already are no matter.
package struct RolloutBlocking {
    /// The name of a plan, or `RolloutBlock.all`.
    package let name: GoString
    private let store: any TransactionalStore

    /// - Throws: `RolloutFailure` for a store that has no place for rollouts.
    package init(of name: GoString, in store: any ReleaseStore) throws(RolloutFailure) {
        guard let store = store as? any TransactionalStore else { throw RolloutFailure.noTransactions }
        (self.name, self.store) = (name, store)
    }

    /// Blocks, or says anew why.
    ///
    /// - Throws: `RolloutFailure` where no reason is given.
    package func block(by actor: Actor, reason: GoString, at now: Instant = .now) throws {
        if reason.trimmingSpace.isEmpty {
            throw RolloutFailure.refused("a block needs a reason", hint: "say with --reason why nothing may start")
        }
        let block = RolloutBlock(name: name, reason: reason, user: actor.name, since: now.milliseconds)
        try store.write { try $0.put(block) }
    }

    /// - Throws: `RolloutFailure` where rollouts of the plan may not be started.
    package func check() throws { try store.read { try $0.checkBlocks(of: name) } }

    /// Ends a block.
    ///
    /// - Returns: what still keeps the rollouts from being started: a block of all plans.
    /// - Throws: `RolloutFailure` where there is none of that name.
    package func unblock() throws -> RolloutBlock? {
        try store.write { transaction in
            guard try transaction.removeBlock(name) else { throw RolloutFailure.refused(notBlocked) }
            return try transaction.blocks().first { $0.covers(name) }
        }
    }

    private var notBlocked: GoString {
        name == RolloutBlock.all ? "there is no block of all rollouts" : "rollouts of " + name + " are not blocked"
    }
}

extension RolloutTransaction {
    /// - Throws: `RolloutFailure` where a block keeps rollouts of the plan from being started.
    func checkBlocks(of plan: GoString) throws {
        if let block = try blocks().first(where: { $0.covers(plan) }) { throw RolloutFailure.isBlocked(block) }
    }
}
