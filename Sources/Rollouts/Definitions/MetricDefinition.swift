import GoTemplate

/// What is measured, and how it is judged: an entry of `metrics`, or of a stage's `checks`.
package struct MetricDefinition {
    /// What counts where the side that a canary is held against has no traffic: `compare.else`.
    package enum Fallback: String, Sendable, CaseIterable {
        /// That side as it was before the rollout began.
        case before
        /// Nothing, so that nothing is proven.
        case none
    }

    package var name: GoString
    package let provider: GoString
    package let query: MetricQuery
    package var bound: MetricBound
    package let fallback: Fallback
    package let settings: AnalysisSettings
    /// Empty where it has none.
    package let unit: GoString
    /// Whether it is only shown.
    package let isAdvisory: Bool
    /// Of several releases the one whose sides are measured; empty for the first.
    package var release: GoString
}

extension MetricDefinition {
    package var check: Check { Check(bound, settings) }

    /// Whose numbers are asked for.
    package var sides: [MeasuredSide] { [.canary] + [bound.reference].compactMap(\.self) }

    /// The metric at a stage with these weights: a stable side without traffic has nothing to be compared with.
    func held(at split: TrafficSplit?) -> MetricDefinition {
        guard fallback == .before, case .comparison(let comparison) = bound, comparison.side == .stable,
            split?.stable == 0
        else { return self }
        var metric = self
        metric.bound = .comparison(SideComparison(worse: comparison.worse, to: .before, method: comparison.method))
        return metric
    }
}
