/// What it takes for a stage to pass: `require`.
package enum Requirement: String, Sendable, CaseIterable {
    /// That it is better than its bound is proven.
    case proof
    /// There were enough requests, and nothing shows that it is worse.
    case sample
}
