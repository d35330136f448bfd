import GoLibrary
import GoTemplate
import Rollouts

/// A rollout whose effects come out as a script says, with a clock that stands until something is waited for.
package struct ScriptedRollout {
    package let plan: RolloutPlan
    package private(set) var events: [RolloutEvent] = []
    package private(set) var head = RolloutHead()
    package private(set) var now: Instant
    package private(set) var measurements: [StageAttempt: [GoString: [Measurement]]] = [:]
    /// What each stage is held against.
    package let metrics: [Int: [ReportedMetric]]
    /// What a provider answers about a metric at a stage, a side and the number of a check.
    package var readings: (Question) -> Reading = { _ in .none }
    /// Which effects do not succeed, and how.
    package var outcomes: [GoString: EffectOutcome] = [:]
    private var revision = 41

    /// What a provider is asked.
    package struct Question {
        package let stage: Int
        package let metric: GoString
        package let side: MeasuredSide
        package let check: Int
    }

    package static let ann = Actor(name: "ann", source: .ssh, host: "desk")
    package static let ben = Actor(name: "ben", source: .ssh, host: "desk")
    package static let job = Actor(name: "ann", source: .ci, host: "runner-7", page: "https://ci.example/jobs/4711")

    /// One that was started on 30 November 2026 at two in the afternoon.
    package init(_ plan: RolloutPlan, metrics: [Int: [ReportedMetric]] = [:]) {
        (self.plan, self.metrics) = (plan, metrics)
        now = Instant(milliseconds: 1_796_047_200_000)
        ask(.started(), by: Self.job)
    }

    /// All that would be stored of it.
    package func record(_ name: GoString) -> RecordedRollout {
        var record = RecordedRollout(name: name, plan: plan, events: events)
        (record.metrics, record.measurements) = (metrics, measurements)
        record.bases = Dictionary(plan.members.map { ($0, 41) }, uniquingKeysWith: { first, _ in first })
        return record
    }

    package func report(_ name: GoString) -> RolloutReport { RolloutReport(record(name), at: now) }
}

// MARK: - Going on

extension ScriptedRollout {
    package mutating func ask(_ kind: RolloutEventKind, by actor: Actor = ann) {
        let event = RolloutEvent(kind, by: actor, at: now)
        events.append(event)
        head.fold(event)
    }

    package mutating func pass(seconds: Int64) { now = now.adding(GoDuration(wrappingSeconds: seconds)) }

    /// A person's yes to the stage that is waiting.
    package mutating func approve(by actor: Actor = ben, _ reason: GoString = "") {
        guard let mark = head.current?.mark, let stage = plan.stage(mark.stage) else { return }
        ask(.approved(Answer(to: mark, digest: stage.digest, reason: reason)), by: actor)
    }

    /// Goes on until something is true, nothing is left to do, or only people could do something.
    package mutating func run(until isDone: (ScriptedRollout) -> Bool = { _ in false }) {
        for _ in 0..<10_000 where !isDone(self) {
            let actions = RolloutEngine.next(head, plan, at: now)
            guard let action = actions.first(where: \.isWork) ?? actions.first else { return }
            if !carryOut(action) { return }
        }
    }

    /// - Returns: false where nothing is due before somebody asks for something.
    private mutating func carryOut(_ action: RolloutAction) -> Bool {
        switch action {
        case .record(let kind): ask(kind, by: Self.job)
        case .perform(let effect): perform(effect)
        case .wait(let until):
            guard let until, head.state != .waiting else { return false }
            now = max(now, until)
        }
        return true
    }

    private mutating func perform(_ effect: Effect) {
        if effect.work.needsIntent { ask(.intent(effect.key), by: Self.job) }
        pass(seconds: 2)
        if case .measure(let checks) = effect.work { return measure(checks) }
        ask(.outcome(effect.key, outcomes[effect.key.text] ?? success(effect.work)), by: Self.job)
    }

    private mutating func success(_ work: Work) -> EffectOutcome {
        switch work {
        case .apply, .goBack:
            revision += 1
            return EffectOutcome(.succeeded, revision: revision)
        case .awaitReady, .test, .step, .measure, .notify: return EffectOutcome(.succeeded)
        }
    }
}

// MARK: - Measuring

extension ScriptedRollout {
    private mutating func measure(_ checks: [DueCheck]) {
        guard let mark = head.current?.mark else { return }
        for check in checks {
            for metric in metrics[mark.stage] ?? [] { ask(metric, at: check, of: mark) }
            ask(.judged(mark, judgement(of: check, mark)), by: Self.job)
        }
    }

    private mutating func ask(_ metric: ReportedMetric, at check: DueCheck, of mark: StageAttempt) {
        for side in [MeasuredSide.canary, .stable] {
            let question = Question(stage: mark.stage, metric: metric.name, side: side, check: check.number)
            let instant = CheckInstant(
                number: check.number, time: check.instant, window: metric.check.settings.measuredWindow)
            let measurement = Measurement(side: side, instant: instant, reading: readings(question))
            measurements[mark, default: [:]][metric.name, default: []].append(measurement)
        }
    }

    private func judgement(of check: DueCheck, _ mark: StageAttempt) -> CheckJudgement {
        let looks = plan.stage(mark.stage)?.bake?.checks?.looks ?? LookPlan(planned: 1, extended: 1)
        let findings = (metrics[mark.stage] ?? []).filter { !$0.isAdvisory }.map { metric in
            (metric, metric.check.finding(measurements[mark]?[metric.name] ?? [], looks: looks))
        }
        let verdict = StageFinding(deciding: findings.map(\.1)).verdict ?? .inconclusive
        let worst = findings.first { $0.1.verdict == verdict }
        let words = worst.map { metric, finding in metric.name + ": " + finding.reasons.map(\.text).joined(by: ", ") }
        return CheckJudgement(
            check: check.number, isFinal: check.isFinal, verdict: verdict,
            message: verdict == .failed ? words ?? "" : "")
    }
}

extension RolloutAction {
    fileprivate var isWork: Bool { if case .wait = self { false } else { true } }
}
