import GoLibrary
import GoTemplate

/// A world in which upgrades take no time, and numbers and faults are recorded ones.
final class SimulatedSurroundings: RolloutSurroundings {
    var now: Instant
    private let start: Instant
    private var faults: [RecordedFault]
    private var durations: [RecordedDuration]
    private var revisions: [GoString: Int] = [:]
    private let stages: [GoString]
    private let measuring: SimulatedMeasuring

    /// - Parameter stages: their names.
    init(_ run: RecordedRun, stages: [GoString], _ measuring: SimulatedMeasuring) {
        (now, start, faults, durations) = (run.start, run.start, run.faults, run.durations)
        (self.stages, self.measuring) = (stages, measuring)
    }

    func obstacle(to effect: Effect?, of head: RolloutHead) -> (obstacle: Obstacle, message: GoString)? {
        fault(.guard, head.stage).map { (Obstacle(.guard, "recorded"), $0) }
    }

    /// When something gets in the way the next time.
    func nextObstacle(after now: Instant) -> Instant? {
        let times = faults.filter { $0.kind == .guard }.map { start.milliseconds &+ $0.time.milliseconds }
        return times.filter { $0 > now.milliseconds }.min().map { Instant(milliseconds: $0) }
    }

    func perform(_ effect: Effect, of head: RolloutHead) -> EffectOutcome? {
        switch effect.work {
        case .apply(let member, let stage): apply(member, stage, effect.key)
        case .goBack(let member, _): revision(of: member, fault(.goBack, nil))
        case .awaitReady(_, let until): readiness(until, head.stage)
        case .test: outcome(fault(.test, head.stage))
        case .step(.confirm): confirmation(fault(.confirm, head.stage))
        case .step: outcome(fault(.step, head.stage))
        case .notify, .measure: EffectOutcome(.succeeded)
        }
    }

    func judge(_ checks: [DueCheck], of attempt: StageAttempt) -> [CheckJudgement] {
        checks.map { measuring.judge($0, of: attempt) }
    }

    private func apply(_ member: GoString, _ stage: Int, _ key: EffectKey) -> EffectOutcome {
        let name = stages.indices.contains(stage) ? stages[stage] : GoString()
        let index = durations.firstIndex { $0.stage == name && $0.attempt == key.attempt }
        if let index { now = now.adding(durations.remove(at: index).time) }
        return revision(of: member, fault(.apply, stage))
    }

    private func confirmation(_ fault: GoString?) -> EffectOutcome {
        EffectOutcome(fault == nil ? .succeeded : .refused, message: fault ?? "")
    }

    private func revision(of member: GoString, _ fault: GoString?) -> EffectOutcome {
        let number = (revisions[member] ?? 1) + 1
        revisions[member] = number
        return EffectOutcome(fault == nil ? .succeeded : .failed, revision: number, message: fault ?? "")
    }

    /// What does not get ready is waited for until the end.
    private func readiness(_ until: Instant, _ stage: Int) -> EffectOutcome {
        let fault = fault(.ready, stage)
        if fault != nil { now = max(now, until) }
        return outcome(fault)
    }

    private func outcome(_ fault: GoString?) -> EffectOutcome {
        EffectOutcome(fault == nil ? .succeeded : .failed, message: fault ?? "")
    }

    /// The first fault of a kind whose time has come; each happens once.
    private func fault(_ kind: RecordedFault.Kind, _ stage: Int?) -> GoString? {
        let elapsed = now.milliseconds - start.milliseconds
        let name = stage.flatMap { stages.indices.contains($0) ? stages[$0] : nil }
        let index = faults.firstIndex { fault in
            fault.kind == kind && fault.time.milliseconds <= elapsed && (fault.stage == nil || fault.stage == name)
        }
        return index.map { faults.remove(at: $0).message }
    }
}
