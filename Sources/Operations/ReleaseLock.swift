import Failures
import GoTemplate
import Releases

/// The right to change a release, until the operation ends.
package final class ReleaseLock {
    /// How long a lease stays as it is at most, in seconds; much less than what it has left then.
    private static let longestInterval: Int64 = 60

    private let store: any ReleaseStore
    let lease: Lease
    let operation: OperationName
    private let log: Log
    private let now: @Sendable () -> Int64
    private var renewedAt: Int64
    /// The revision that is pending because of this operation.
    private var pendingRevision: Int?
    private(set) var isOver = false

    /// - Parameter now: the clock, in seconds since 1970.
    init(
        store: any ReleaseStore, lease: Lease, operation: OperationName, log: Log,
        now: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        self.lease = lease
        self.operation = operation
        self.log = log
        self.now = now
        renewedAt = lease.acquiredAt
    }

    /// Runs a step that may take as long as the operation's time-out allows, with a lease that lasts as long.
    ///
    /// - Throws: what the step throws; `.lostLease` before it begins where another operation has the release.
    func step<Result>(_ body: () throws -> Result) throws -> Result {
        try renew()
        return try body()
    }

    private func renew() throws {
        let now = now()
        guard now &- renewedAt >= min(Self.longestInterval, lease.duration / 3) else { return }
        try store.renew(lease, at: now)
        renewedAt = now
    }

    /// Gives the release free if no step of the operation did; a revision that is still pending becomes `failed`.
    ///
    /// Where even that cannot be written, the next command finds the lease of a dead process and does it.
    func end() {
        if isOver { return }
        isOver = true
        guard let pendingRevision else { return (try? store.abandon(lease)) ?? () }
        let reason = "Interrupted: " + lease.text + " could not record its end"
        let change = InfoChange(revision: pendingRevision, status: .failed, description: reason)
        try? store.finish(changing: [change], under: lease)
    }
}

extension ReleaseLock {
    /// Lets the operation say how it ended, and undo what it did, after a signal that ended the rest of it.
    func finishAfterCancellation() { store.finishAfterCancellation() }

    func begin(
        _ release: Release, audit: ReleaseAudit, keeping maximum: Int = 0, changing changes: [InfoChange] = []
    ) throws {
        try cancellable { try store.begin(release, audit: audit, keeping: maximum, changing: changes, under: lease) }
        pendingRevision = release.revision
    }

    /// Records how far the operation is, which goes on where the account may not.
    ///
    /// Mirrors pkg/action action.go recordRelease.
    func record(_ release: Release) throws {
        do {
            try cancellable { try store.record(release, under: lease) }
        } catch let error as StoreError where error.isForbidden { warn(of: error, release) }
    }

    private func warn(of error: StoreError, _ release: Release) {
        let revision = GoString("\(release.revision)")
        log.warn(
            "failed to update release", [("name", release.name), ("revision", revision), ("error", error.message)])
    }

    func change(_ changes: [InfoChange], marking revision: Int) throws {
        try cancellable { try store.change(changes, marking: revision, under: lease) }
        pendingRevision = revision
    }

    /// Runs a step of the store that is one of the operation's: a signal ends that, not the store.
    private func cancellable(_ step: () throws -> Void) throws {
        do { try step() } catch let error as StoreError where error.isCancellation { throw ClusterFailure.cancelled }
    }

    func finish(_ release: Release, changing changes: [InfoChange] = []) throws {
        try store.finish(release, changing: changes, under: lease)
        isOver = true
    }

    /// Ends an operation that failed; why it did counts more than that the account may not record it.
    func finishFailed(_ release: Release, changing changes: [InfoChange] = []) throws {
        do { try finish(release, changing: changes) } catch let error as StoreError where error.isForbidden {
            warn(of: error, release)
        }
    }

    /// Gives the release free, with its revision as it was recorded last.
    func leave() throws {
        finishAfterCancellation()
        try store.abandon(lease)
        isOver = true
    }

    func finishDeleting() throws {
        try store.finishDeleting(under: lease)
        isOver = true
    }
}
