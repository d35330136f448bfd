import GoTemplate

/// A person's answer to a gate; it is for what was shown, and for nothing else.
package struct Answer: Hashable, Sendable {
    package let mark: StageAttempt
    /// That of the stage's plan.
    package let digest: GoString
    package let reason: GoString
    /// What proves who gave it, to be verified by anybody later on; empty where it was not signed.
    package var signature = GoString()

    package init(to mark: StageAttempt, digest: GoString, reason: GoString = "") {
        (self.mark, self.digest, self.reason) = (mark, digest, reason)
    }
}
