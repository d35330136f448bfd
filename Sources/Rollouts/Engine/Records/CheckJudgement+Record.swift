extension CheckJudgement {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(
            check: try fields.integer("check"), isFinal: try fields.isTrue("final"),
            verdict: try fields.word("verdict"), message: try fields.optionalText("message"))
    }

    func write(to writer: RecordWriter) {
        writer.add("check", check)
        writer.add("final", isFinal)
        writer.add("verdict", word: verdict)
        writer.add("message", message)
    }
}
