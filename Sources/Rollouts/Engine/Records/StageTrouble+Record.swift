extension StageTrouble {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(try fields.word("cause"), in: try fields.word("phase"), try fields.optionalText("message"))
    }

    func write(to writer: RecordWriter) {
        writer.add("cause", word: cause)
        writer.add("phase", word: phase)
        writer.add("message", message)
    }
}
