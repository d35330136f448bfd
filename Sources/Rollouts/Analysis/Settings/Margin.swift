/// By how much a canary may be worse than the other side.
package enum Margin: Equatable, Sendable {
    /// In points of a share (0.01 for one per cent) or in the unit of a value.
    case absolute(Double)
    /// As a share of the other side's rate or median.
    case relative(Double)
}
