import Charts
import Failures
import GoTemplate
import Releases

/// What operations work with: where releases are recorded, what is applied to, and who does it.
package struct OperationScope {
    package let store: any ReleaseStore
    package let cluster: any Cluster
    package let actor: Actor
    /// Hears what Helm tells the user beside the result.
    package let log: Log
    /// How many seconds to wait for another operation on the same release.
    package var patience: Double = 0

    package init(store: any ReleaseStore, cluster: any Cluster, actor: Actor, log: Log) {
        self.store = store
        self.cluster = cluster
        self.actor = actor
        self.log = log
    }

    /// Takes the right to change a release; every operation that writes does so first.
    ///
    /// - Parameter timeout: how many seconds a step of the operation may take.
    package func lock(_ key: ReleaseKey, for operation: GoString, timeout: Int64) throws -> ReleaseLock {
        let holder = LeaseHolder.current(user: actor.user, host: actor.host)
        let request = LeaseRequest(
            operation: operation, holder: holder, duration: max(0, timeout) &+ 300, patience: patience)
        return ReleaseLock(store: store, lease: try store.acquire(key, request), operation: operation)
    }

    /// The audit of a revision that is made now.
    ///
    /// - Parameter older: what is known of the revision it is made of, as in a rollback.
    func audit(of operation: GoString, from older: ReleaseAudit? = nil) -> ReleaseAudit {
        var audit = older ?? ReleaseAudit()
        audit.operation = operation
        audit.user = actor.user
        audit.host = actor.host
        audit.actor = actor.requester
        audit.ciURL = actor.ciURL
        audit.recordedAt = .wallClock
        return audit
    }
}

/// The right to change a release, until the operation ends.
package final class ReleaseLock {
    private let store: any ReleaseStore
    let lease: Lease
    let operation: GoString
    /// The revision that is pending because of this operation.
    private var pendingRevision: Int?
    private(set) var isOver = false

    init(store: any ReleaseStore, lease: Lease, operation: GoString) {
        self.store = store
        self.lease = lease
        self.operation = operation
    }

    /// Gives the release free if no step of the operation did; a revision that is still pending becomes `failed`.
    ///
    /// Where even that cannot be written, the next command finds the lease of a dead process and does it.
    package func end() {
        if isOver { return }
        isOver = true
        guard let pendingRevision else { return (try? store.abandon(lease)) ?? () }
        let reason = "Interrupted: " + lease.text + " could not record its end"
        let change = InfoChange(revision: pendingRevision, status: .failed, description: reason)
        try? store.finish(changing: [change], under: lease)
    }
}

extension ReleaseLock {
    func begin(
        _ release: Release, audit: ReleaseAudit, keeping maximum: Int = 0, changing changes: [InfoChange] = []
    ) throws {
        try store.begin(release, audit: audit, keeping: maximum, changing: changes, under: lease)
        pendingRevision = release.revision
    }

    func record(_ release: Release) throws { try store.record(release, under: lease) }

    func change(_ changes: [InfoChange], marking revision: Int) throws {
        try store.change(changes, marking: revision, under: lease)
        pendingRevision = revision
    }

    func finish(_ release: Release, changing changes: [InfoChange] = []) throws {
        try store.finish(release, changing: changes, under: lease)
        isOver = true
    }

    func finishDeleting() throws {
        try store.finishDeleting(under: lease)
        isOver = true
    }
}
