import Codecs
import GoTemplate

extension RolloutEvent {
    /// The event as one line of JSON, as it is stored and shown.
    package var json: [UInt8] {
        get throws { try JSON.encode(RecordWriter(write).value, escapesHTML: false) }
    }

    /// Reads an event that was stored.
    ///
    /// - Throws: `RolloutRecordError` for one of a newer version, or what the JSON reader says.
    package init(json: [UInt8]) throws {
        let fields = try RecordReader(json: json)
        self.init(
            try RolloutEventKind(fields), by: try Actor(fields.fields("actor")),
            at: try Instant(parsing: fields.text("time")))
    }

    private func write(to writer: RecordWriter) {
        writer.add("time", time.text)
        writer.add("actor", actor.write)
        kind.write(to: writer)
    }
}

extension Actor {
    fileprivate init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(
            name: try fields.optionalText("name"), source: try fields.word("source"),
            host: try fields.optionalText("host"), page: try fields.optionalText("page"))
    }

    fileprivate func write(to writer: RecordWriter) {
        writer.add("name", name)
        writer.add("source", word: source)
        writer.add("host", host)
        writer.add("page", page)
    }
}
