/// By which method two sides are compared: `method`.
package enum ComparisonMethod: String, Sendable, CaseIterable {
    /// Of two ratios: Newcombe's interval of their difference.
    case newcombe
    /// Of values at the same instants: Wilcoxon's signed ranks.
    case signedRank = "signed-rank"
    /// Of values as Kayenta judges them, which pays no heed to instants.
    case mannWhitney = "mann-whitney"
}
