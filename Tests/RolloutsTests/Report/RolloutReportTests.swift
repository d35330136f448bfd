import GoLibrary
import GoTemplate
import ScriptedRollouts
import Testing

@testable import Rollouts

@Suite("What is shown of a rollout")
struct RolloutReportTests {
    private func span(_ begin: Instant?, _ end: Instant?) -> Double? {
        begin.flatMap { begin in end.map { $0.since(begin).seconds } }
    }

    // MARK: A bake

    @Test func oneThatIsWatchedSaysWhenItIsLookedAtNext() throws {
        let report = ProductpageRollout.baking().report("productpage.3")
        #expect(report.outcome == #"It is running: stage 2 of 7, "2 ten per cent", is watched."#)
        let current = try #require(report.current)
        #expect(current.attempts.last?.revisions == ["productpage": 42])
        #expect(report.nextCheck.map { $0.since(report.now).seconds } == 10)
        #expect(report.wayBack == ReturnPath(steps: [.base], isSafe: true))
        #expect(report.awaited == nil)
        #expect(report.stages[0].phase == .passed && report.stages[2].attempts.isEmpty)
    }

    @Test func checksHaveTheirNumbersSideBySide() throws {
        let report = ProductpageRollout.baking().report("productpage.3")
        let metrics = try #require(report.current?.attempts.last?.metrics)
        #expect(metrics.map(\.metric.name) == ["success", "p99"])
        let success = metrics[0]
        #expect(success.points.filter { $0.side == .canary }.map(\.instant.number) == [1, 2, 3, 4, 5, 6])
        #expect(success.points.filter { $0.side == .stable }.count == 6)
        let evidence = try #require(success.finding.evidence)
        #expect(success.metric.text(of: evidence) == "99.83 % (99.51–99.94 of 1,800)")
        let last = try #require(success.points.last { $0.side == .canary })
        #expect(last.interval?.low.rounded(toPlaces: 4) == 0.9951 && last.value == 1)
        #expect(success.points.allSatisfy { $0.side == .canary || $0.interval == nil })
        #expect(metrics[1].points.allSatisfy { $0.interval == nil })
        #expect(metrics[1].finding.verdict == nil && success.missing.isEmpty)
    }

    /// What has no number is missing, also where a later check has one; what is asked again is not.
    @Test func instantsWithoutANumberAreMissing() throws {
        var rollout = ProductpageRollout.start()
        rollout.readings = { $0.check == 2 && $0.side == .canary ? .none : ProductpageRollout.healthy($0) }
        rollout.run { $0.head.current?.judgement?.check == 4 }
        var record = rollout.record("productpage.3")
        let mark = StageAttempt(stage: ProductpageRollout.canary, attempt: 1)
        record.measurements[mark]?["p99"]?.removeAll { $0.instant.number == 3 }
        let metrics = try #require(RolloutReport(record, at: rollout.now).current?.attempts.last?.metrics)
        let start = try #require(rollout.head.current?.bakeSince)
        #expect(metrics.map { $0.missing.map { $0.since(start).seconds } } == [[60], [60, 90]])
        let statuses = metrics[0].points.filter { $0.side == .canary }.map(\.status)
        #expect(statuses == [.value, .none, .value, .value])
    }

