import GoTemplate

/// The steps that change releases, each of them one transaction.
extension TransactionalStore {
    package func begin(
        _ release: Release, audit: ReleaseAudit?, keeping maximum: Int, changing changes: [InfoChange],
        under lease: Lease
    ) throws {
        try write { transaction in
            var held = try transaction.checked(lease)
            let last = try transaction.summaries(SummaryQuery(release.key, isLatestOnly: true)).summaries.last?.revision
            if let last, release.revision != last + 1 { throw StoreError.gap(release.revisionKey, after: last) }
            for change in changes { try transaction.apply(change, to: release.key) }
            if maximum > 0 { try transaction.prune(release.key, to: maximum - 1) }
            try transaction.insert(release, audit: audit)
            held.revision = release.revision
            try transaction.put(held)
        }
    }

    package func record(_ release: Release, under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            try transaction.replace(release)
        }
    }

    package func change(_ changes: [InfoChange], marking revision: Int?, under lease: Lease) throws {
        try write { transaction in
            var held = try transaction.checked(lease)
            for change in changes { try transaction.apply(change, to: lease.key) }
            guard let revision else { return }
            held.revision = revision
            try transaction.put(held)
        }
    }

    package func finish(changing changes: [InfoChange], under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            for change in changes { try transaction.apply(change, to: lease.key) }
            try transaction.supersede(allBut: changes.last { $0.status == .deployed }?.revision, of: lease.key)
            try transaction.removeLease(on: lease.key)
        }
    }

    package func finish(_ release: Release, changing changes: [InfoChange], under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            for change in changes { try transaction.apply(change, to: release.key) }
            try transaction.replace(release)
            let deployed = release.info.status == .deployed ? release.revision : nil
            try transaction.supersede(allBut: deployed, of: release.key)
            try transaction.removeLease(on: release.key)
        }
    }

    package func finishDeleting(under lease: Lease) throws {
        try write { transaction in
            _ = try transaction.checked(lease)
            let list = try transaction.summaries(SummaryQuery(lease.key))
            for summary in list.summaries { try transaction.delete(summary.revisionKey) }
            for case .corruptRecord(let key) in list.unreadable.map(\.kind) { try transaction.delete(key) }
            try transaction.removeLease(on: lease.key)
        }
    }

    @discardableResult
    package func importReleases(
        _ records: [ForeignRecord], audit: ReleaseAudit?, skippingExisting skipsExisting: Bool
    ) throws -> [RevisionKey] {
        try write { transaction in
            var known: (release: ReleaseKey, revisions: Set<RevisionKey>)?
            return try records.compactMap { record in
                if known?.release != record.key.release {
                    known = (record.key.release, try transaction.unlockedRevisions(of: record.key.release))
                }
                if known?.revisions.insert(record.key).inserted == false {
                    if skipsExisting { return nil }
                    throw StoreError.isRecorded(record.key)
                }
                try transaction.insert(record.release(), audit: audit)
                return record.key
            }
        }
    }
}

extension StoreTransaction {
    /// The revisions of a release that nobody works on, also those that cannot be read.
    fileprivate func unlockedRevisions(of key: ReleaseKey) throws -> Set<RevisionKey> {
        if let lease = try lease(on: key) { throw StoreError.locked(lease) }
        let list = try summaries(SummaryQuery(key))
        let unreadable = list.unreadable.compactMap { error in
            if case .corruptRecord(let key) = error.kind { key } else { nil }
        }
        return Set(list.summaries.map(\.revisionKey) + unreadable)
    }

    /// Deletes the oldest revisions until no more than `maximum` are left.
    fileprivate func prune(_ key: ReleaseKey, to maximum: Int) throws {
        for summary in try summaries(SummaryQuery(key)).summaries.leastRecent(beyond: maximum) {
            try delete(summary.revisionKey)
        }
    }

    /// Keeps exactly one revision deployed.
    fileprivate func supersede(allBut revision: Int?, of key: ReleaseKey) throws {
        guard let revision else { return }
        for summary in try summaries(SummaryQuery(key, status: .deployed)).summaries where summary.revision != revision
        {
            try apply(InfoChange(revision: summary.revision, status: .superseded), to: key)
        }
    }
}
