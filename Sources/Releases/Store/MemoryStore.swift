import GoTemplate

/// Keeps releases as long as the process lives.
package final class MemoryStore: TransactionalStore {
    package var systemLabels: SystemLabelUse { .ofMemory }
    private var state = MemoryState()

    package init() {}

    package func read<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        try body(MemoryTransaction(state))
    }

    package func write<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        let transaction = MemoryTransaction(state)
        let result = try body(transaction)
        state = transaction.state
        return result
    }
}

/// All that a memory store holds.
struct MemoryState {
    var revisions: [RevisionKey: (release: Release, audit: ReleaseAudit?)] = [:]
    var leases: [ReleaseKey: Lease] = [:]
    var rollouts: [RolloutKey: MemoryRollout] = [:]
    var blocks: [GoString: RolloutBlock] = [:]
}

/// The steps of a transaction in memory.
final class MemoryTransaction: StoreTransaction {
    var state: MemoryState

    init(_ state: MemoryState) { self.state = state }

    func summaries(_ query: SummaryQuery) throws -> SummaryList {
        let matching = state.revisions.values.map(\.release.summary).filter(query.matches)
        let ordered = matching.sorted { ($0.key, $0.revision) < ($1.key, $1.revision) }
        return SummaryList(summaries: query.select(ordered))
    }

    func release(_ key: RevisionKey) throws -> Release? { state.revisions[key]?.release }

    func audit(of key: RevisionKey) throws -> ReleaseAudit? { state.revisions[key]?.audit }

    func insert(_ release: Release, audit: ReleaseAudit?) throws {
        if state.revisions[release.revisionKey] != nil { throw StoreError.alreadyExists }
        state.revisions[release.revisionKey] = (try release.recorded(), audit)
    }

    func replace(_ release: Release) throws {
        guard let held = state.revisions[release.revisionKey] else { throw StoreError.notFound }
        state.revisions[release.revisionKey] = (try release.recorded(), held.audit)
    }

    func apply(_ change: InfoChange, to key: ReleaseKey) throws {
        state.revisions[key.revision(change.revision)]?.release.info.apply(change)
    }

    func delete(_ key: RevisionKey) throws { state.revisions[key] = nil }

    func lease(on key: ReleaseKey) throws -> Lease? { state.leases[key] }

    func leases() throws -> [Lease] { state.leases.values.sorted { $0.key < $1.key } }

    func put(_ lease: Lease) throws { state.leases[lease.key] = lease }

    func removeLease(on key: ReleaseKey) throws { state.leases[key] = nil }
}

extension Release {
    /// The release as a record gives it back: it shares nothing with this one, and numbers are float64s.
    func recorded() throws -> Release {
        var copy = try RecordCodec.release(fromJSON: RecordCodec.json(of: self))
        copy.key = key
        copy.labels = labels
        copy.subcharts = subcharts
        return copy
    }
}

extension SummaryQuery {
    /// Whether a revision is of the releases asked for.
    func matches(_ summary: ReleaseSummary) -> Bool {
        (namespace == nil || namespace == summary.key.namespace) && (name == nil || name == summary.name)
            && (revision == nil || revision == summary.revision)
    }

    /// The revisions wanted of those that match, which come in order.
    func select(_ summaries: [ReleaseSummary]) -> [ReleaseSummary] {
        let candidates =
            isLatestOnly
            ? summaries.indices.filter { $0 + 1 == summaries.count || summaries[$0].key != summaries[$0 + 1].key }.map {
                summaries[$0]
            }
            : summaries
        return candidates.filter { status == nil || status == $0.status }
    }
}
