/// Wilcoxon's signed rank test (1945) of differences within pairs: whether they lie around a number.
///
/// Pairs that do not differ say nothing and are left out, as Wilcoxon did. The chances are exact for up to 50
/// pairs, also where differences are equal.
package struct SignedRankTest: Sendable {
    /// P(so many and so large positive differences, or more), if they lay around the number.
    package let higher: Double
    /// The same of negative ones.
    package let lower: Double

    /// - Parameter differences: finite numbers.
    package init(_ differences: [Double], around center: Double = 0) {
        let moved = differences.map { $0 - center }.filter { $0 != 0 }
        let ranks = Ranking(moved.map(\.magnitude)).doubled
        let positive = zip(moved, ranks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
        let distribution = RankSum(doubled: ranks)
        higher = distribution.atLeast(positive)
        lower = distribution.atMost(positive)
    }
}

extension Shift {
    /// The shift within pairs by Hodges and Lehmann: the median of all means of two differences (Walsh
    /// averages).
    ///
    /// - Parameter tail: the probability that the true one lies beyond one end of the interval.
    package init?(withinPairs differences: [Double], tail: Double) {
        let ranks = RankSum(doubled: differences.indices.map { 2 * ($0 + 1) })
        self.init(candidates: Self.walshAverages(differences), tail: tail) { ranks.atMost(2 * $0) }
    }

    private static func walshAverages(_ differences: [Double]) -> [Double] {
        differences.indices.flatMap { first in
            differences[first...].map { differences[first] / 2 + $0 / 2 }
        }
    }
}
