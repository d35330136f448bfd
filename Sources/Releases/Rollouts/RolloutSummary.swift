import GoTemplate

/// What lists show of a staged rollout; reading it decodes no plan and no event.
///
/// Times are milliseconds since 1970.
package struct RolloutSummary: Equatable, Sendable {
    package let key: RolloutKey
    /// The word for the state; a store knows none of them.
    package var state: GoString
    /// Whether the rollout holds its releases.
    package var isActive: Bool
    /// The name of the stage.
    package var stage: GoString
    package var stageIndex: Int
    package var stageCount: Int
    package var attempt: Int
    /// How many events are recorded; `append` counts them, and nothing else changes it.
    package var eventCount: Int
    package let planDigest: GoString
    package let createdAt: Int64
    package var updatedAt: Int64
    /// The releases that take part, in the plan's order; they are those of the members, and only read here.
    package var releases: [ReleaseKey]

    package init(
        key: RolloutKey, state: GoString, isActive: Bool, stage: GoString, stageIndex: Int, stageCount: Int,
        attempt: Int, eventCount: Int = 0, planDigest: GoString, createdAt: Int64, updatedAt: Int64,
        releases: [ReleaseKey] = []
    ) {
        self.key = key
        self.state = state
        self.isActive = isActive
        self.stage = stage
        self.stageIndex = stageIndex
        self.stageCount = stageCount
        self.attempt = attempt
        self.eventCount = eventCount
        self.planDigest = planDigest
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.releases = releases
    }

    /// Whether a release takes part, on whatever target.
    package func holds(_ release: ReleaseKey) -> Bool {
        releases.contains { claim in
            let member = RolloutMember(name: "", claim: claim) { _ in nil }
            return member.release == release
        }
    }
}
