/// What is asked of a cluster before traffic moves.
package enum GuardKind: String, Sendable, CaseIterable {
    /// Whether the pods are ready to which more traffic is led.
    case ready
    /// Whether they are enough for it.
    case capacity
    /// Whether somebody changed what a revision left.
    case drift
}
