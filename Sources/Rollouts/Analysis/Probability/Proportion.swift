/// A share of some requests.
///
/// Counts that were divided by a variance between windows are no whole numbers.
package struct Proportion: Equatable, Sendable {
    package let count: Double
    package let total: Double

    package init(_ count: Double, of total: Double) {
        self.count = count
        self.total = total
    }

    /// 0 where there are none.
    package var rate: Double { total > 0 ? count / total : 0 }

    /// Wilson's interval for the true rate (1927): it stays within 0 and 1, and is of use for no bad ones at
    /// all.
    ///
    /// - Parameter deviations: of the normal distribution, 1.96 for 95 % between both ends.
    package func interval(deviations: Double) -> ConfidenceInterval {
        guard total > 0 else { return ConfidenceInterval(low: 0, high: 1) }
        let square = deviations * deviations
        let center = count + square / 2
        let spread = deviations * (count * (1 - rate) + square / 4).squareRoot()
        return ConfidenceInterval(
            low: max(0, (center - spread) / (total + square)), high: min(1, (center + spread) / (total + square)))
    }
}
