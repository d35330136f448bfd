/// What a side is in a staged release.
package enum SideRole: String, Sendable, CaseIterable {
    /// It runs what is deployed now.
    case stable
    /// It runs what is to come.
    case canary
}
