/// What a metric is held against.
package enum MetricBound: Equatable, Sendable {
    /// The least share of good requests: 0.99 for `min: 99%`.
    case ratio(Double)
    /// Between which numbers each value must lie.
    case value(ValueBounds)
    /// Another side.
    case comparison(SideComparison)
}

extension MetricBound {
    /// The other side that must be measured, too.
    package var reference: MeasuredSide? {
        guard case .comparison(let comparison) = self else { return nil }
        return comparison.side
    }
}
