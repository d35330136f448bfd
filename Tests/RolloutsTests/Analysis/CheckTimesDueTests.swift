import GoLibrary
import Testing

@testable import Rollouts

struct CheckTimesDueTests {
    private static let start = Instant(milliseconds: 1_000_000)

    private func seconds(_ count: Int64) -> GoDuration { GoDuration(wrappingSeconds: count) }

    private func after(_ count: Int64) -> Instant { Self.start.adding(seconds(count)) }

    /// Checks at 40, 70, 100, and three more; numbers arrive 5 seconds later.
    private var times: CheckTimes {
        var settings = AnalysisSettings()
        settings.warmup = seconds(10)
        return CheckTimes(settings, bake: seconds(99), delay: seconds(5))
    }

    @Test func settingsGiveTheTimes() {
        #expect(times.looks == LookPlan(planned: 3, extended: 6))
        #expect(times.instant(1, since: Self.start) == after(40))
        var settings = AnalysisSettings()
        settings.extend = seconds(60)
        #expect(CheckTimes(settings, bake: seconds(90)).looks == LookPlan(planned: 3, extended: 5))
    }

    @Test(arguments: [(-1_000_000, 0), (0, 0), (44, 0), (45, 1), (74, 1), (75, 2), (105, 3), (135, 3), (9999, 3)])
    func checksAreDueWhenTheirNumbersHaveArrived(_ elapsed: Int64, _ count: Int) {
        #expect(times.due(at: after(elapsed), since: Self.start).count == count)
    }

    @Test(arguments: [(134, 3), (135, 4), (165, 5), (195, 6), (225, 6)])
    func anExtensionHasMore(_ elapsed: Int64, _ count: Int) {
        #expect(times.due(at: after(elapsed), since: Self.start, isExtended: true).count == count)
    }

    @Test func whatNobodyAskedForIsMissing() {
        #expect(times.missing(at: after(80), since: Self.start, answered: []) == [1, 2])
        #expect(times.missing(at: after(500), since: Self.start, answered: [2]) == [1, 3])
        #expect(times.missing(at: after(500), since: Self.start, answered: [1, 2, 3]) == [])
        #expect(times.missing(at: after(170), since: Self.start, answered: [1, 2, 3], isExtended: true) == [4, 5])
    }

    @Test func theNextCheckIsKnown() {
        #expect(times.nextDue(after: after(0), since: Self.start) == after(45))
        #expect(times.nextDue(after: after(45), since: Self.start) == after(75))
        #expect(times.nextDue(after: after(105), since: Self.start) == nil)
        #expect(times.nextDue(after: after(105), since: Self.start, isExtended: true) == after(135))
        #expect(times.nextDue(after: after(195), since: Self.start, isExtended: true) == nil)
    }

    @Test func looksHaveTheirKind() {
        let looks = LookPlan(planned: 3, extended: 6)
        #expect((1...8).map(looks.kind) == [.early, .early, .last, .extended, .extended, .last, .early, .early])
        #expect((1...3).map(LookPlan(planned: 2, extended: 0).kind) == [.early, .last, .early])
    }

    @Test func windowsMayOverlapForSingleValuesAlone() {
        let (ratio, value) = (MetricBound.ratio(0.99), MetricBound.value(ValueBounds(max: 5)))
        let comparison = MetricBound.comparison(SideComparison(worse: .absolute(1), method: .signedRank))
        var settings = AnalysisSettings()
        func problems(_ bound: MetricBound) -> [ScheduleProblem] {
            settings.problems(for: bound, looks: LookPlan(planned: 3, extended: 6))
        }
        for bound in [ratio, value, comparison] { #expect(problems(bound) == []) }
        settings.window = seconds(31)
        #expect(problems(ratio) == [.overlappingWindows])
        #expect(problems(comparison) == [.overlappingWindows])
        #expect(problems(value) == [.warmupShorterThanWindow])
        settings.warmup = seconds(31)
        #expect(problems(value) == [])
        #expect(problems(ratio) == [.overlappingWindows])
        settings.window = seconds(29)
        #expect(problems(ratio) == [])
        settings.interval = seconds(0)
        #expect(problems(ratio) == [.intervalNotPositive])
    }

    @Test func thereAreLimits() {
        func problems(_ checks: Int) -> [ScheduleProblem] {
            AnalysisSettings().problems(for: .ratio(0.9), looks: LookPlan(planned: 1, extended: checks))
        }
        #expect(problems(100_000) == [])
        #expect(problems(100_001) == [.tooManyChecks])
    }

    @Test func defaultsAreTheDocumentedOnes() {
        let settings = AnalysisSettings()
        #expect(settings.interval == seconds(30))
        #expect(settings.measuredWindow == seconds(30))
        #expect(settings.warmup == seconds(0))
        #expect(settings.confidence == 0.95)
        #expect(settings.minimum == 300)
        #expect(settings.requirement == .proof)
        #expect(settings.failures == .consecutive(3))
        #expect(settings.noData == .hold)
        #expect(settings.extend == nil)
        #expect(settings.overdispersion == .estimate)
        #expect(settings.counting == .increase)
    }
}
