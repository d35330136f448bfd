import GoTemplate

/// What a wait waits for, and what it says when it ends.
///
/// Mirrors helm pkg/kube statuswait.go statusObserver, wait and waitForDelete.
package enum WaitGoal: Sendable {
    /// All objects are as they should be.
    case ready
    /// All objects are gone.
    case deleted

    /// Whether nothing is to be waited for any more.
    ///
    /// An object that failed will not get ready by itself; one of which nothing was heard is gone already.
    package func isReached(by statuses: some Sequence<ObjectStatus>) -> Bool {
        statuses.allSatisfy { status in
            switch self {
            case .ready: status.status == .failed || status.status == .current
            case .deleted: status.status == .unknown || status.status == .notFound
            }
        }
    }

    /// Why a wait that ended was in vain: a line for each object that is not as wanted, in their order, and one more
    /// where the time was over.
    ///
    /// - Returns: nil where it was not in vain.
    package func failure(_ objects: [(key: ObjectKey, status: ObjectStatus)], isTimedOut: Bool) -> GoString? {
        var lines = objects.filter { !isSatisfied(by: $0.status) }.map { line($0.key, $0.status) }
        if isTimedOut { lines.append(Self.timeIsOver) }
        return lines.isEmpty ? nil : lines.joined(by: "\n")
    }

    /// What Go says when a deadline has passed.
    package static let timeIsOver: GoString = "context deadline exceeded"

    /// Whether an object is as it is waited for.
    package func isSatisfied(by status: ObjectStatus) -> Bool {
        switch self {
        case .ready: status.status == .current
        case .deleted: status.status == .notFound || status.status == .unknown
        }
    }

    private func line(_ key: ObjectKey, _ status: ObjectStatus) -> GoString {
        let verb: GoString = self == .ready ? " not ready" : " still exists"
        return "resource " + key.pathText + verb + GoString(". status: \(status.status.rawValue), message: ")
            + status.message
    }
}

extension LiveObject {
    /// Whether an object of a manifest is not waited for: a Deployment that is paused never gets ready.
    package var isLeftOutOfWaits: Bool {
        apiVersion == "apps/v1" && kind == "Deployment" && isTrue("spec", "paused")
    }
}
