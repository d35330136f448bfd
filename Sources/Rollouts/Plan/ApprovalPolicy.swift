import GoLibrary
import GoTemplate

/// Who has to agree before a rollout goes on.
package struct ApprovalPolicy: Hashable, Sendable {
    /// The people who may, with those of groups; none means anybody.
    package var people: Set<GoString> = []
    /// How many of them.
    package var count = 1
    /// Whether whoever started the rollout does not count.
    package var notAuthor = false
    /// Nil where it may take as long as it takes.
    package var within: GoDuration?
    package var onTimeout = TimeoutResponse.hold
    package var needsReason = false
    /// What a person may be known by; none means anything.
    package var identity: Set<IdentitySource> = []

    package init() {}
}
