/// A metric with all that it takes to judge it.
package struct Check: Sendable {
    package let bound: MetricBound
    package let settings: AnalysisSettings

    package init(_ bound: MetricBound, _ settings: AnalysisSettings = AnalysisSettings()) {
        self.bound = bound
        self.settings = settings
    }

    /// What measurements prove.
    ///
    /// Instants are judged one after the other, each as if those behind it were not known: so it does not
    /// matter when they were asked for. What has passed is still watched, and fails where something strictly
    /// bad comes after.
    /// - Parameters:
    ///   - measurements: in the order in which they were asked for; an instant may have been asked again.
    ///   - looks: of all stages that are one analysis.
    ///   - isOver: whether nothing more will be measured, so that what is open stays so.
    package func finding(_ measurements: [Measurement], looks: LookPlan, isOver: Bool = false) -> Finding {
        let record = CheckRecord(measurements)
        if let side = record.severalSeries {
            return Finding(verdict: .inconclusive, reasons: [.severalSeries(side)], instant: record.newest)
        }
        return CheckJudge(self, record, looks).finding(isOver: isOver)
    }

    var rule: any CheckRule {
        switch bound {
        case .ratio(let least): RatioRule(bound: least, settings)
        case .value(let bounds): ValueRule(bounds: bounds, settings)
        case .comparison(let comparison): comparisonRule(comparison)
        }
    }

    private func comparisonRule(_ comparison: SideComparison) -> any CheckRule {
        switch comparison.method {
        case .newcombe: RatioComparisonRule(margin: comparison.worse, settings)
        case .signedRank: SignedRankRule(margin: comparison.worse, settings)
        case .mannWhitney: MannWhitneyRule(margin: comparison.worse, settings)
        }
    }
}
