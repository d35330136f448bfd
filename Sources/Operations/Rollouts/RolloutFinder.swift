import GoTemplate
import Releases

/// Finds rollouts by what a person calls them.
package struct RolloutFinder {
    private let store: any TransactionalStore

    /// - Throws: `RolloutFailure` for a store that has no place for rollouts.
    package init(_ store: any ReleaseStore) throws {
        guard let store = store as? any TransactionalStore else { throw RolloutFailure.noTransactions }
        self.store = store
    }

    /// - Parameter name: `NAME.N`; or the name of a plan or of a release, for the active one of its rollouts or the
    ///   newest.
    package func rollout(_ name: GoString, namespace: GoString) throws -> StoredRollout {
        try StoredRollout(key(name, namespace: namespace), in: store)
    }

    /// The same, without reading its plan.
    package func key(_ name: GoString, namespace: GoString) throws -> RolloutKey {
        try summary(name, namespace: namespace).key
    }

    /// What lists show of it.
    package func summary(_ name: GoString, namespace: GoString) throws -> RolloutSummary {
        try store.read { transaction in
            if let key = RolloutKey(parsing: name), let found = try transaction.rollout(key) { return found }
            let release = ReleaseKey(namespace: namespace, name: name)
            if let claim = try transaction.claim(on: release) { return claim }
            let all = try transaction.rollouts(named: nil)
            let named = all.filter { $0.key.name == name }
            let candidates = named.isEmpty ? all.filter { $0.holds(release) } : named
            let newest = candidates.max { $0.createdAt < $1.createdAt }
            if let found = candidates.last(where: \.isActive) ?? newest { return found }
            throw StoreError(.notFound, "there is no rollout " + Strconv.quote(name))
        }
    }
}
