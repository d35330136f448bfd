import GoTemplate
import Manifests

/// The right to change a release, held by one operation at a time.
///
/// It is written before anything else and goes with the last step, so a lease whose holder is dead marks an
/// operation that was cut off.
package struct Lease: Equatable, Sendable {
    package let key: ReleaseKey
    /// Tells this lease from earlier and later ones of the same release.
    package let token: GoString
    /// What the holder does.
    package let operation: OpenEnum<OperationName>
    package let holder: LeaseHolder
    /// The revision the operation wrote; nil before it wrote one.
    package var revision: Int?
    /// Seconds since 1970.
    package let acquiredAt: Int64
    /// When the lease ends by itself, for those who cannot see whether the holder lives; seconds since 1970.
    package var expiresAt: Int64

    package init(
        key: ReleaseKey, token: GoString, operation: OpenEnum<OperationName>, holder: LeaseHolder, revision: Int? = nil,
        acquiredAt: Int64, expiresAt: Int64
    ) {
        self.key = key
        self.token = token
        self.operation = operation
        self.holder = holder
        self.revision = revision
        self.acquiredAt = acquiredAt
        self.expiresAt = expiresAt
    }

    /// The same lease by a clock that is ahead.
    package func shifted(by seconds: Int64) -> Lease {
        Lease(
            key: key, token: token, operation: operation, holder: holder, revision: revision,
            acquiredAt: acquiredAt &+ seconds, expiresAt: expiresAt &+ seconds)
    }

    /// For how many seconds the lease is given.
    package var duration: Int64 { expiresAt &- acquiredAt }

    /// The same lease with another end.
    package func expiring(at expiry: Int64) -> Lease {
        var lease = self
        lease.expiresAt = expiry
        return lease
    }

    /// Whether the operation was cut off, as far as this process can tell.
    package func isDead(at now: Int64) -> Bool { holder.isDead(at: now, unlessBefore: expiresAt) }

    /// What becomes the description of a revision whose operation was cut off.
    package var interruptionText: GoString { "Interrupted: " + text + " ended before it was done" }

    /// The holder in messages: `an upgrade by ann on build-7 (process 4711)`.
    package var text: GoString {
        let vowels: [UInt8] = Array("aeiou".utf8)
        let article: GoString = operation.text.bytes.first.map(vowels.contains) == true ? "an " : "a "
        return article + operation.text + " by " + holder.text
    }
}