    /// Checks of a row of stages are counted through, and judged together.
    @Test func stagesOfOneAnalysisAreShownTogether() throws {
        var record = ProductpageRollout.baking().record("productpage.3")
        record.rows[ProductpageRollout.canary] = 0
        let mark = StageAttempt(stage: ProductpageRollout.canary, attempt: 1)
        let success = try #require(record.measurements[mark]?["success"])
        record.measurements[mark]?["success"] = success.filter { $0.instant.number > 2 }
        record.measurements[StageAttempt(stage: 0, attempt: 1)] = ["success": success.filter { $0.instant.number <= 2 }]
        let metric = try #require(
            RolloutReport(record, at: record.events.last?.time ?? Instant(milliseconds: 0))
                .current?.attempts.last?.metrics.first)
        #expect(metric.finding.instant == 6)
        #expect(metric.points.filter { $0.side == .canary }.map(\.instant.number) == [1, 2, 3, 4, 5, 6])
    }

    // MARK: Gates

    @Test func oneThatWaitsSaysForWhom() {
        let rollout = ProductpageRollout.waiting()
        let report = rollout.report("productpage.3")
        let until = rollout.head.current?.phaseSince.adding(GoDuration(wrappingSeconds: 86400))
        #expect(report.awaited == .approvals(1, by: ["ann", "ben"], until: until))
        #expect(
            report.outcome == """
                It is waiting: stage 2 of 7, "2 ten per cent", asks for an approval, an approval by ann or ben, \
                until 2026-12-01T14:05:06.000Z.
                """)
    }

    @Test func answersThatDoNotCountAreShownWithTheReason() throws {
        var rollout = ProductpageRollout.waiting()
        rollout.approve(by: Actor(name: "eve", source: .login))
        rollout.pass(seconds: 60)
        rollout.approve("looks fine")
        rollout.run { $0.head.stage == 2 }
        let attempt = try #require(rollout.report("productpage.3").stages[1].attempts.last)
        #expect(attempt.answers.map(\.refusal) == [.notAsked("eve"), nil])
        #expect(attempt.validAnswers.map(\.given.actor) == [ScriptedRollout.ben])
        #expect(attempt.validAnswers.first?.given.answer.reason == "looks fine")
        #expect(span(attempt.begin, attempt.validAnswers.first?.time) == 366)
        #expect(attempt.phases.map(\.phase) == [.applying, .settling, .baking, .approving])
        #expect(attempt.phases.map { span($0.begin, $0.end) } == [2, 2, 302, 60])
    }

    // MARK: Weights

    @Test func weightsFollowWhatWasApplied() {
        let report = ProductpageRollout.finished().report("productpage.3")
        #expect(report.outcome == "It finished after 10m26s: all 7 stages passed.")
        #expect(report.weights.map { $0.share(of: "canary") } == [0, 0.1, 0.9, 1, 0])
        #expect(report.weights.map { $0.share(of: "stable") } == [1, 0.9, 0.1, 0, 1])
        #expect(zip(report.weights, report.weights.dropFirst()).allSatisfy { $0.time < $1.time })
        #expect(report.states.map(\.state).filter { $0 == .waiting }.count == 5)
        #expect(report.states.last?.state == .finished && report.endedAt == report.states.last?.begin)
        #expect(report.wayBack == nil)
    }

    // MARK: Returns

    @Test func aReturnSaysWhyWhichWayAndHowFar() throws {
        let report = ProductpageRollout.returned().report("productpage.3")
        #expect(
            report.outcome == """
                It returned to the base after 3m8s: Stage 2, "2 ten per cent" failed: its checks failed: \
                success: 90 of 900 were bad in the last three windows; it goes back to the base.
                """)
        let back = try #require(report.returns.first)
        #expect(back.steps.map(\.position) == [.base] && back.steps.map(\.revisions) == [["productpage": 43]])
        #expect(back.steps.allSatisfy { $0.doneAt != nil } && back.isSafe)
        #expect(report.weights.map { $0.share(of: "canary") } == [0, 0.1, 0])
        let attempt = try #require(report.stages[1].attempts.last)
        #expect(attempt.phase == .undone && attempt.trouble?.cause == .check)
        #expect(attempt.metrics.map(\.finding.verdict) == [.failed, .inconclusive])
        #expect(span(attempt.begin, attempt.end) == 186)
    }

    @Test func aReturnThatIsStuckNamesWhatIsInTheWay() {
        var rollout = ProductpageRollout.waiting()
        rollout.ask(.aborted(to: .base, reason: "wrong tag"))
        rollout.outcomes["back/1/0/productpage"] = EffectOutcome(.failed, message: "no nodes")
        rollout.run()
        let report = rollout.report("productpage.3")
        #expect(report.outcome == "Its return is stuck, and a person is needed: no nodes.")
        #expect(report.awaited == .help("no nodes"))
        #expect(report.returns.first?.cause == #"ann aborted it, back to the base: "wrong tag"."#)
        #expect(report.returns.first?.steps.first?.doneAt == nil)
    }

    /// From where the new version serves alone, traffic goes over the canary.
    @Test func theWayBackIsShownForEachStage() {
        let stages = ProductpageRollout.start().report("productpage.3").stages
        #expect(stages.map(\.wayBack.steps.count) == [0, 1, 1, 1, 1, 2, 2])
        #expect(stages[6].wayBack.steps == [.stage(4), .base])
    }

    // MARK: Attempts

    @Test func whatIsJudgedAnewIsAnotherAttemptWithMeasurementsOfItsOwn() throws {
        var rollout = ProductpageRollout.start()
        rollout.run()
        #expect(rollout.head.hold == .inconclusive)
        rollout.ask(.decided(.again, reason: "there was no load"))
        rollout.readings = ProductpageRollout.healthy
        rollout.run { $0.head.state == .waiting }
        let attempts = rollout.report("productpage.3").stages[1].attempts
        #expect(attempts.map(\.phase) == [.inconclusive, .approving])
        #expect(attempts.map { $0.metrics[0].finding.verdict } == [.inconclusive, .passed])
        #expect(attempts.map { $0.metrics[0].missing.count } == [20, 0])
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let factor = (0..<places).reduce(1.0) { factor, _ in factor * 10 }
        return (self * factor).rounded() / factor
    }
}
