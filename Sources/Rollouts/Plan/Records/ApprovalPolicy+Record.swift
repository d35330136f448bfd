extension ApprovalPolicy {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init()
        people = Set(try fields.texts("people"))
        count = try fields.integer("count")
        notAuthor = try fields.isTrue("notAuthor")
        within = try fields.optionalDuration("within")
        onTimeout = try fields.word("onTimeout")
        needsReason = try fields.isTrue("needsReason")
        identity = Set(try fields.words("identity"))
    }

    func write(to writer: RecordWriter) {
        writer.add("people", people.sorted())
        writer.add("count", count)
        writer.add("notAuthor", notAuthor)
        writer.add("within", within)
        writer.add("onTimeout", word: onTimeout)
        writer.add("needsReason", needsReason)
        writer.add("identity", words: identity)
    }
}
