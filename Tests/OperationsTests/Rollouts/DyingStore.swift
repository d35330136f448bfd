import Releases

/// A store as a process sees it that dies at one of its writes: just before it, or before anybody hears of it.
final class DyingStore: TransactionalStore {
    enum Moment: CaseIterable {
        case before, after
    }

    private let store: any TransactionalStore
    private let moment: Moment
    private var writes: Int

    /// - Parameter writes: how many happen before the one at which it dies.
    init(_ store: any TransactionalStore, after writes: Int, _ moment: Moment) {
        (self.store, self.writes, self.moment) = (store, writes, moment)
    }

    /// Whether it died.
    private(set) var isDead = false

    var systemLabels: SystemLabelUse { store.systemLabels }

    func read<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        if isDead { throw StoreError(.unusable, "dead") }
        return try store.read(body)
    }

    func write<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        if isDead { throw StoreError(.unusable, "dead") }
        writes -= 1
        if writes >= 0 { return try store.write(body) }
        isDead = true
        if moment == .after { _ = try store.write(body) }
        throw StoreError(.unusable, "dead")
    }
}
