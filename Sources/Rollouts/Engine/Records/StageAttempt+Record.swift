extension StageAttempt {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(stage: try fields.integer("stage"), attempt: try fields.integer("attempt"))
    }

    func write(to writer: RecordWriter) {
        writer.add("stage", stage)
        writer.add("attempt", attempt)
    }
}
