import GoLibrary
import GoTemplate

/// When a revision was made and how it went.
///
/// Mirrors pkg/release/v1 info.go; a zero time stands for none.
package struct ReleaseInfo: Sendable {
    package var firstDeployed: GoTime
    package var lastDeployed: GoTime
    package var deleted: GoTime
    package var description: GoString
    package var status: ReleaseStatus
    /// The revision that a rollback returned to; 0 for none.
    ///
    /// Helm records it since 4.3.
    package var rollbackRevision: Int
    /// The rendered `NOTES.txt`.
    package var notes: GoString

    package init(
        firstDeployed: GoTime, lastDeployed: GoTime, deleted: GoTime = .zero, description: GoString = GoString(),
        status: ReleaseStatus, rollbackRevision: Int = 0, notes: GoString = GoString()
    ) {
        self.firstDeployed = firstDeployed
        self.lastDeployed = lastDeployed
        self.deleted = deleted
        self.description = description
        self.status = status
        self.rollbackRevision = rollbackRevision
        self.notes = notes
    }

    package mutating func apply(_ change: InfoChange) {
        if let status = change.status { self.status = status }
        if let description = change.description { self.description = description }
        if let deleted = change.deleted { self.deleted = deleted }
    }
}

/// What becomes different about a recorded revision; nil leaves a field as it is.
package struct InfoChange: Sendable {
    package var revision: Int
    package var status: ReleaseStatus?
    package var description: GoString?
    package var deleted: GoTime?

    package init(
        revision: Int, status: ReleaseStatus? = nil, description: GoString? = nil, deleted: GoTime? = nil
    ) {
        self.revision = revision
        self.status = status
        self.description = description
        self.deleted = deleted
    }
}
