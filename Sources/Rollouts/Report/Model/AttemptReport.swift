import GoTemplate

/// What happened in one attempt at a stage.
package struct AttemptReport: Sendable {
    package let mark: StageAttempt
    package let begin: Instant
    package internal(set) var phase = StagePhase.pending
    /// In order; one that came back after a failure was excused is there twice.
    package internal(set) var phases: [PhaseSpan] = []
    /// When it passed, failed, or came to no proof; nil before.
    package internal(set) var end: Instant?
    /// The revisions that it made, by release; the last where it was tried more than once.
    package internal(set) var revisions: [GoString: Int] = [:]
    package internal(set) var answers: [AnswerReport] = []
    package internal(set) var judgement: CheckJudgement?
    package internal(set) var trouble: StageTrouble?
    package internal(set) var bakeSince: Instant?
    package internal(set) var metrics: [MetricReport] = []

    init(_ mark: StageAttempt, at time: Instant) { (self.mark, begin) = (mark, time) }
}

extension AttemptReport {
    /// Takes the phase that it is in by now.
    mutating func enter(_ next: StagePhase, at time: Instant) {
        guard next != phase else { return }
        phase = next
        if let last = phases.indices.last, phases[last].end == nil { phases[last].end = time }
        if StagePhase.parts.contains(next) {
            phases.append(PhaseSpan(phase: next, begin: time))
            end = nil
        } else if next != .undone {
            end = time
        }
    }

    /// The answers that opened the gate, or closed it.
    package var validAnswers: [AnswerReport] { answers.filter { $0.refusal == nil } }
}
