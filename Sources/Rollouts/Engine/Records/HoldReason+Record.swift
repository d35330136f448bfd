/// The word of a reason, without what belongs to it.
private enum ReasonWord: String {
    case failed, inconclusive, unanswered, obstacle, interrupted
    case unknownOutcome = "unknown outcome"
    case wentBack = "went back"
}

extension HoldReason {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        let word: ReasonWord = try fields.word("because")
        switch word {
        case .failed: self = .failed(try StageTrouble(fields))
        case .inconclusive: self = .inconclusive
        case .unanswered: self = .unanswered(try fields.word("phase"))
        case .obstacle: self = .obstacle(try Obstacle(fields), message: try fields.optionalText("message"))
        case .interrupted: self = .interrupted
        case .unknownOutcome: self = .unknownOutcome(try EffectKey(fields))
        case .wentBack: self = .wentBack
        }
    }

    func write(to writer: RecordWriter) {
        writer.add("because", word: word)
        switch self {
        case .failed(let trouble): trouble.write(to: writer)
        case .unanswered(let phase): writer.add("phase", word: phase)
        case .obstacle(let obstacle, let message):
            obstacle.write(to: writer)
            writer.add("message", message)
        case .unknownOutcome(let key): key.write(to: writer)
        case .inconclusive, .interrupted, .wentBack: break
        }
    }

    private var word: ReasonWord {
        switch self {
        case .failed: .failed
        case .inconclusive: .inconclusive
        case .unanswered: .unanswered
        case .obstacle: .obstacle
        case .interrupted: .interrupted
        case .unknownOutcome: .unknownOutcome
        case .wentBack: .wentBack
        }
    }
}
