import Testing

@testable import Rollouts

struct ComparisonRuleTests {
    private func finding(
        _ canary: [Reading], _ reference: [Reading], _ margin: Margin, _ method: ComparisonMethod,
        planned: Int? = nil, _ settings: AnalysisSettings = .init()
    ) -> Finding {
        let check = Check(.comparison(SideComparison(worse: margin, method: method)), settings)
        let looks = LookPlan(planned: planned ?? canary.count, extended: 0)
        return check.finding(measured(canary) + measured(reference, of: .stable), looks: looks)
    }

    private func ratios(
        _ bad: Int, of all: Int, against others: Int, of total: Int, _ margin: Margin, planned: Int? = nil,
        _ change: (inout AnalysisSettings) -> Void = { _ in }
    ) -> Finding {
        finding(
            [counts(bad, of: all)], [counts(others, of: total)], margin, .newcombe, planned: planned, settings(change))
    }

    // MARK: - Ratios

    /// The lower end of 26 of 1,000 against 45 of 9,000 is 1.378 points with 95 %, 0.902 with 99.9 %.
    @Test func whatIsWorseThanTheMarginFails() {
        #expect(ratios(26, of: 1000, against: 45, of: 9000, .absolute(0.0137)).verdict == .failed)
        #expect(ratios(26, of: 1000, against: 45, of: 9000, .absolute(0.0139)).verdict == .inconclusive)
        #expect(ratios(26, of: 1000, against: 45, of: 9000, .absolute(0.0139)).reasons == [.notProven])
        #expect(ratios(26, of: 1000, against: 45, of: 9000, .absolute(0.0090), planned: 2).verdict == .failed)
        #expect(ratios(26, of: 1000, against: 45, of: 9000, .absolute(0.0091), planned: 2).verdict == nil)
    }

    /// The upper end of 5 of 1,000 against 45 of 9,000 is 0.533 points with 95 %.
    @Test func whatIsBetterThanTheMarginPasses() {
        #expect(ratios(5, of: 1000, against: 45, of: 9000, .absolute(0.0054)).verdict == .passed)
        #expect(ratios(5, of: 1000, against: 45, of: 9000, .absolute(0.0053)).verdict == .inconclusive)
        let sample = ratios(5, of: 1000, against: 45, of: 9000, .absolute(0.0053)) { $0.requirement = .sample }
        #expect(sample.verdict == .passed)
        #expect(ratios(5, of: 1000, against: 45, of: 9000, .absolute(0.05), planned: 2).verdict == nil)
    }

    @Test func bothSidesNeedTheMinimum() {
        let wide = Margin.absolute(0.5)
        #expect(ratios(0, of: 300, against: 0, of: 300, wide).verdict == .passed)
        #expect(ratios(0, of: 299, against: 0, of: 900, wide).reasons == [.tooFewRequests(299, minimum: 300)])
        #expect(ratios(0, of: 900, against: 0, of: 299, wide).reasons == [.tooFewRequests(299, minimum: 300)])
        #expect(ratios(0, of: 900, against: 0, of: 0, wide).verdict == .inconclusive)
        #expect(ratios(0, of: 0, against: 0, of: 900, wide).reasons == [.noData])
    }

    @Test func aRelativeMarginGrowsWithTheOtherRate() {
        #expect(ratios(1100, of: 20_000, against: 9000, of: 180_000, .relative(0.2)).verdict == .passed)
        #expect(ratios(1100, of: 20_000, against: 9000, of: 180_000, .relative(0.01)).verdict == .failed)
        #expect(ratios(1100, of: 20_000, against: 9000, of: 180_000, .relative(0.1)).verdict == .inconclusive)
    }

    @Test func differencesHaveTheirEvidence() throws {
        for (margin, width) in [(Margin.absolute(0.004), 0.004), (.relative(0.5), 0.0025)] {
            let finding = ratios(12, of: 1000, against: 45, of: 9000, margin)
            guard case .difference(let evidence)? = finding.evidence else {
                Issue.record("\(finding)")
                return
            }
            #expect(evidence.canary == RatioCounts(bad: 12, of: 1000))
            #expect(evidence.reference == RatioCounts(bad: 45, of: 9000))
            #expect(agree(evidence.difference, 0.007))
            #expect(agree(evidence.margin, width))
            #expect(evidence.interval.low < 0.007 && evidence.interval.high > 0.007)
        }
    }

    @Test func burstsProveLessOfADifference() {
        let canary = [0, 0, 0, 40, 0, 0].map { counts($0, of: 1000) }
        let stable = [Reading](repeating: counts(5, of: 1000), count: 6)
        func verdict(_ rule: OverdispersionRule) -> Verdict? {
            finding(canary, stable, .absolute(0.005), .newcombe, settings { $0.overdispersion = rule }).verdict
        }
        #expect(verdict(.none) == .passed)
        #expect(verdict(.estimate) == .inconclusive)
    }

    // MARK: - Values

    private func pairs(
        _ differences: [Double], _ margin: Margin, planned: Int? = nil,
        _ change: (inout AnalysisSettings) -> Void = { _ in }
    ) -> Finding {
        let stable = differences.indices.map { 100 + Double($0 % 5) - 2 }
        return finding(
            values(zip(stable, differences).map { $0 + $1 }), values(stable), margin, .signedRank, planned: planned,
            settings(change))
    }

