import Testing

@testable import Rollouts

struct NormalDistributionTests {
    @Test func deviationsAreThoseOfScipy() {
        let rows = recordedNumbers("normal").filter { $0.count == 2 }
        #expect(rows.count == 12)
        for row in rows {
            #expect(
                agree(NormalDistribution.deviations(exceededWith: row[0][0]), row[1][0], within: 1e-12, beside: 1))
            #expect(agree(NormalDistribution.atLeast(row[1][0]), row[0][0]))
        }
    }
}
