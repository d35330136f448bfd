import GoTemplate

extension ReportedMetric {
    /// What it is held against: `≥ 99 %`, `≤ 500 ms`.
    package var boundText: GoString {
        switch check.bound {
        case .ratio(let least): "≥ " + NumberText.percent(least) + " %"
        case .value(let bounds): text(of: bounds)
        case .comparison(let comparison): text(of: comparison)
        }
    }

    private func text(of bounds: ValueBounds) -> GoString {
        let parts = [bounds.min.map { "≥ " + withUnit($0) }, bounds.max.map { "≤ " + withUnit($0) }]
        return parts.compactMap { $0 }.joined(by: ", ")
    }

    /// `at most 1 point worse than stable`.
    private func text(of comparison: SideComparison) -> GoString {
        let side = GoString(comparison.side.rawValue)
        switch comparison.worse {
        case .relative(let share): return "at most " + NumberText.percent(share) + " % worse than " + side
        case .absolute(let margin) where comparison.method == .newcombe:
            return "at most " + NumberText.percent(margin) + " points worse than " + side
        case .absolute(let margin): return "at most " + withUnit(margin) + " worse than " + side
        }
    }

    /// A value with the metric's unit.
    package func withUnit(_ value: Double) -> GoString {
        NumberText.value(value) + (unit.isEmpty ? "" : " " + unit)
    }
}
