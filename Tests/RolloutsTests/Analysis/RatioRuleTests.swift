import Testing

@testable import Rollouts

struct RatioRuleTests {
    private func finding(
        _ readings: [Reading], planned: Int? = nil, extended: Int = 0, _ settings: AnalysisSettings = .init()
    ) -> Finding {
        let looks = LookPlan(planned: planned ?? readings.count, extended: extended)
        return Check(.ratio(0.99), settings).finding(measured(readings), looks: looks)
    }

    private func reason(_ finding: Finding) -> Reason? { finding.reasons.first }

    @Test func enoughGoodRequestsPass() {
        #expect(finding([counts(0, of: 300)]).verdict == .passed)
        #expect(finding([counts(4, of: 913)]).verdict == .passed)
        #expect(finding([counts(4, of: 912)]).verdict == .inconclusive)
        #expect(reason(finding([counts(4, of: 912)])) == .notProven)
    }

    @Test func aMinimumIsAskedFor() {
        let few = finding([counts(0, of: 299)])
        #expect(few.verdict == .inconclusive)
        #expect(reason(few) == .tooFewRequests(299, minimum: 300))
        #expect(finding([counts(0, of: 299)], settings { $0.minimum = 299 }).verdict == .passed)
        #expect(finding([counts(0, of: 298)], settings { $0.minimum = 298 }).verdict == .inconclusive)
    }

    @Test func aSampleNeedsNoProof() {
        let sample = settings { $0.requirement = .sample }
        #expect(finding([counts(4, of: 400)], sample).verdict == .passed)
        #expect(finding([counts(4, of: 299)], sample).verdict == .inconclusive)
        #expect(finding([counts(9, of: 400)], sample).verdict == .failed)
    }

    /// P(X ≥ 8) of 400 is 5.1 %, P(X ≥ 9) is 2.1 %; P(X ≥ 11) is 0.27 %, P(X ≥ 12) is 0.08 %.
    @Test func theEndIsLessStrictThanTheLooksBefore() {
        #expect(finding([counts(8, of: 400)]).verdict == .inconclusive)
        #expect(finding([counts(9, of: 400)]).verdict == .failed)
        #expect(finding([counts(11, of: 400)], planned: 2).verdict == nil)
        let strict = finding([counts(12, of: 400)], planned: 2)
        #expect(strict.verdict == .failed)
        guard case .tooManyBad(.stage, bad: 12, of: 400, let probability)? = reason(strict) else {
            Issue.record("\(strict)")
            return
        }
        #expect(probability < 0.001 && probability > 0.0001)
    }

    @Test func theFirstLookThatFailsDecides() {
        let finding = finding([counts(0, of: 60), counts(12, of: 60), counts(0, of: 4000), counts(0, of: 4000)])
        #expect(finding.verdict == .failed)
        #expect(finding.instant == 2)
    }

    @Test func aLateOutageIsFoundByTheLastWindows() {
        let good = [Reading](repeating: counts(0, of: 1000), count: 6)
        let finding = finding(good + [counts(40, of: 1000)], planned: 20)
        #expect(finding.verdict == nil)
        let late = self.finding(good + [counts(55, of: 1000)], planned: 20)
        #expect(late.verdict == .failed)
        guard case .tooManyBad(.lastWindows, bad: 55, of: 3000, _)? = reason(late) else {
            Issue.record("\(late)")
            return
        }
    }

    @Test func theLastWindowsNeedThreeOthersToTellTheVariance() {
        func verdict(_ before: Int, _ rule: OverdispersionRule) -> Verdict? {
            let good = [Reading](repeating: counts(0, of: 10_000), count: before + 2)
            return finding(good + [counts(400, of: 10_000)], planned: 20, settings { $0.overdispersion = rule }).verdict
        }
        #expect(verdict(2, .estimate) == nil)
        #expect(verdict(3, .estimate) == .failed)
        #expect(verdict(1, .none) == .failed)
        #expect(verdict(0, .none) == .failed)
    }

