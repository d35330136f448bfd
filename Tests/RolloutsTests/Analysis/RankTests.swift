import Testing

@testable import Rollouts

struct RankTests {
    @Test func equalNumbersShareTheirRank() {
        #expect(Ranking([]).doubled == [])
        #expect(Ranking([5]).doubled == [2])
        #expect(Ranking([3, 1, 2]).doubled == [6, 2, 4])
        #expect(Ranking([1, 7, 7, 0]).doubled == [4, 7, 7, 2])
        #expect(Ranking([4, 4, 4]).doubled == [4, 4, 4])
    }

    @Test func signedRanksAreThoseOfScipy() {
        let rows = recordedNumbers("signed-ranks").filter { $0.count == 4 }
        #expect(rows.count == 88)
        for row in rows {
            let test = SignedRankTest(row[0], around: row[1][0])
            #expect(agree(test.higher, row[2][0]), "\(row) \(test)")
            #expect(agree(test.lower, row[3][0]), "\(row) \(test)")
        }
    }

    @Test func pairsThatDoNotDifferSayNothing() {
        let test = SignedRankTest([2, 2, 2], around: 2)
        #expect(test.higher == 1)
        #expect(test.lower == 1)
        #expect(SignedRankTest([3, 2, 1, 2], around: 2).higher == 0.75)
    }

    /// Where the normal distribution takes over, both agree to a thousandth.
    @Test func theNormalFormJoinsTheExactOne() {
        let exact = RankSum(doubled: (1...50).map { 2 * $0 })
        let normal = RankSum(doubled: (1...51).map { 2 * $0 })
        for part in [0.3, 0.4, 0.5, 0.6] {
            let difference = exact.atMost(Int(part * 2550)) - normal.atMost(Int(part * 2652))
            #expect(abs(difference) < 0.006)
        }
    }

    @Test func sumsBeyondTheEndsAreCertainOrImpossible() {
        let distribution = RankSum(doubled: [2, 4, 6])
        #expect(distribution.atMost(-1) == 0)
        #expect(distribution.atMost(12) == 1)
        #expect(distribution.atMost(100) == 1)
        #expect(distribution.atLeast(12) == 0.125)
        #expect(distribution.atLeast(13) == 0)
    }

    @Test func shiftsWithinPairsAreWhatScipyDoesNotRefuse() throws {
        let rows = recordedNumbers("pair-shifts").filter { $0.count == 5 }
        #expect(rows.count == 14)
        for row in rows {
            let shift = try #require(Shift(withinPairs: row[0], tail: row[1][0]))
            expect(shift, row[2][0], row[3][0], row[4][0])
        }
    }

    @Test func shiftsBetweenSamplesAreWhatScipyDoesNotRefuse() throws {
        let rows = recordedNumbers("sample-shifts").filter { $0.count == 6 }
        #expect(rows.count == 10)
        for row in rows {
            let shift = try #require(Shift(from: row[0], to: row[1], tail: row[2][0]))
            expect(shift, row[3][0], row[4][0], row[5][0])
        }
    }

    private func expect(_ shift: Shift, _ estimate: Double, _ low: Double, _ high: Double) {
        #expect(agree(shift.estimate, estimate))
        #expect(agree(shift.interval.low, low))
        #expect(agree(shift.interval.high, high))
    }

    @Test func nothingHasNoShift() {
        #expect(Shift(withinPairs: [], tail: 0.1) == nil)
        #expect(Shift(from: [], to: [1], tail: 0.1) == nil)
        #expect(Shift(from: [1], to: [], tail: 0.1) == nil)
    }
}
