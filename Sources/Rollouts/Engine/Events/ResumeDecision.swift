/// What was decided about a rollout that is held.
package enum ResumeDecision: String, Sendable, CaseIterable {
    /// As if what is in question had passed.
    case proceed
    /// What is in question is to be judged anew.
    case again
    /// From the revision that is not the rollout's.
    case acceptRevision = "accept revision"
}