    @Test func burstsProveLess() throws {
        let bursts = [0, 0, 0, 12, 0, 0, 0, 0].map { counts($0, of: 300) }
        let estimated = finding(bursts)
        #expect(estimated.verdict == .inconclusive)
        #expect(finding(bursts, settings { $0.overdispersion = .none }).verdict == .passed)
        guard case .ratio(let evidence)? = estimated.evidence else {
            Issue.record("\(estimated)")
            return
        }
        // 7 windows are 1.5 below their mean and one 10.5 above.
        let chi = (7 * 1.5 * 1.5 + 10.5 * 10.5) / (300 * 0.005 * 0.995)
        #expect(agree(evidence.dispersion, chi / 7))
    }

    @Test func evidenceHasTheNumbers() {
        let finding = finding([counts(9, of: 3120)])
        guard case .ratio(let evidence)? = finding.evidence else {
            Issue.record("\(finding)")
            return
        }
        #expect(evidence.bad == 9 && evidence.of == 3120 && evidence.bound == 0.99 && evidence.dispersion == 1)
        #expect(abs(evidence.interval.low - 0.9945) < 0.00005)
        #expect(abs(evidence.interval.high - 0.9985) < 0.00005)
        let distribution = BinomialDistribution(trials: 3120, probability: 0.01)
        #expect(agree(evidence.atLeast, distribution.atLeast(9), within: 1e-12))
        #expect(agree(evidence.atMost, distribution.atMost(9), within: 1e-10))
    }

    @Test func anExtensionIsStrictUntilItsEnd() {
        func extended(_ more: Reading...) -> Finding {
            finding(
                [counts(8, of: 900)] + more, planned: 1, extended: 3, settings { $0.overdispersion = .none })
        }
        #expect(extended().verdict == nil)
        #expect(extended(counts(0, of: 600)).verdict == nil)
        #expect(extended(counts(0, of: 600), counts(0, of: 1)).verdict == .passed)
        #expect(extended(counts(0, of: 1600)).verdict == .passed)
        #expect(extended(counts(0, of: 1600)).instant == 2)
        #expect(extended(counts(12, of: 300)).verdict == nil)
        #expect(extended(counts(12, of: 300), counts(0, of: 1)).verdict == .failed)
        #expect(extended(counts(30, of: 300)).verdict == .failed)
        #expect(extended(counts(8, of: 900), counts(0, of: 1)).verdict == .inconclusive)
    }

    @Test func whatHasPassedIsStillWatched() {
        let good = [Reading](repeating: counts(0, of: 400), count: 5)
        #expect(finding(good + [counts(3, of: 400)], planned: 2).verdict == .passed)
        #expect(finding(good + [counts(3, of: 400)], planned: 2).instant == 2)
        let failed = finding(good + [counts(60, of: 400)], planned: 2)
        #expect(failed.verdict == .failed)
        #expect(failed.instant == 6)
    }

    // MARK: - No data

    private func silent(_ rule: NoDataRule, _ readings: [Reading], planned: Int = 9) -> Verdict? {
        finding(readings, planned: planned, settings { $0.noData = rule }).verdict
    }

    @Test func threeWindowsWithoutDataAreSilence() {
        let silence = [counts(0, of: 900)] + [Reading](repeating: .none, count: 3)
        #expect(silent(.fail, silence) == .failed)
        #expect(silent(.fail, silence.dropLast()) == nil)
        for rule in [NoDataRule.hold, .pass, .ignore] { #expect(silent(rule, silence) == nil) }
        #expect(silent(.hold, silence, planned: 4) == .inconclusive)
        #expect(silent(.hold, silence.dropLast(), planned: 3) == .passed)
        #expect(silent(.pass, silence, planned: 4) == .passed)
        #expect(silent(.ignore, silence, planned: 4) == .passed)
        #expect(silent(.hold, silence + [counts(0, of: 1)], planned: 5) == .passed)
    }

    @Test func withoutAnyDataTheRuleDecides() {
        let expected: [(NoDataRule, Verdict)] = [
            (.hold, .inconclusive), (.fail, .failed), (.pass, .passed), (.ignore, .inconclusive),
        ]
        for (rule, verdict) in expected {
            #expect(silent(rule, [.none], planned: 1) == verdict)
            #expect(silent(rule, [.none, .infinite(.plus), .none, .none], planned: 4) == verdict)
        }
        #expect(finding([.none]).reasons == [.noData])
        #expect(finding([.none]).evidence == nil)
    }

    @Test func whatFailedBeforeTheSilenceFails() {
        #expect(silent(.pass, [counts(90, of: 900), .none, .none, .none]) == .failed)
    }
}
