import Testing

@testable import Rollouts

struct ValueRuleTests {
    private func finding(
        _ readings: [Reading], planned: Int? = nil, extended: Int = 0, bounds: ValueBounds = ValueBounds(max: 500),
        _ change: (inout AnalysisSettings) -> Void = { _ in }
    ) -> Finding {
        let looks = LookPlan(planned: planned ?? readings.count, extended: extended)
        return Check(.value(bounds), settings(change)).finding(measured(readings), looks: looks)
    }

    /// Checks as letters: good, bad, without a number.
    private func checks(_ letters: String) -> [Reading] {
        letters.map { $0 == "g" ? .value(412) : $0 == "b" ? .value(501) : .none }
    }

    @Test(
        arguments: [
            ("ggg", .passed), ("bbb", .failed), ("gbbgbbg", .passed), ("bbgbbb", .failed), ("bbbggg", .failed),
            // A bad check that the end cuts off is neither.
            ("ggb", .inconclusive), ("b", .inconclusive), ("gbb", .inconclusive), ("g", .passed),
            // What is not known may be bad.
            ("g-g", .passed), ("b-bg", .inconclusive), ("g--g", .passed), ("g---g", .inconclusive),
            ("gg-", .inconclusive), ("-", .inconclusive), ("--g", .passed), ("bb-bg", .inconclusive),
        ] as [(String, Verdict)])
    func threeBadChecksInARowFail(_ letters: String, _ expected: Verdict) {
        #expect(finding(checks(letters)).verdict == expected)
    }

    @Test(
        arguments: [("bgb", .passed), ("bgbgbg", .failed), ("bgbg", .passed), ("bgb-g", .inconclusive)]
            as [(String, Verdict)])
    func badChecksAltogetherFail(_ letters: String, _ expected: Verdict) {
        let finding = finding(checks(letters + "g")) { $0.failures = .total(3) }
        #expect(finding.verdict == expected)
    }

    @Test(
        arguments: [
            (.fail, "g---g", .failed), (.fail, "--b", .failed), (.fail, "g--g", .passed),
            (.pass, "bb-bb-g", .passed), (.pass, "---", .passed), (.ignore, "bb-b", .failed),
            (.ignore, "g---", .passed), (.ignore, "---", .inconclusive), (.ignore, "bb-g", .passed),
        ] as [(NoDataRule, String, Verdict)])
    func checksWithoutNumbersCountAsDeclared(_ rule: NoDataRule, _ letters: String, _ expected: Verdict) {
        #expect(finding(checks(letters)) { $0.noData = rule }.verdict == expected)
    }

    @Test func failingNeedsNoEnd() {
        #expect(finding(checks("gbbb"), planned: 9).verdict == .failed)
        #expect(finding(checks("gbbb"), planned: 9).instant == 4)
        #expect(finding(checks("gbbb"), planned: 9).reasons == [.tooManyBadChecks(3)])
        #expect(finding(checks("ggg"), planned: 9).verdict == nil)
    }

    @Test func anExtensionEndsWithTheFirstGoodCheck() {
        #expect(finding(checks("gb"), planned: 2, extended: 4).verdict == nil)
        #expect(finding(checks("gbg"), planned: 2, extended: 4).verdict == .passed)
        #expect(finding(checks("gbbb"), planned: 2, extended: 4).verdict == .failed)
        #expect(finding(checks("gb-b"), planned: 2, extended: 4).verdict == .inconclusive)
        #expect(
            finding(checks("gb"), planned: 2, extended: 4).reasons == [.endsWithBadCheck, .notMeasured(instant: 3)])
    }

    @Test func infiniteNumbersAreBadWhereABoundStands() {
        let infinite = [Reading](repeating: .infinite(.plus), count: 3)
        #expect(finding(infinite).verdict == .failed)
        #expect(finding(infinite, bounds: ValueBounds(min: 1)).verdict == .passed)
        let negative = [Reading](repeating: .infinite(.minus), count: 3)
        #expect(finding(negative).verdict == .passed)
        #expect(finding(negative, bounds: ValueBounds(min: 1)).verdict == .failed)
    }

    @Test func boundsAreGood() {
        let bounds = ValueBounds(min: 1, max: 2)
        #expect([0.9, 1, 1.5, 2, 2.1].map(bounds.allow) == [false, true, true, true, false])
        #expect(ValueBounds().allow(.infinity))
    }

    @Test func evidenceHasTheNumbers() {
        let expected = ValueEvidence(value: 501, bounds: ValueBounds(max: 500), bad: 2, of: 4)
        #expect(finding(checks("bggb")).evidence == .values(expected))
        #expect(
            finding(checks("-b--b")).evidence
                == .values(
                    ValueEvidence(
                        value: 501, bounds: ValueBounds(max: 500), bad: 2, of: 5)))
        #expect(finding([], planned: 3).evidence == nil)
    }
}
