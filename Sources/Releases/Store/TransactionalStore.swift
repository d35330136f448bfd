import GoTemplate

/// A store that changes several records at once.
///
/// Whatever happens between the start and the end of `write` happens as a whole or not at all, also for other
/// processes. The steps of `ReleaseStore` are built on it, see the files beside this one.
package protocol TransactionalStore: ReleaseStore {
    /// Runs `body` on a consistent state: what others write meanwhile is not seen.
    ///
    /// - Throws: what `body` throws, and `.unusable`. `body` must not call the store itself.
    func read<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result

    /// Runs `body` alone and keeps what it writes, unless it throws.
    ///
    /// Writers of other processes wait for its end, so it should be short and ask nobody else.
    ///
    /// - Throws: what `body` throws, and `.unusable` where the writes could not be kept: none is then.
    func write<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result
}

extension TransactionalStore {
    package func summaries(_ query: SummaryQuery) throws -> SummaryList { try read { try $0.summaries(query) } }

    package func release(_ key: RevisionKey) throws -> Release {
        guard let release = try read({ try $0.release(key) }) else { throw StoreError.notFound }
        return release
    }

    package func audit(of key: RevisionKey) throws -> ReleaseAudit? { try read { try $0.audit(of: key) } }
}
