import GoTemplate

/// What a release store refuses or cannot do, in words for a person.
package struct StoreError: GoError {
    /// What callers tell apart.
    package enum Kind: Sendable {
        /// No such release or revision.
        case notFound
        case alreadyExists
        /// Another operation holds the release.
        case locked(Lease)
        /// The operation lost its lease: someone unlocked the release, or its time was over.
        case lostLease
        /// A record that cannot be read; all others can.
        case corruptRecord(RevisionKey)
        /// The store itself cannot be opened, read or written.
        case unusable
        /// The store is fine, but what was asked for is not.
        case refused
    }

    package let kind: Kind
    package let message: GoString

    package init(_ kind: Kind, _ message: GoString) {
        self.kind = kind
        self.message = message
    }

    init(_ kind: Kind, _ message: String) { self.init(kind, GoString(message)) }

    /// Helm's driver.ErrReleaseNotFound.
    package static let notFound = StoreError(.notFound, "release: not found")
    /// Helm's driver.ErrReleaseExists.
    package static let alreadyExists = StoreError(.alreadyExists, "release: already exists")

    static func unusable(_ message: String) -> StoreError { StoreError(.unusable, message) }

    static func corrupt(_ key: RevisionKey, _ reason: GoString) -> StoreError {
        StoreError(.corruptRecord(key), "the record of " + key.text + " is corrupt: " + reason)
    }

    package var isNotFound: Bool {
        if case .notFound = kind { return true }
        return false
    }
}
