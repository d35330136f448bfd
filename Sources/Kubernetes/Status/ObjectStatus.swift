import GoTemplate

/// How far the cluster is with making an object what it should be, in the words of kstatus.
package enum ReconciliationStatus: String, Sendable {
    case inProgress = "InProgress"
    case failed = "Failed"
    case current = "Current"
    /// Somebody deleted the object, and it is not gone yet.
    case terminating = "Terminating"
    case notFound = "NotFound"
    /// Nothing was heard of the object, or nothing that can be understood.
    case unknown = "Unknown"
}

/// The status of an object with what kstatus says about it.
package struct ObjectStatus: Equatable, Sendable {
    package let status: ReconciliationStatus
    package let message: GoString

    package init(_ status: ReconciliationStatus, _ message: GoString) {
        self.status = status
        self.message = message
    }

    /// Before anything was heard, and where an object cannot be understood.
    package static let unknown = ObjectStatus(.unknown, "")
    package static let notFound = ObjectStatus(.notFound, "Resource not found")

    static func inProgress(_ message: GoString) -> ObjectStatus { ObjectStatus(.inProgress, message) }
    static func failed(_ message: GoString) -> ObjectStatus { ObjectStatus(.failed, message) }
    static func current(_ message: GoString) -> ObjectStatus { ObjectStatus(.current, message) }
}