    private let tenHigher = (1...10).map { 20 + Double($0) }

    @Test func valuesThatAreAllTooHighFail() {
        #expect(pairs(Array(tenHigher.prefix(6)), .absolute(20)).verdict == .failed)
        #expect(pairs(Array(tenHigher.prefix(5)), .absolute(20)).reasons == [.tooFewPairs(5, minimum: 6)])
        #expect(pairs(Array(tenHigher.prefix(6)), .absolute(21.5)).verdict == .inconclusive)
        #expect(pairs(Array(tenHigher.prefix(6)), .absolute(26.5)).verdict == .passed)
        #expect(pairs(Array(tenHigher.prefix(6)), .absolute(25.5)).reasons == [.notProven])
        #expect(pairs(Array(tenHigher.prefix(6)), .absolute(21.5)) { $0.requirement = .sample }.verdict == .passed)
        #expect(pairs(Array(tenHigher.prefix(5)), .absolute(90)) { $0.requirement = .sample }.verdict == .inconclusive)
    }

    @Test func aStrictLookTakesTenPairs() {
        #expect(pairs(tenHigher, .absolute(20), planned: 20).verdict == .failed)
        #expect(pairs(Array(tenHigher.prefix(9)), .absolute(20), planned: 20).verdict == nil)
        #expect(pairs(tenHigher, .absolute(21.2), planned: 20).verdict == nil)
        #expect(pairs(tenHigher, .absolute(90), planned: 20).verdict == nil)
    }

    @Test func aRelativeMarginIsOfTheMedian() {
        #expect(pairs(Array(tenHigher.prefix(6)), .relative(0.20)).verdict == .failed)
        #expect(pairs(Array(tenHigher.prefix(6)), .relative(0.27)).verdict == .passed)
    }

    @Test func shiftsHaveTheirEvidence() {
        let finding = pairs(Array(tenHigher.prefix(7)), .relative(0.1))
        guard case .shift(let evidence)? = finding.evidence else {
            Issue.record("\(finding)")
            return
        }
        #expect(evidence.count == 7 && evidence.median == 99 && evidence.shift.estimate == 24)
        #expect(agree(evidence.margin, 9.9))
        #expect(evidence.probability == 1 / 128.0)
        #expect(evidence.shift.interval == ConfidenceInterval(low: 22, high: 26))
    }

    @Test func infiniteValuesAreBadChecksAndNoPairs() {
        let canary = values([1, 1, .infinity, .infinity, .infinity])
        let stable = values([1, 1, 1, 1, 1])
        #expect(finding(canary, stable, .absolute(1), .signedRank, planned: 9).verdict == .failed)
        #expect(finding(canary, stable, .absolute(1), .signedRank, planned: 9).reasons == [.tooManyBadChecks(3)])
        #expect(finding(stable, canary, .absolute(1), .signedRank).reasons == [.tooFewPairs(2, minimum: 6)])
        let negative = values([1, 1, -.infinity, -.infinity, -.infinity])
        #expect(finding(negative, stable, .absolute(1), .signedRank, planned: 9).verdict == nil)
    }

    @Test func valuesWithoutDataAtTheEndAreHeld() {
        let canary = values([Double](repeating: 1, count: 9)) + [.none, .none, .none]
        let stable = values([Double](repeating: 1, count: 12))
        for method in [ComparisonMethod.signedRank, .mannWhitney] {
            #expect(finding(canary, stable, .absolute(1), method).reasons == [.noData])
            #expect(finding(canary, stable, .absolute(1), method).verdict == .inconclusive)
        }
    }

    // MARK: - Kayenta's method

    private func samples(_ canary: [Double], _ stable: [Double], worse: Double = 0) -> Finding {
        finding(values(canary), values(stable), .relative(worse), .mannWhitney)
    }

    @Test func aShiftBeyondItsToleranceFails() {
        let stable = (1...8).map { 100 + Double($0) }
        #expect(samples(stable.map { $0 + 20 }, stable).verdict == .failed)
        #expect(samples(stable.map { $0 + 20 }, stable).reasons == [.worse])
        #expect(samples(stable.map { $0 + 20 }, stable, worse: 0.19).verdict == .failed)
        #expect(samples(stable.map { $0 + 20 }, stable, worse: 0.2).verdict == .passed)
        // The interval ends above 0, but not above a quarter of the shift.
        let narrow = Shift(from: stable, to: stable.map { $0 + 5 }, tail: 0.01)
        #expect((narrow?.interval.low ?? 0) > 0)
        #expect(samples(stable.map { $0 + 5 }, stable).verdict == .passed)
        #expect(samples(stable.map { $0 - 20 }, stable).verdict == .passed)
    }

    @Test func fewSamplesProveNothing() {
        let stable = (1...5).map { 100 + Double($0) }
        #expect(samples(stable, stable).reasons == [.tooFewPairs(5, minimum: 6)])
        #expect(samples(stable + [106], stable + [106]).verdict == .passed)
    }

    @Test func samplesAreJudgedOnce() {
        let stable = (1...12).map { 100 + Double($0) }
        let early = finding(
            values(stable.map { $0 + 90 }), values(stable), .absolute(0), .mannWhitney, planned: 13)
        #expect(early.verdict == nil)
    }
}
