extension EffectOutcome {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(
            try fields.word("result"), revision: try fields.optionalInteger("revision"),
            message: try fields.optionalText("message"))
    }

    func write(to writer: RecordWriter) {
        writer.add("result", word: result)
        writer.add("revision", revision)
        writer.add("message", message)
    }
}
