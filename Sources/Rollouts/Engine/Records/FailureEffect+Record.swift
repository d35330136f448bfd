/// The word of an effect, without where it leads.
private enum EffectWord: String {
    case goBack = "return"
    case hold
    case proceed
}

extension FailureEffect {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        let word: EffectWord = try fields.word("effect")
        switch word {
        case .goBack: self = .goBack(to: try Position(fields))
        case .hold: self = .hold
        case .proceed: self = .proceed
        }
    }

    func write(to writer: RecordWriter) {
        writer.add("effect", word: word)
        if case .goBack(let position) = self { position.write(to: writer) }
    }

    private var word: EffectWord {
        switch self {
        case .goBack: .goBack
        case .hold: .hold
        case .proceed: .proceed
        }
    }
}
