import GoTemplate
import Releases

/// The steps that change releases.
extension ClusterReleaseStore {
    package func check(_ release: Release) throws { _ = try record(of: release, at: .created(now()), lease: nil) }

    package func begin(
        _ release: Release, audit: ReleaseAudit?, keeping maximum: Int, changing changes: [InfoChange],
        under lease: Lease
    ) throws {
        try check(lease)
        let record = try record(of: release, at: .created(now()), lease: stamped(lease)).noting(audit: audit)
        let found = try records.visible(release.key)
        try refuseRivals(of: lease, in: found)
        if let last = found.last?.key.revision, release.revision > last + 1 {
            throw StoreError.gap(release.revisionKey, after: last)
        }
        if found.contains(where: { $0.key == record.key }) { throw StoreError.alreadyExists }
        if maximum > 0 { try prune(found, to: maximum - 1) }
        try create(record, under: lease)
        for change in changes { try apply(change, to: release.key) }
        try mark(release.revisionKey, under: lease)
    }

    package func record(_ release: Release, under lease: Lease) throws {
        try write(release, under: lease, isLast: false)
    }

    package func change(_ changes: [InfoChange], marking revision: Int?, under lease: Lease) throws {
        try check(lease)
        for change in changes {
            if change.revision == revision {
                try mark(change, under: lease)
            } else {
                try apply(change, to: lease.key)
            }
        }
    }

    package func finish(changing changes: [InfoChange], under lease: Lease) throws {
        try records.shielded {
            try check(lease)
            let deployed = changes.last { $0.status == .deployed }?.revision
            // The one that is deployed comes first: there is never none.
            for change in changes where change.revision == deployed { try apply(change, to: lease.key) }
            for change in changes where change.revision != deployed { try apply(change, to: lease.key) }
            try supersede(allBut: deployed, of: lease.key)
            try abandon(lease)
        }
    }

    package func finish(_ release: Release, changing changes: [InfoChange], under lease: Lease) throws {
        try records.shielded {
            try write(release, under: lease, isLast: true)
            for change in changes { try apply(change, to: release.key) }
            try supersede(allBut: release.info.status == .deployed ? release.revision : nil, of: release.key)
            try abandon(lease)
        }
    }

    /// Deletes all revisions that can be read; Helm leaves the others.
    package func finishDeleting(under lease: Lease) throws {
        try records.shielded {
            try check(lease)
            let found = try summaries(of: records.list(lease.key)).summaries
            // The record with the lease is among them.
            holds[lease.token]?.keeper.end()
            for summary in found { try records.delete(summary.revisionKey) }
        }
        holds[lease.token] = nil
    }

    /// Writes records in their order; where one cannot be written, those before it are deleted again.
    @discardableResult
    package func importReleases(
        _ foreign: [ForeignRecord], audit: ReleaseAudit?, skippingExisting skipsExisting: Bool
    ) throws -> [RevisionKey] {
        let wanted = try missing(of: foreign, skippingExisting: skipsExisting)
        var written: [RevisionKey] = []
        do {
            for foreign in wanted {
                let release = try foreign.release()
                let record = try record(of: release, at: .created(now()), lease: nil).noting(audit: audit)
                if try records.create(record) != nil { throw StoreError.isRecorded(foreign.key) }
                written.append(foreign.key)
            }
        } catch {
            for key in written { try records.delete(key) }
            throw error
        }
        return written
    }

    /// The records that are to be written; throws where one is there already, or somebody works on its release.
    private func missing(
        of foreign: [ForeignRecord], skippingExisting skipsExisting: Bool
    ) throws -> [ForeignRecord] {
        var recorded: [ReleaseKey: Set<RevisionKey>] = [:]
        return try foreign.filter { foreign in
            let release = foreign.key.release
            let known = try recorded[release] ?? unlockedRevisions(of: release)
            recorded[release] = known.union([foreign.key])
            guard known.contains(foreign.key) else { return true }
            if skipsExisting { return false }
            throw StoreError.isRecorded(foreign.key)
        }
    }

    private func unlockedRevisions(of key: ReleaseKey) throws -> Set<RevisionKey> {
        let found = try records.list(key)
        if let lease = found.compactMap(\.lease).first { throw StoreError.locked(lease) }
        return Set(found.map(\.key))
    }
}

// MARK: - Records

