/// Whether requests of one time share their fate: `overdispersion`.
package enum OverdispersionRule: String, Sendable, CaseIterable {
    /// The variance between windows tells how much fewer independent requests they are worth.
    case estimate
    /// They are independent.
    case none
}
