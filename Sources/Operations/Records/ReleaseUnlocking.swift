import GoTemplate
import Releases

/// Takes a release from an operation that a person knows to be dead.
package struct ReleaseUnlocking {
    private let key: ReleaseKey
    /// Why; empty for words of our own.
    private let description: GoString
    /// Whether an operation that may be at work is ended as well.
    private let isForced: Bool

    package init(key: ReleaseKey, description: GoString, isForced: Bool) {
        self.key = key
        self.description = description
        self.isForced = isForced
    }

    /// - Returns: the revisions that became `failed`, and the lease that was taken away.
    package func run(in scope: OperationScope) throws -> (failed: [RevisionKey], lease: Lease?) {
        let who = scope.requester.user + " on " + scope.requester.host
        let reason = description.isEmpty ? "Unlocked by " + who : description
        return try scope.store.unlock(key, UnlockRequest(reason: reason, isForced: isForced, now: scope.now()))
    }
}
