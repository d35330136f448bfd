/// What a step back does first where the side that is to take the traffic is too small; `return.first`.
package enum ReturnFirst: String, Sendable, CaseIterable {
    case capacity
    /// For faults that are worse than overload.
    case traffic
}
