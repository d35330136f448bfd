extension MetricBound {
    /// How many checks it takes at least to prove anything; nil where requests count, and not checks.
    package func leastChecks(_ settings: AnalysisSettings) -> Int? {
        guard case .comparison(let comparison) = self, comparison.method == .signedRank else { return nil }
        return ValuePairs.least(below: settings.level / 2)
    }
}
