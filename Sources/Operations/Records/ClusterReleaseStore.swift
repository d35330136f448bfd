import Glibc
import GoTemplate
import Kubernetes
import Releases

/// Keeps releases as Helm does, in Secrets or ConfigMaps beside their objects.
///
/// There is no transaction over several objects, so each step is a row of requests after any of which it may be cut
/// off: the record of the operation is written first and says that it is pending, and by whom.
package final class ClusterReleaseStore: ReleaseStore {
    /// What this process holds of a lease.
    struct Hold {
        /// How far the server's clock is ahead of ours, in seconds.
        let clockOffset: Int64
        /// The revision whose record has the lease; nil before the operation wrote one.
        var revision: RevisionKey?
        /// Renews the lease as long as a record has it.
        let keeper: LeaseKeeper
    }

    let records: ClusterRecords
    /// Our clock, in seconds since 1970, for the times that Helm notes in labels.
    let now: () -> Int64
    let pace: LeasePace
    /// By the tokens of leases.
    var holds: [GoString: Hold] = [:]

    package init(
        _ objects: any RecordObjects, kind: RecordKind, pace: LeasePace = LeasePace(),
        now: @escaping () -> Int64 = { Int64(time(nil)) }
    ) {
        records = ClusterRecords(objects, kind: kind)
        self.pace = pace
        self.now = now
        records.guardWrites { [weak self] in self?.allowsWriting ?? true }
    }

    package var systemLabels: SystemLabelUse { .ofSecrets }

    // MARK: Reading

    /// The summaries of matching revisions.
    ///
    /// Records that cannot be read are left out where one release is asked about, as in Helm, which never sees them.
    package func summaries(_ query: SummaryQuery) throws -> SummaryList {
        var list = try found(query)
        if query.name != nil { list.unreadable = [] }
        return list
    }

    private func found(_ query: SummaryQuery) throws -> SummaryList {
        if let namespace = query.namespace, let name = query.name, let revision = query.revision {
            let key = ReleaseKey(namespace: namespace, name: name).revision(revision)
            return try summaries(of: records.record(key).map { [$0] } ?? [])
        }
        guard query.isLatestOnly else {
            return try summaries(of: records.list(namespace: query.namespace, name: query.name, status: query.status))
        }
        var list = try latest(query)
        if let status = query.status { list.summaries.removeAll { $0.status != status } }
        return list
    }

    private func latest(_ query: SummaryQuery) throws -> SummaryList {
        guard let namespace = query.namespace, query.name == nil else {
            let found = try records.list(namespace: query.namespace, name: query.name)
            return try latest(of: found.map(\.key), knowing: found)
        }
        let (keys, known) = try records.revisions(in: namespace)
        return try latest(of: keys, knowing: known)
    }

    /// The newest revision of each release that can be read.
    private func latest(of keys: [RevisionKey], knowing known: [ClusterRecord]) throws -> SummaryList {
        var remaining = Dictionary(grouping: keys, by: \.release)
        var list = SummaryList()
        while !remaining.isEmpty {
            let newest = try summaries(of: remaining.values.compactMap(\.last), knowing: known)
            list.summaries += newest.summaries
            list.unreadable += newest.unreadable
            for summary in newest.summaries { remaining[summary.key] = nil }
            remaining = remaining.mapValues { $0.dropLast() }.filter { !$0.value.isEmpty }
        }
        list.summaries.sort { $0.revisionKey < $1.revisionKey }
        return list
    }

    /// The summaries of records, of which those that do not say them are read whole.
    func summaries(of found: [ClusterRecord]) throws -> SummaryList {
        try summaries(of: found.map(\.key), knowing: found)
    }

    /// The summaries of revisions, of which those that no known record says are read whole.
    private func summaries(of keys: [RevisionKey], knowing known: [ClusterRecord]) throws -> SummaryList {
        let known = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        var list = SummaryList()
        var unknown: [RevisionKey] = []
        for key in keys {
            if let record = known[key], record.showsSummary { list.add(record) } else { unknown.append(key) }
        }
        try records.read(unknown) { list.add($0) }
        list.summaries.sort { $0.revisionKey < $1.revisionKey }
        return list
    }

    package func release(_ key: RevisionKey) throws -> Release {
        guard let record = try records.record(key) else { throw StoreError.notFound }
        do { return try record.release() } catch {
            let what = "get: failed to decode data " + Strconv.quote(key.recordName) + ": "
            throw StoreError(.corruptRecord(key), what + error.goMessage)
        }
    }

    package func audit(of key: RevisionKey) throws -> ReleaseAudit? { try records.record(key)?.audit() }
}

extension SummaryList {
    /// Adds what a record says.
    fileprivate mutating func add(_ record: ClusterRecord) {
        do { summaries.append(try record.summary()) } catch {
            unreadable.append(.corrupt(record.key, error.goMessage))
        }
    }
}
