extension Answer {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(
            to: try StageAttempt(fields), digest: try fields.optionalText("digest"),
            reason: try fields.optionalText("reason"))
        signature = try fields.optionalText("signature")
    }

    func write(to writer: RecordWriter) {
        mark.write(to: writer)
        writer.add("digest", digest)
        writer.add("reason", reason)
        writer.add("signature", signature)
    }
}
