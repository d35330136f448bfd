extension Position {
    /// The base has no number.
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self = try fields.optionalInteger("toStage").map(Position.stage) ?? .base
    }

    func write(to writer: RecordWriter) {
        if case .stage(let index) = self { writer.add("toStage", index) }
    }
}
