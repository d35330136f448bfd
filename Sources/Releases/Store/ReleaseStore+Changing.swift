import GoTemplate

extension ReleaseStore {
    /// Writes a new revision, usually a `pending-*` one, and drops old ones; one transaction.
    ///
    /// - Parameters:
    ///   - maximum: how many revisions stay, this one counted (`--history-max`); 0 for all. A deployed one always stays.
    ///   - changes: what becomes different about older revisions.
    /// - Throws: `.refused` where the number does not follow the newest revision's.
    package func begin(
        _ release: Release, audit: ReleaseAudit? = nil, keeping maximum: Int = 0, changing changes: [InfoChange] = [],
        under lease: Lease
    ) throws {
        try write { transaction in
            var held = try transaction.checked(lease)
            let last = try transaction.heads(HeadQuery(release.key, isLatestOnly: true)).heads.last?.revision
            if let last, release.revision != last + 1 { throw Self.gap(release.revisionKey, after: last) }
            for change in changes { try transaction.apply(change, to: release.key) }
            if maximum > 0 { try transaction.prune(release.key, to: maximum - 1) }
            try transaction.insert(release, audit: audit)
            held.revision = release.revision
            try transaction.put(held)
        }
    }

    /// Writes the revision again while the operation goes on, as after each hook.
    package func record(_ release: Release, under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            try transaction.replace(release)
        }
    }

    /// Changes what is recorded about some revisions while the operation goes on.
    ///
    /// - Parameter revision: the revision to mark as failed if the operation is cut off from here on.
    package func change(_ changes: [InfoChange], marking revision: Int? = nil, under lease: Lease) throws {
        try write { transaction in
            var held = try transaction.checked(lease)
            for change in changes { try transaction.apply(change, to: lease.key) }
            guard let revision else { return }
            held.revision = revision
            try transaction.put(held)
        }
    }

    /// Ends an operation that changed records only: the changes and the end of the lease are one transaction.
    ///
    /// Where a revision becomes `deployed`, all others that are become `superseded`.
    package func finish(changing changes: [InfoChange], under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            for change in changes { try transaction.apply(change, to: lease.key) }
            try transaction.supersede(allBut: changes.last { $0.status == .deployed }?.revision, of: lease.key)
            try transaction.removeLease(on: lease.key)
        }
    }

    /// Ends an operation whose revision itself changed, hooks and notes included; otherwise as `finish(changing:)`.
    package func finish(_ release: Release, changing changes: [InfoChange] = [], under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            for change in changes { try transaction.apply(change, to: release.key) }
            try transaction.replace(release)
            let deployed = release.info.status == .deployed ? release.revision : nil
            try transaction.supersede(allBut: deployed, of: release.key)
            try transaction.removeLease(on: release.key)
        }
    }

    /// Ends an operation by deleting the release with all revisions.
    package func finishDeleting(under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            let list = try transaction.heads(HeadQuery(lease.key))
            for head in list.heads { try transaction.delete(head.revisionKey) }
            for case .corruptRecord(let key) in list.unreadable.map(\.kind) { try transaction.delete(key) }
            try transaction.removeLease(on: lease.key)
        }
    }

    /// Deletes single revisions while an operation goes on.
    package func delete(_ revisions: [Int], under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            for revision in revisions { try transaction.delete(lease.key.revision(revision)) }
        }
    }

    /// Writes records that were made elsewhere: all of them or, where one exists already, none.
    package func importReleases(_ releases: [Release], audit: ReleaseAudit? = nil) throws {
        try write { transaction in
            for release in releases {
                if let lease = try transaction.lease(on: release.key) {
                    let what = "release " + Strconv.quote(release.name) + " is locked by " + lease.text
                    throw StoreError(.locked(lease), what)
                }
                do {
                    try transaction.insert(release, audit: audit)
                } catch let error as StoreError {
                    guard case .alreadyExists = error.kind else { throw error }
                    throw StoreError(.alreadyExists, release.revisionKey.text + " is already recorded")
                }
            }
        }
    }

    private static func gap(_ key: RevisionKey, after last: Int) -> StoreError {
        StoreError(.refused, key.text + GoString(" does not follow revision \(last), the newest one"))
    }
}

extension StoreTransaction {
    /// Deletes the oldest revisions until no more than `maximum` are left; the newest deployed one stays.
    ///
    /// Mirrors pkg/storage storage.go removeLeastRecent.
    fileprivate func prune(_ key: ReleaseKey, to maximum: Int) throws {
        let heads = try heads(HeadQuery(key)).heads
        let deployed = heads.last { $0.status == .deployed }?.revision
        let removable = heads.filter { $0.revision != deployed }
        for head in removable.prefix(max(0, heads.count - maximum)) { try delete(head.revisionKey) }
    }

    /// Keeps exactly one revision deployed.
    fileprivate func supersede(allBut revision: Int?, of key: ReleaseKey) throws {
        guard let revision else { return }
        for head in try heads(HeadQuery(key, status: .deployed)).heads where head.revision != revision {
            try apply(InfoChange(revision: head.revision, status: .superseded), to: key)
        }
    }
}
