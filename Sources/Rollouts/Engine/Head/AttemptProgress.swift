/// How far the newest attempt at a stage is.
package struct AttemptProgress: Equatable, Sendable {
    package let mark: StageAttempt
    package internal(set) var phase = StagePhase.pending
    package internal(set) var phaseSince: Instant
    /// The parts that need no answer any more: a gate that opened, or what a person decided about.
    package internal(set) var settled: Set<StagePhase> = []
    /// The part that failed, or proved nothing.
    package internal(set) var questioned: StagePhase?
    /// Where a judgement made anew begins; nil for the whole stage.
    package internal(set) var restart: StagePhase?
    package internal(set) var bakeSince: Instant?
    package internal(set) var judgement: CheckJudgement?
    package internal(set) var answers: [GivenAnswer] = []
    package internal(set) var interruptions = 0
    package internal(set) var clock = ActiveClock()
    package internal(set) var waivesLimit = false

    init(_ mark: StageAttempt, at time: Instant) { (self.mark, self.phaseSince) = (mark, time) }
}

extension AttemptProgress {
    /// - Returns: whether the phase changed; what comes too late changes nothing.
    mutating func move(_ trigger: StageTrigger, at time: Instant) -> Bool {
        guard let next = phase.after(trigger) else { return false }
        (phase, phaseSince) = (next, time)
        if next == .baking && bakeSince == nil { bakeSince = time }
        return true
    }

    /// Ends in a failure, or without a proof, of the part it is in.
    mutating func end(_ trigger: StageTrigger, at time: Instant) -> Bool {
        let part = phase
        guard move(trigger, at: time) else { return false }
        questioned = part
        return true
    }

    /// Takes what the checks say up to now.
    ///
    /// Once they decided, later ones of the bake do not count: one that is asked for late, and so together with them,
    /// comes to the same as one in time, which would not have asked for them.
    mutating func judge(_ judgement: CheckJudgement) {
        if self.judgement?.verdict == .failed || phase == .baking && isProven { return }
        self.judgement = judgement
    }

    /// Whether the stage may pass by its checks.
    var isProven: Bool { judgement?.isProof ?? false }
}
