/// The distribution of a sum of ranks each of which is in it or not, with equal chances.
struct RankSum {
    /// Twice the ranks.
    let doubled: [Int]

    /// Up to here the distribution is computed, with more ranks it is as good as normal.
    static let mostExact = 50

    /// P(sum ≥ half of `doubledSum`).
    func atLeast(_ doubledSum: Int) -> Double { atMost(doubled.reduce(0, +) - doubledSum) }

    /// P(sum ≤ half of `doubledSum`); the distribution is symmetric.
    func atMost(_ doubledSum: Int) -> Double {
        doubled.count > Self.mostExact ? normalTail(doubledSum) : exactTail(doubledSum)
    }

    private func exactTail(_ doubledSum: Int) -> Double {
        guard doubledSum >= 0 else { return 0 }
        return min(1, densities(through: doubledSum).reduce(0, +))
    }

    /// The probability of each sum from 0 to a doubled one.
    private func densities(through doubledSum: Int) -> [Double] {
        var densities = [Double](repeating: 0, count: min(doubledSum, doubled.reduce(0, +)) + 1)
        densities[0] = 1
        for rank in doubled {
            for sum in densities.indices.reversed() {
                densities[sum] = (densities[sum] + (sum >= rank ? densities[sum - rank] : 0)) / 2
            }
        }
        return densities
    }

    /// With half a step of correction, for sums go in steps and the normal distribution does not.
    private func normalTail(_ doubledSum: Int) -> Double {
        let mean = Double(doubled.reduce(0, +)) / 4
        let variance = doubled.reduce(0.0) { $0 + Double($1) * Double($1) } / 16
        return NormalDistribution.atLeast((mean - Double(doubledSum) / 2 - 0.5) / variance.squareRoot())
    }
}
