import Glibc
import GoTemplate

/// How a release is to be taken from whoever holds it.
package struct UnlockRequest: Sendable {
    /// What becomes the description of a revision that was pending.
    package let reason: GoString
    /// Whether an operation that may be at work is ended as well.
    package let isForced: Bool
    /// The clock, in seconds since 1970.
    package let now: Int64

    package init(reason: GoString, isForced: Bool, now: Int64 = Int64(time(nil))) {
        self.reason = reason
        self.isForced = isForced
        self.now = now
    }

    /// Refuses, unless that is asked for, what may have somebody at work on it.
    ///
    /// - Parameters:
    ///   - lease: who holds the release; nil where nobody says so, as in the records of Helm.
    ///   - pending: the revisions that somebody works on, or did.
    ///   - now: the clock of those who write leases, in seconds since 1970.
    package func check(_ lease: Lease?, pending: [RevisionKey], at now: Int64) throws(StoreError) {
        if isForced { return }
        if let lease {
            if !lease.isDead(at: now) { throw .alive(lease) }
        } else if let revision = pending.last {
            throw .pending(revision)
        }
    }
}
