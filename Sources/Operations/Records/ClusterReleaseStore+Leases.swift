import GoTemplate
import Releases

/// The rules of leases, which are notes in the records of pending revisions.
///
/// A lease that no record has yet is an intention: of two operations that make the same revision, the server refuses
/// the second.
extension ClusterReleaseStore {
    package func acquire(_ key: ReleaseKey, _ request: LeaseRequest) throws -> Lease {
        var wait = LeaseWait(timeout: request.lockTimeout, shortest: 0.25, longest: 2)
        while let holder = try rival(on: key, clearingAt: request.now) {
            guard wait.pause() else { throw StoreError.locked(holder) }
        }
        let lease = request.lease(on: key)
        let offset = (records.serverTime ?? lease.acquiredAt) &- lease.acquiredAt
        holds[lease.token] = Hold(clockOffset: offset, keeper: keeper(of: lease))
        return lease
    }

    private func keeper(of lease: Lease) -> LeaseKeeper {
        LeaseKeeper(pace) { [weak self] in
            guard let self, !records.isWriting else { return }
            try records.within(pace.patience) { try renew(lease, at: now()) }
        } stop: { [weak self] in
            self?.records.endAll()
        }
    }

    package func finishAfterCancellation() { records.finishAfterCancellation() }

    package func leaseDuration(forSteps timeout: Int64) -> Int64 { pace.duration }

    /// Whether no lease of this process was taken by somebody else, as far as it can know.
    var allowsWriting: Bool { holds.values.allSatisfy { $0.keeper.allowsWriting() } }

    /// The lease of an operation that lives; those of dead ones are cleared away.
    private func rival(on key: ReleaseKey, clearingAt now: () -> Int64) throws -> Lease? {
        for record in try records.visible(key) {
            guard let lease = record.lease else { continue }
            guard lease.isDead(at: records.serverTime ?? now()) else { return lease }
            try clear(lease, of: record.key)
        }
        return nil
    }

    /// Ends a dead operation, unless somebody else did.
    private func clear(_ lease: Lease, of key: RevisionKey) throws {
        do {
            try records.rewrite(key) { stored in
                guard stored.lease?.token == lease.token else { return nil }
                let release = try? stored.release()
                guard let release, release.info.status.isUnfinished else { return try stored.noting(lease: nil) }
                let change = InfoChange(
                    revision: key.revision, status: .failed, description: lease.interruptionText)
                return try changed(stored, by: change, lease: nil)
            }
        } catch let error as StoreError where error.isNotFound || error.isForbidden {
            // Who may not clear it away finds what it left, as with Helm.
        }
    }

    package func abandon(_ lease: Lease) throws {
        guard let key = holds.removeValue(forKey: lease.token)?.revision else { return }
        try records.shielded { try removeLease(lease, of: key) }
    }

    package func renew(_ lease: Lease, at now: Int64) throws {
        guard let hold = holds[lease.token], let key = hold.revision else { return }
        try holding(lease) {
            try records.note(key) { stored in
                try check(lease, in: stored)
                return try stored.noting(lease: stamped(lease))
            }
        }
        hold.keeper.noteRenewal()
    }

    /// Nothing: a cluster is not changed by commands that only read, and those that change a release clear it first.
    package func recoverInterrupted(now: Int64) throws -> [RevisionKey] { [] }

    package func unlock(_ key: ReleaseKey, _ request: UnlockRequest) throws -> (failed: [RevisionKey], lease: Lease?) {
        let found = try records.list(key)
        if found.isEmpty { throw StoreError.notFound }
        let pending = try summaries(of: found).summaries.filter(\.status.isUnfinished).map(\.revisionKey)
        let leases = found.compactMap(\.lease)
        try request.check(leases.last, pending: pending, at: records.serverTime ?? request.now)
        for key in pending {
            let change = InfoChange(revision: key.revision, status: .failed, description: request.reason)
            try records.rewrite(key) { try changed($0, by: change, lease: nil) }
        }
        for lease in leases { try lease.revision.map { try removeLease(lease, of: key.revision($0)) } }
        return (pending, leases.last)
    }
}

// MARK: - Holding a lease

extension ClusterReleaseStore {
    /// A lease as it is written now: by the server's clock, which all who read it know.
    func stamped(_ lease: Lease) -> Lease {
        guard let hold = holds[lease.token] else { return lease }
        let now = records.serverTime ?? lease.acquiredAt &+ hold.clockOffset
        return lease.shifted(by: hold.clockOffset).expiring(at: now &+ lease.duration)
    }

    /// Throws `.lostLease` unless the record has the lease.
    func check(_ lease: Lease, in record: ClusterRecord) throws(StoreError) {
        if record.lease?.token != lease.token { throw .lost(lease) }
    }

    /// Throws `.lostLease` unless the operation still holds what it wrote.
    func check(_ lease: Lease) throws {
        guard let hold = holds[lease.token] else { return }
        if hold.keeper.isLost { throw StoreError.lost(lease) }
        guard let key = hold.revision else { return }
        guard let record = try records.record(key) else { throw StoreError.lost(lease) }
        try check(lease, in: record)
    }

    /// Runs a step on the record that has the lease: where the record is gone, so is the lease.
    func holding(_ lease: Lease, _ body: () throws -> Void) throws {
        do { try body() } catch let error as StoreError where error.isNotFound { throw StoreError.lost(lease) }
    }

    /// Takes the lease away from a record, if it has it.
    func removeLease(_ lease: Lease, of key: RevisionKey) throws {
        do {
            try records.note(key) { $0.lease?.token == lease.token ? try $0.noting(lease: nil) : nil }
        } catch let error as StoreError where error.isNotFound {}
    }

    /// Throws `.locked` where another operation that lives has a lease on one of the records.
    func refuseRivals(of lease: Lease, in found: [ClusterRecord]) throws(StoreError) {
        let now = records.serverTime ?? lease.acquiredAt
        let rival = found.compactMap(\.lease).first { $0.token != lease.token && !$0.isDead(at: now) }
        if let rival { throw .locked(rival) }
    }
}
