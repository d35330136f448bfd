/// Where a revision stands; the raw values are Helm's, as records and listings hold them.
///
/// Source: pkg/release/common/status.go.
package enum ReleaseStatus: String, Sendable, CaseIterable {
    case unknown
    case deployed
    case uninstalled
    case superseded
    case failed
    case uninstalling
    case pendingInstall = "pending-install"
    case pendingUpgrade = "pending-upgrade"
    case pendingRollback = "pending-rollback"

    /// Whether an operation began and has not ended.
    package var isPending: Bool {
        self == .pendingInstall || self == .pendingUpgrade || self == .pendingRollback
    }

    /// Whether an operation began and has not ended, an uninstallation too.
    package var isUnfinished: Bool { isPending || self == .uninstalling }
}
