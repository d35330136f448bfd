import Failures
import GoLibrary
import GoTemplate

/// What a release store refuses or cannot do, in words for a person.
package struct StoreError: Hinted {
    /// What callers tell apart.
    package enum Kind: Sendable {
        /// No such release or revision.
        case notFound
        case alreadyExists
        /// Another operation holds the release.
        case locked(Lease)
        /// The operation lost its lease: someone unlocked the release, or its time was over.
        case lostLease
        /// A staged rollout holds the release.
        case claimed(RolloutSummary)
        /// Somebody else appended events to a staged rollout meanwhile.
        case movedOn
        /// A record that cannot be read; all others can.
        case corruptRecord(RevisionKey)
        /// A record that does not fit where the store keeps it; what is big in it.
        case tooLarge(RecordSize)
        /// A signal ended the command before the store could be asked.
        case cancelled
        /// The store itself cannot be opened, read or written.
        case unusable
        /// The account may not do that with the objects that hold records.
        case forbidden
        /// `HELM_DRIVER` names none that Helm has.
        case unknownDriver
        /// The store is fine, but what was asked for is not.
        case refused
    }

    package let kind: Kind
    package let message: GoString

    package init(_ kind: Kind, _ message: GoString) {
        self.kind = kind
        self.message = message
    }

    package var hint: String? { if case .tooLarge(let size) = kind { size.advice.text } else { nil } }

    init(_ kind: Kind, _ message: String) { self.init(kind, GoString(message)) }

    /// Helm's driver.ErrReleaseNotFound.
    package static let notFound = StoreError(.notFound, "release: not found")
    /// Helm's driver.ErrReleaseExists.
    package static let alreadyExists = StoreError(.alreadyExists, "release: already exists")

    static func unusable(_ message: String) -> StoreError { StoreError(.unusable, message) }

    package static func corrupt(_ key: RevisionKey, _ reason: GoString) -> StoreError {
        StoreError(.corruptRecord(key), "the record of " + key.text + " is corrupt: " + reason)
    }

    /// Another operation holds the release.
    package static func locked(_ lease: Lease) -> StoreError {
        let advice = "; wait for it with --lock-timeout, or, if it is dead, run " + unlocking(lease.key)
        return StoreError(.locked(lease), holding(lease) + advice)
    }

    /// An operation that holds a release may be at work, so that nobody else takes it without force.
    static func alive(_ lease: Lease) -> StoreError {
        let advice = ", which may be at work; if it is dead, run " + unlocking(lease.key)
        return StoreError(.locked(lease), holding(lease) + advice)
    }

    /// Somebody who keeps no lease, such as Helm, may be at work on a revision.
    static func pending(_ revision: RevisionKey) -> StoreError {
        let what = revision.text + " is pending, and nothing says whether somebody works on it; if nobody does, run "
        return StoreError(.refused, what + unlocking(revision.release))
    }

    private static func holding(_ lease: Lease) -> GoString {
        let since = GoTime(unixSeconds: lease.acquiredAt).formatted("2006-01-02 15:04:05 MST")
        return "release " + Strconv.quote(lease.key.name) + " is locked by " + lease.text + " since " + since
    }

    private static func unlocking(_ key: ReleaseKey) -> GoString {
        "\"swelm release unlock " + key.name + " --force\""
    }

    /// The operation does not hold the release any more.
    package static func lost(_ lease: Lease) -> StoreError {
        let what = "the " + lease.operation.text + " of release " + Strconv.quote(lease.key.name)
        let reason: GoString = " was ended by someone else: its lock was taken away; nothing more was changed"
        return StoreError(.lostLease, what + reason)
    }

    /// A revision that does not follow the newest one.
    package static func gap(_ key: RevisionKey, after last: Int) -> StoreError {
        StoreError(.refused, key.text + GoString(" does not follow revision \(last), the newest one"))
    }

    /// A revision that was recorded before.
    package static func isRecorded(_ key: RevisionKey) -> StoreError {
        StoreError(.alreadyExists, key.text + " is already recorded")
    }

    /// Whether another operation has the release, or made the revision.
    package var isLostRace: Bool {
        switch kind {
        case .locked, .alreadyExists: true
        default: false
        }
    }

    package var isAlreadyRecorded: Bool { if case .alreadyExists = kind { true } else { false } }

    package var isForbidden: Bool { if case .forbidden = kind { true } else { false } }

    package var isCancellation: Bool { if case .cancelled = kind { true } else { false } }

    package var isNotFound: Bool {
        if case .notFound = kind { return true }
        return false
    }
}
