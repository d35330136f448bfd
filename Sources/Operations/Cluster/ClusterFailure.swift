import GoTemplate
import Kubernetes
import KubernetesClient

/// Why a cluster refused a step.
package struct ClusterFailure: GoError {
    /// What callers and hints tell apart.
    package enum Kind: Sendable {
        case unreachable
        case unauthorized
        case forbidden
        case notFound
        /// There is an object of that name.
        case alreadyExists
        /// Somebody else has the field, or changed the object meanwhile.
        case conflict
        /// The server takes no such object.
        case invalid
        /// The object belongs to another release, or to none.
        case ownership
        /// The server knows no such kind.
        case mapping
        case timedOut
        case cancelled
        case hookFailed
        /// A failure of the server's own.
        case server
        /// Nothing came back.
        case transport
        /// Known by its text only.
        case other
    }

    package let kind: Kind
    /// Helm's text.
    package private(set) var message: GoString
    /// The object that was refused; nil where it was none, or several.
    package let object: ObjectKey?
    /// The `Status` that the server answered; nil where it did not.
    package let status: APIStatus?
    /// The failures that this one sums up.
    package let causes: [ClusterFailure]

    package init(
        _ message: GoString, kind: Kind = .other, object: ObjectKey? = nil, status: APIStatus? = nil,
        causes: [ClusterFailure] = []
    ) {
        self.message = message
        self.kind = kind
        self.object = object
        self.status = status
        self.causes = causes
    }

    /// A signal ended the command; in Go's words.
    static let cancelled = ClusterFailure("context canceled", kind: .cancelled)

    /// Whether a signal ended the command.
    package var isCancellation: Bool { kind == .cancelled }

    /// The failure as an operation tells it: of one that a signal ended, it is no matter where it was.
    var ofOperation: ClusterFailure { isCancellation ? .cancelled : self }

    /// The same failure in other words.
    func reworded(_ message: GoString) -> ClusterFailure {
        var failure = self
        failure.message = message
        return failure
    }

    /// Several failures as one; nil where there are none.
    static func joined(_ failures: [ClusterFailure], by separator: StaticString) -> ClusterFailure? {
        guard let first = failures.first, failures.count > 1 else { return failures.first }
        let message = failures.map(\.message).joined(by: separator)
        return ClusterFailure(message, kind: first.kind, object: first.object, status: first.status, causes: failures)
    }

    /// The same failure, with what it happened in before its text.
    func within(_ step: GoString) -> ClusterFailure { reworded(step + message) }
}

/// Runs a step and says, where it fails, which one it was.
func explaining(_ step: GoString, _ body: () throws -> Void) throws {
    do { try body() } catch let failure as ClusterFailure { throw failure.within(step) }
}
