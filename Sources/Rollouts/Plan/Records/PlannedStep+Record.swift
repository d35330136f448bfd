import GoTemplate

extension PlannedStep {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(name: try fields.optionalText("name"), kind: try fields.word("kind"))
        retries = try fields.integer("retries")
        ignoresFailure = try fields.isTrue("ignoresFailure")
    }

    func write(to writer: RecordWriter) {
        writer.add("name", name)
        writer.add("kind", word: kind)
        writer.add("retries", retries)
        writer.add("ignoresFailure", ignoresFailure)
    }
}

extension ConfirmStep {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(step: try PlannedStep(fields))
        every = try fields.duration("every")
        within = try fields.optionalDuration("within")
        onTimeout = try fields.word("onTimeout")
    }

    func write(to writer: RecordWriter) {
        step.write(to: writer)
        writer.add("every", every)
        writer.add("within", within)
        writer.add("onTimeout", word: onTimeout)
    }
}

extension DuringStep {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(step: try PlannedStep(fields), every: try fields.duration("every"))
    }

    func write(to writer: RecordWriter) {
        step.write(to: writer)
        writer.add("every", every)
    }
}

extension RecordReader {
    func steps(_ name: GoString) throws(RolloutRecordError) -> [PlannedStep] {
        var steps: [PlannedStep] = []
        for element in try elements(name) { steps.append(try PlannedStep(element)) }
        return steps
    }
}