extension ClusterReleaseStore {
    /// The record of a revision; throws where it is larger than the server takes.
    private func record(
        of release: Release, at time: ClusterRecord.WriteTime, lease: Lease?
    ) throws -> ClusterRecord {
        let record = try ClusterRecord(release, as: records.kind, at: time)
        var step = ClusterRecords.Step.update
        if case .created = time { step = .create }
        try record.checkSize(of: release, in: records.words(for: step))
        return try record.noting(summary: release.summary).noting(lease: lease)
    }

    /// A record that is stored, changed; it keeps its labels and its audit.
    func changed(_ stored: ClusterRecord, by change: InfoChange, lease: Lease?) throws -> ClusterRecord {
        var release = try stored.release()
        release.labels = stored.labels
        release.info.apply(change)
        return try record(of: release, at: .modified(now()), lease: lease).keepingAudit(of: stored)
    }

    /// Makes the record of the operation's revision; throws where somebody else has the number, or works on another.
    private func create(_ record: ClusterRecord, under lease: Lease) throws {
        if let rival = try records.create(record) {
            try refuseRivals(of: lease, in: [rival])
            throw StoreError.alreadyExists
        }
        // Who marks an older revision at the same time sees this record, or is seen now.
        do { try refuseRivals(of: lease, in: records.visible(lease.key)) } catch {
            records.finishAfterCancellation()
            try records.delete(record.key)
            throw error
        }
    }

    /// Writes a record of the operation.
    ///
    /// - Parameter isLast: whether the operation ends with it.
    private func write(_ release: Release, under lease: Lease, isLast: Bool) throws {
        guard holds[lease.token]?.revision == release.revisionKey else {
            try check(lease)
            return try rewrite(release) { _ in nil }
        }
        try holding(lease) {
            try rewrite(release) { stored in
                try check(lease, in: stored)
                return isLast ? nil : stored.lease
            }
        }
        if isLast { holds[lease.token]?.revision = nil }
    }

    /// - Parameter remaining: which lease the record has afterwards, of the record as it is stored.
    private func rewrite(_ release: Release, leaving remaining: (ClusterRecord) throws -> Lease?) throws {
        try records.rewrite(release.revisionKey) { stored in
            try record(of: release, at: .modified(now()), lease: remaining(stored)).keepingAudit(of: stored)
        }
    }

    /// Changes an older revision, or the operation's own; one that does not exist is passed over.
    private func apply(_ change: InfoChange, to key: ReleaseKey) throws {
        do {
            try records.rewrite(key.revision(change.revision)) { try changed($0, by: change, lease: $0.lease) }
        } catch let error as StoreError where error.isNotFound {}
    }

    /// Changes a revision that is there already into the one that the operation works on.
    private func mark(_ change: InfoChange, under lease: Lease) throws {
        let key = lease.key.revision(change.revision)
        var before: ClusterRecord?
        try records.rewrite(key) { stored in
            try refuseRivals(of: lease, in: [stored])
            before = stored
            return try changed(stored, by: change, lease: stamped(lease))
        }
        // Who makes a new revision at the same time sees this lease, or is seen now.
        do { try refuseRivals(of: lease, in: records.list(lease.key)) } catch {
            records.finishAfterCancellation()
            try records.rewrite(key) { $0.lease?.token == lease.token ? before : nil }
            throw error
        }
        try mark(key, under: lease)
    }

    /// Notes which record has the lease, and takes it from the one that had it before.
    private func mark(_ key: RevisionKey, under lease: Lease) throws {
        let older = holds[lease.token]?.revision
        holds[lease.token]?.revision = key
        holds[lease.token]?.keeper.begin(records.every)
        if let older, older != key { try removeLease(lease, of: older) }
    }

    /// Deletes the oldest revisions that can be read until no more than `maximum` of these are left.
    ///
    /// Mirrors pkg/storage storage.go removeLeastRecent.
    private func prune(_ found: [ClusterRecord], to maximum: Int) throws {
        var failures: [StoreError] = []
        for summary in try summaries(of: found).summaries.leastRecent(beyond: maximum) {
            do throws(StoreError) { try records.delete(summary.revisionKey) } catch { failures.append(error) }
        }
        guard let first = failures.first else { return }
        guard failures.count > 1 else { throw first }
        let count = GoString("encountered \(failures.count) deletion errors. First is: ")
        throw StoreError(first.kind, count + first.message)
    }

    /// Keeps exactly one revision deployed.
    private func supersede(allBut revision: Int?, of key: ReleaseKey) throws {
        guard let revision else { return }
        for record in try records.visible(key, status: .deployed) where record.key.revision != revision {
            try apply(InfoChange(revision: record.key.revision, status: .superseded), to: key)
        }
    }
}
