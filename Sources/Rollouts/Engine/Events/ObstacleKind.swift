/// What may be in the way of a stage.
package enum ObstacleKind: String, Sendable, CaseIterable {
    case `guard`
    case foreignRevision = "foreign revision"
    /// The chart no longer renders what was reviewed.
    case changedRendering = "changed rendering"
}
