extension ReturnPolicy {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init()
        mode = try fields.word("mode")
        drain = try fields.duration("drain")
        wait = try fields.duration("wait")
        keep = try fields.duration("keep")
        retries = try fields.integer("retries")
        first = try fields.word("first")
        scope = try fields.optionalWord("scope") ?? .all
    }

    func write(to writer: RecordWriter) {
        writer.add("mode", word: mode)
        writer.add("drain", drain)
        writer.add("wait", wait)
        writer.add("keep", keep)
        writer.add("retries", retries)
        writer.add("first", word: first)
        if scope != .all { writer.add("scope", word: scope) }
    }
}
