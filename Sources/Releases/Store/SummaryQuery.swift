import GoTemplate

/// Which revisions a listing wants.
package struct SummaryQuery: Sendable {
    /// Nil for all namespaces.
    package var namespace: GoString?
    /// Nil for all releases.
    package var name: GoString?
    /// Nil for all revisions; makes sense with a namespace and a name only.
    package var revision: Int?
    /// Whether only the newest revision of each release counts.
    package var isLatestOnly: Bool
    /// Nil for all statuses; of the newest revisions, where only these count, those with the status are picked.
    package var status: ReleaseStatus?

    package init(
        namespace: GoString? = nil, name: GoString? = nil, isLatestOnly: Bool = false, status: ReleaseStatus? = nil
    ) {
        self.namespace = namespace
        self.name = name
        self.isLatestOnly = isLatestOnly
        self.status = status
    }

    /// One revision.
    package init(_ key: RevisionKey) {
        self.init(key.release)
        revision = key.revision
    }

    /// Revisions of one release.
    package init(_ key: ReleaseKey, isLatestOnly: Bool = false, status: ReleaseStatus? = nil) {
        self.init(namespace: key.namespace, name: key.name, isLatestOnly: isLatestOnly, status: status)
    }
}

/// What a listing found: by namespace, name and revision, ascending.
package struct SummaryList: Sendable {
    package var summaries: [ReleaseSummary]
    /// What could not be read; each names its record.
    package var unreadable: [StoreError]

    package init(summaries: [ReleaseSummary] = [], unreadable: [StoreError] = []) {
        self.summaries = summaries
        self.unreadable = unreadable
    }
}
