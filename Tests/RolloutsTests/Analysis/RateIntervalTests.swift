import Testing

@testable import Rollouts

struct RateIntervalTests {
    /// The deviations on both sides between which the confidence lies.
    private func deviations(_ confidence: Double) -> Double {
        NormalDistribution.deviations(exceededWith: (1 - confidence) / 2)
    }

    private func agrees(_ interval: ConfidenceInterval, _ low: Double, _ high: Double) -> Bool {
        agree(interval.low, low, beside: 1) && agree(interval.high, high, beside: 1)
    }

    @Test func ratesHaveScipysWilsonIntervals() {
        let rows = recordedNumbers("wilson").map { $0.flatMap(\.self) }.filter { $0.count == 5 }
        #expect(rows.count == 27)
        for row in rows {
            let interval = Proportion(row[0], of: row[1]).interval(deviations: deviations(row[2]))
            #expect(agrees(interval, row[3], row[4]), "\(row) \(interval)")
        }
    }

    @Test func differencesHaveNewcombesIntervals() {
        let rows = recordedNumbers("newcombe").map { $0.flatMap(\.self) }.filter { $0.count == 7 }
        #expect(rows.count == 33)
        for row in rows {
            let difference = RateDifference(
                canary: Proportion(row[0], of: row[1]), reference: Proportion(row[2], of: row[3]))
            #expect(agrees(difference.interval(deviations: deviations(row[4])), row[5], row[6]), "\(row)")
        }
    }

    /// Of Newcombe's table II, method 10.
    @Test(
        arguments: [
            (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (5, 56, 0, 29, -0.0381, 0.1926),
            (10, 10, 0, 20, 0.6791, 1),
        ] as [(Double, Double, Double, Double, Double, Double)])
    func publishedIntervalsComeOut(_ a: Double, _ m: Double, _ b: Double, _ n: Double, _ low: Double, _ high: Double) {
        let difference = RateDifference(canary: Proportion(a, of: m), reference: Proportion(b, of: n))
        let interval = difference.interval(deviations: deviations(0.95))
        #expect(abs(interval.low - low) < 0.00006)
        #expect(abs(interval.high - high) < 0.00006)
    }

    @Test func aMultipleWidensTheOtherSidesPart() {
        let (canary, reference) = (Proportion(60, of: 1000), Proportion(450, of: 9000))
        let difference = RateDifference(canary: canary, reference: reference, multiple: 1.2)
        #expect(agree(difference.estimate, 0.06 - 1.2 * 0.05, beside: 1))
        let (mine, others) = (canary.interval(deviations: 2), reference.interval(deviations: 2))
        let below = ((0.06 - mine.low) * (0.06 - mine.low) + 1.44 * (others.high - 0.05) * (others.high - 0.05))
            .squareRoot()
        let above = ((mine.high - 0.06) * (mine.high - 0.06) + 1.44 * (0.05 - others.low) * (0.05 - others.low))
            .squareRoot()
        #expect(agrees(difference.interval(deviations: 2), -below, above))
    }

    @Test func withoutRequestsAnyRateIsPossible() {
        #expect(Proportion(0, of: 0).interval(deviations: 2) == ConfidenceInterval(low: 0, high: 1))
        #expect(Proportion(0, of: 0).rate == 0)
    }
}
