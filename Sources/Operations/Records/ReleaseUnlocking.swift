import GoTemplate
import Releases

/// Takes a release from an operation that a person knows to be dead.
package struct ReleaseUnlocking {
    private let key: ReleaseKey
    /// Why; empty for words of our own.
    private let description: GoString

    package init(key: ReleaseKey, description: GoString) {
        self.key = key
        self.description = description
    }

    /// - Returns: the revisions that became `failed`, and the lease that was taken away.
    package func run(in scope: OperationScope) throws -> (failed: [RevisionKey], lease: Lease?) {
        let who = scope.requester.user + " on " + scope.requester.host
        return try scope.store.unlock(key, reason: description.isEmpty ? "Unlocked by " + who : description)
    }
}
