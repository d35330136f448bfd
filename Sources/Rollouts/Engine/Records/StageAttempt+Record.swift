extension StageAttempt {
    init(_ fields: EventFields) throws(RolloutEventError) {
        self.init(stage: try fields.integer("stage"), attempt: try fields.integer("attempt"))
    }

    func write(to writer: EventWriter) {
        writer.add("stage", stage)
        writer.add("attempt", attempt)
    }
}
