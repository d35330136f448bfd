import GoTemplate

/// Keeps rollouts from being started until a person takes it away.
package struct RolloutBlock: Equatable, Sendable {
    /// The name of a plan, or `all`.
    package let name: GoString
    package let reason: GoString
    /// Who said so.
    package let user: GoString
    /// Milliseconds since 1970.
    package let since: Int64

    /// The name that stands for all plans.
    package static let all: GoString = "*"

    package init(name: GoString, reason: GoString, user: GoString, since: Int64) {
        self.name = name
        self.reason = reason
        self.user = user
        self.since = since
    }

    /// Whether it keeps a plan from being started.
    package func covers(_ plan: GoString) -> Bool { name == Self.all || name == plan }
}
