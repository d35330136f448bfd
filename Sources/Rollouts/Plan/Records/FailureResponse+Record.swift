/// The word of a response, without the stage it leads to.
private enum ResponseWord: String {
    case goBack = "return"
    case previous, hold, stage
}

extension FailureResponse {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        let word: ResponseWord = try fields.word("onFailure")
        switch word {
        case .goBack: self = .goBack
        case .previous: self = .previous
        case .hold: self = .hold
        case .stage: self = .stage(try fields.integer("failureStage"))
        }
    }

    func write(to writer: RecordWriter) {
        writer.add("onFailure", word: word)
        if case .stage(let index) = self { writer.add("failureStage", index) }
    }

    private var word: ResponseWord {
        switch self {
        case .goBack: .goBack
        case .previous: .previous
        case .hold: .hold
        case .stage: .stage
        }
    }
}
