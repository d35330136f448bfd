extension EffectKey {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(
            try fields.word("place"), try fields.integer("number"), attempt: try fields.integer("attempt"),
            phase: try fields.optionalWord("phase"), member: try fields.optionalText("member"),
            step: try fields.optionalInteger("step"), tick: try fields.optionalInteger("tick"))
    }

    func write(to writer: RecordWriter) {
        writer.add("place", word: place)
        writer.add("number", number)
        writer.add("attempt", attempt)
        writer.add("phase", word: phase)
        writer.add("member", member)
        writer.add("step", step)
        writer.add("tick", tick)
    }
}
