extension Obstacle {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(
            try fields.word("obstacle"), try fields.optionalText("subject"),
            revision: try fields.optionalInteger("revision"))
    }

    func write(to writer: RecordWriter) {
        writer.add("obstacle", word: kind)
        writer.add("subject", subject)
        writer.add("revision", revision)
    }
}
