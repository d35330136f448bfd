extension Obstacle {
    init(_ fields: EventFields) throws(RolloutEventError) {
        self.init(
            try fields.word("obstacle"), try fields.optionalText("subject"),
            revision: try fields.optionalInteger("revision"))
    }

    func write(to writer: EventWriter) {
        writer.add("obstacle", word: kind)
        writer.add("subject", subject)
        writer.add("revision", revision)
    }
}
