import GoTemplate

/// What is in the way of a stage without being its fault.
package struct Obstacle: Hashable, Sendable {
    package let kind: ObstacleKind
    /// The guard's name, or the release.
    package let subject: GoString
    /// That of a revision which is not the rollout's.
    package let revision: Int?

    package init(_ kind: ObstacleKind, _ subject: GoString, revision: Int? = nil) {
        (self.kind, self.subject, self.revision) = (kind, subject, revision)
    }
}
