import GoTemplate

extension RolloutEventKind {
    /// - Throws: for an event of a newer version, or one that lacks something.
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        let word: EventWord = try fields.word("kind")
        switch word {
        case .started: self = .started(try RolloutOrigin(fields))
        case .begun: self = .begun
        case .entered: self = .entered(try StageAttempt(fields), try fields.word("phase"))
        case .advanced: self = .advanced(toStage: try fields.integer("stage"))
        case .finished: self = .finished
        case .asked: self = .asked(try StageAttempt(fields))
        case .answered: self = .answered(try StageAttempt(fields), try fields.word("answer"))
        case .failed:
            self = .failed(try StageAttempt(fields), try StageTrouble(fields), try FailureEffect(fields))
        case .inconclusive: self = .inconclusive(try StageAttempt(fields), try FailureEffect(fields))
        case .held: self = .held(try HoldReason(fields))
        case .intent: self = .intent(try EffectKey(fields))
        case .outcome: self = .outcome(try EffectKey(fields), try EffectOutcome(fields))
        case .judged: self = .judged(try StageAttempt(fields), try CheckJudgement(fields))
        case .steppedBack: self = .steppedBack(to: try Position(fields))
        case .arrived: self = .arrived
        case .returned: self = .returned
        case .stuck: self = .stuck(message: try fields.optionalText("message"))
        case .approved, .rejected, .paused, .resumed, .decided, .retried, .aborted, .undone, .abandoned:
            self = try Self.request(word, fields)
        }
    }

    /// What a person asked for.
    private static func request(
        _ word: EventWord, _ fields: RecordReader
    ) throws(RolloutRecordError) -> RolloutEventKind {
        let reason = try fields.optionalText("reason")
        switch word {
        case .approved: return .approved(try Answer(fields))
        case .rejected: return .rejected(try Answer(fields))
        case .paused: return .paused(reason: reason)
        case .resumed: return .resumed(reason: reason)
        case .decided: return .decided(try fields.word("decision"), reason: reason)
        case .retried: return .retried(reason: reason)
        case .aborted: return .aborted(to: try Position(fields), reason: reason)
        case .undone: return .undone(reason: reason)
        case .abandoned: return .abandoned(reason: reason)
        default: throw .unknownWord(GoString(word.rawValue), field: "kind")
        }
    }
}
