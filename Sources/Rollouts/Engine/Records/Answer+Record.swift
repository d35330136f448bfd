extension Answer {
    init(_ fields: EventFields) throws(RolloutEventError) {
        self.init(
            to: try StageAttempt(fields), digest: try fields.optionalText("digest"),
            reason: try fields.optionalText("reason"))
    }

    func write(to writer: EventWriter) {
        mark.write(to: writer)
        writer.add("digest", digest)
        writer.add("reason", reason)
    }
}
