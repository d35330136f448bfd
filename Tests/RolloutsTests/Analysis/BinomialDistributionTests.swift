import Testing

@testable import Rollouts

struct BinomialDistributionTests {
    @Test func tailsAreThoseOfScipy() {
        let rows = recordedNumbers("binomial").filter { $0.count == 5 }
        #expect(rows.count > 500)
        for row in rows {
            let (trials, count) = (Int(row[0][0]), Int(row[2][0]))
            let distribution = BinomialDistribution(trials: trials, probability: row[1][0])
            #expect(agree(distribution.atLeast(count), row[3][0]), "\(row)")
            #expect(agree(distribution.atMost(count), row[4][0]), "\(row)")
        }
    }

    @Test(arguments: [0, 1, 14, 15, 16, 17, 200])
    func densitiesAddUp(_ trials: Int) {
        for probability in [0.003, 0.3, 0.5, 0.999] {
            let distribution = BinomialDistribution(trials: trials, probability: probability)
            #expect(agree((0...trials).reduce(0) { $0 + distribution.density($1) }, 1, within: 1e-13))
        }
    }

    @Test func countsBeyondTheEndsAreCertainOrImpossible() {
        let distribution = BinomialDistribution(trials: 10, probability: 0.3)
        #expect(distribution.atLeast(0) == 1)
        #expect(distribution.atLeast(-3) == 1)
        #expect(distribution.atLeast(11) == 0)
        #expect(distribution.atMost(-1) == 0)
        #expect(distribution.atMost(10) == 1)
        #expect(distribution.atMost(.max) == 1)
    }

    @Test(arguments: [-5, 0]) func withoutRequestsNothingIsBad(_ trials: Int) {
        let distribution = BinomialDistribution(trials: trials, probability: 0.3)
        #expect(distribution.atLeast(1) == 0)
        #expect(distribution.atMost(0) == 1)
        #expect(distribution.density(0) == 1)
    }

    @Test func probabilitiesOfNothingAndOfAllLeaveNoChance() {
        let never = BinomialDistribution(trials: 8, probability: 0)
        #expect(never.atLeast(1) == 0)
        #expect(never.atMost(0) == 1)
        let always = BinomialDistribution(trials: 8, probability: 1)
        #expect(always.atLeast(8) == 1)
        #expect(always.atMost(7) == 0)
    }

    /// On both sides of the variance from which on the normal distribution is taken.
    @Test(arguments: [9_900_000_000, 10_200_000_000]) func hugeNumbersOfRequestsGoOverToTheNormalDistribution(
        _ trials: Int
    ) {
        let distribution = BinomialDistribution(trials: trials, probability: 0.1111)
        let mean = Double(trials) * 0.1111
        let deviation = (mean * (1 - 0.1111)).squareRoot()
        for deviations in [-3.0, -1, 1, 3] {
            let count = Int((mean + deviations * deviation).rounded())
            let expected = NormalDistribution.atLeast(deviations)
            #expect(agree(distribution.atLeast(count), expected, within: 1e-3))
            #expect(agree(distribution.atMost(count), 1 - expected, within: 1e-3))
        }
    }

    @Test func theLargestNumbersTakeNoTime() {
        let distribution = BinomialDistribution(trials: .max, probability: 0.5)
        #expect(distribution.atLeast(.max / 2 - 1 << 40) == 1)
        #expect(distribution.atMost(.max / 2 - 1 << 40) == 0)
    }
}
