import Testing

@testable import Rollouts

struct CheckTests {
    private let check = Check(.ratio(0.99))
    private let looks = LookPlan(planned: 3, extended: 6)
    private let good = counts(0, of: 200)
    private let refused = Reading.error(.provider("connection refused"))

    private func finding(_ measurements: [Measurement], isOver: Bool = false) -> Finding {
        check.finding(measurements, looks: looks, isOver: isOver)
    }

    @Test func whatWasNeverMeasuredIsInconclusive() {
        #expect(finding([]) == Finding(verdict: nil, reasons: [.notMeasured(instant: 1)]))
        #expect(finding([], isOver: true).verdict == .inconclusive)
        #expect(finding(measured([good, good]), isOver: true).verdict == .inconclusive)
        #expect(finding(measured([good, good, good]), isOver: true).verdict == .passed)
    }

    @Test func theOrderOfAskingDoesNotMatter() {
        let inOrder = measured([good, counts(30, of: 200), good, counts(90, of: 200)])
        let expected = finding(inOrder)
        #expect(expected.verdict == .failed)
        #expect(expected.instant == 2)
        #expect(finding(inOrder.reversed()) == expected)
        #expect(finding([inOrder[3], inOrder[1], inOrder[0], inOrder[2]]) == expected)
    }

    @Test func aMissingInstantIsWaitedFor() {
        let late = measured([good]) + measured([good, good], from: 3)
        #expect(finding(late).verdict == nil)
        #expect(finding(late).instant == 1)
        #expect(finding(late).reasons == [.notMeasured(instant: 2)])
        #expect(finding(late + [measurement(2, good)]).verdict == .passed)
    }

    @Test func errorsAreAskedAgain() {
        let errors = measured([refused, refused]) + measured([refused, good])
        #expect(finding(errors).verdict == nil)
        #expect(finding(errors + [measurement(1, good), measurement(3, good)]).verdict == .passed)
        // An answer that was there stays.
        #expect(finding(measured([good, good, good]) + [measurement(2, refused)]).verdict == .passed)
    }

    @Test func aProviderThatIsDownAtTheEndIsInconclusive() {
        let downAtThird = measured([good, good]) + [Measurement](repeating: measurement(3, refused), count: 5)
        let finding = finding(downAtThird)
        #expect(finding.verdict == .inconclusive)
        #expect(finding.reasons == [.errors(inARow: 5, .provider("connection refused"))])
        #expect(self.finding(downAtThird.dropLast()).verdict == nil)
        // It may come back before the end.
        let downAtSecond = measured([good]) + [Measurement](repeating: measurement(2, refused), count: 9)
        #expect(self.finding(downAtSecond).verdict == nil)
        #expect(self.finding(downAtSecond).reasons == [.errors(inARow: 9, .provider("connection refused"))])
        #expect(self.finding(downAtSecond + [measurement(2, good), measurement(3, good)]).verdict == .passed)
    }

    /// A bake with few checks ends before a provider counts as down.
    @Test func whyAnInstantIsMissingIsSaid() {
        let finding = finding(measured([good, refused]), isOver: true)
        #expect(finding.reasons == [.notMeasured(instant: 2, .provider("connection refused"))])
        #expect(finding.reasons[0].text == "check 2 was not measured: connection refused")
    }

    @Test func severalSeriesProveNothing() {
        let finding = finding(measured([good, .several, good]))
        #expect(finding.verdict == .inconclusive)
        #expect(finding.reasons == [.severalSeries(.canary)])
        #expect(finding.instant == 3)
        #expect(self.finding(measured([good, .several, good]) + [measurement(2, good)]).verdict == .passed)
    }

    @Test func comparisonsNeedBothSides() {
        let comparison = SideComparison(worse: .absolute(0.5), to: .baseline, method: .newcombe)
        let check = Check(.comparison(comparison))
        let canary = measured([counts(0, of: 900)])
        let looks = LookPlan(planned: 1, extended: 1)
        #expect(check.bound.reference == .baseline)
        #expect(Check(.ratio(0.9)).bound.reference == nil)
        #expect(check.finding(canary, looks: looks).verdict == nil)
        #expect(check.finding(canary + measured([counts(0, of: 900)], of: .stable), looks: looks).verdict == nil)
        let both = canary + measured([counts(0, of: 900)], of: .baseline)
        #expect(check.finding(both, looks: looks).verdict == .passed)
        let several = check.finding(canary + measured([.several], of: .baseline), looks: looks)
        #expect(several.reasons == [.severalSeries(.baseline)])
    }

    @Test func aStageIsTheWorstOfItsChecks() {
        func verdict(_ deciding: [Verdict?], _ advisory: [Verdict?] = []) -> Verdict? {
            StageFinding(
                deciding: deciding.map { Finding(verdict: $0) }, advisory: advisory.map { Finding(verdict: $0) }
            ).verdict
        }
        #expect(verdict([]) == .passed)
        #expect(verdict([.passed, .passed]) == .passed)
        #expect(verdict([.passed, .inconclusive]) == .inconclusive)
        #expect(verdict([.passed, nil]) == nil)
        #expect(verdict([.inconclusive, nil]) == nil)
        #expect(verdict([.failed, nil, .inconclusive]) == .failed)
        #expect(verdict([.passed], [.failed, nil]) == .passed)
    }
}
