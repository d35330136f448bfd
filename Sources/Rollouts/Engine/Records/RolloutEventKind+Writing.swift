import GoTemplate

extension RolloutEventKind {
    var word: EventWord {
        switch self {
        case .started: .started
        case .begun: .begun
        case .entered: .entered
        case .advanced: .advanced
        case .finished: .finished
        case .asked: .asked
        case .answered: .answered
        case .failed: .failed
        case .inconclusive: .inconclusive
        case .held: .held
        case .intent: .intent
        case .outcome: .outcome
        case .judged: .judged
        case .approved: .approved
        case .rejected: .rejected
        case .paused: .paused
        case .resumed: .resumed
        case .decided: .decided
        case .retried: .retried
        case .aborted: .aborted
        case .undone: .undone
        case .abandoned: .abandoned
        case .steppedBack: .steppedBack
        case .arrived: .arrived
        case .returned: .returned
        case .stuck: .stuck
        }
    }

    /// What kind of event it is, in a word or two.
    package var name: GoString { GoString(word.rawValue) }

    func write(to writer: RecordWriter) {
        writer.add("kind", word: word)
        switch self {
        case .started(let origin): origin.write(to: writer)
        case .begun, .finished, .arrived, .returned: break
        case .advanced(let stage): writer.add("stage", stage)
        case .asked(let mark): mark.write(to: writer)
        case .entered, .answered, .failed, .inconclusive, .judged: writeCourse(to: writer)
        case .held(let reason): reason.write(to: writer)
        case .intent, .outcome: writeEffect(to: writer)
        case .approved(let answer), .rejected(let answer): answer.write(to: writer)
        case .steppedBack(let position): position.write(to: writer)
        case .stuck(let message): writer.add("message", message)
        case .paused, .resumed, .decided, .retried, .aborted, .undone, .abandoned: writeRequest(to: writer)
        }
    }

    /// The fields of events that say how an attempt goes on.
    private func writeCourse(to writer: RecordWriter) {
        switch self {
        case .entered(let mark, let phase):
            mark.write(to: writer)
            writer.add("phase", word: phase)
        case .answered(let mark, let answer):
            mark.write(to: writer)
            writer.add("answer", word: answer)
        case .failed(let mark, let trouble, let effect):
            mark.write(to: writer)
            trouble.write(to: writer)
            effect.write(to: writer)
        case .inconclusive(let mark, let effect):
            mark.write(to: writer)
            effect.write(to: writer)
        case .judged(let mark, let judgement):
            mark.write(to: writer)
            judgement.write(to: writer)
        default: break
        }
    }

    private func writeEffect(to writer: RecordWriter) {
        switch self {
        case .intent(let key): key.write(to: writer)
        case .outcome(let key, let outcome):
            key.write(to: writer)
            outcome.write(to: writer)
        default: break
        }
    }

    /// The fields of what people ask for.
    private func writeRequest(to writer: RecordWriter) {
        switch self {
        case .paused(let reason), .resumed(let reason), .retried(let reason), .undone(let reason),
            .abandoned(let reason):
            writer.add("reason", reason)
        case .decided(let decision, let reason):
            writer.add("decision", word: decision)
            writer.add("reason", reason)
        case .aborted(let position, let reason):
            position.write(to: writer)
            writer.add("reason", reason)
        default: break
        }
    }
}
