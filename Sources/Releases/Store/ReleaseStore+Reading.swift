import GoTemplate

/// What operations read, made of the few questions a store answers.
///
/// All throw `.unusable` where the store cannot be read. Those about one release also throw `.corruptRecord` where one of
/// the records they look at cannot be read: an operation must not take a release for shorter than it is.
extension ReleaseStore {
    /// The summaries of all revisions of all releases.
    package func summaries() throws -> SummaryList { try summaries(SummaryQuery()) }

    /// All revisions of a release, ascending; throws `release: not found` where there are none.
    package func history(of key: ReleaseKey) throws -> [ReleaseSummary] {
        let summaries = try readableSummaries(SummaryQuery(key))
        if summaries.isEmpty { throw StoreError.notFound }
        return summaries
    }

    /// The newest revision's summary; nil for an unknown release.
    package func last(of key: ReleaseKey) throws -> ReleaseSummary? {
        try readableSummaries(SummaryQuery(key, isLatestOnly: true)).last
    }

    /// The summary of the newest revision that is deployed; nil where none is.
    package func deployed(of key: ReleaseKey) throws -> ReleaseSummary? {
        try readableSummaries(SummaryQuery(key, status: .deployed)).last
    }

    /// A revision's summary; nil where it does not exist.
    package func summary(of key: RevisionKey) throws -> ReleaseSummary? {
        try readableSummaries(SummaryQuery(key)).last
    }

    /// The newest revision, or the one of a number above zero, as Helm's `--revision` picks it.
    ///
    /// - Throws: `release: not found` where there is no such release or revision.
    package func release(_ key: ReleaseKey, revision: Int) throws -> Release {
        if revision > 0 { return try release(key.revision(revision)) }
        guard let last = try last(of: key) else { throw StoreError.notFound }
        return try release(last.revisionKey)
    }

    /// The summaries of one release, of which none may be unreadable.
    private func readableSummaries(_ query: SummaryQuery) throws -> [ReleaseSummary] {
        let list = try summaries(query)
        if let failure = list.unreadable.first { throw failure }
        return list.summaries
    }
}
