import Codecs
import GoTemplate

extension Reading {
    /// As it is stored: `{"bad":2,"of":600}`, `{"value":412}`, `{"status":"none"}`.
    package var json: [UInt8] {
        get throws { try JSON.encode(RecordWriter(write).value, escapesHTML: false) }
    }

    /// - Throws: `RolloutRecordError`, or what the JSON reader says.
    package init(json: [UInt8]) throws { try self.init(RecordReader(json: json)) }

    private func write(to writer: RecordWriter) {
        switch self {
        case .counts(let counts):
            writer.add("bad", counts.bad)
            writer.add("of", counts.of)
        case .value(let number): writer.add("value", number)
        case .infinite(let sign):
            writer.add("status", word: status)
            writer.add("isNegative", sign == .minus)
        case .none, .several: writer.add("status", word: status)
        case .error(let error):
            writer.add("status", word: status)
            error.write(to: writer)
        }
    }

    private init(_ fields: RecordReader) throws(RolloutRecordError) {
        guard let status: MeasurementStatus = try fields.optionalWord("status") else {
            self = try Self.number(fields)
            return
        }
        switch status {
        case .value: self = try Self.number(fields)
        case .none: self = .none
        case .several: self = .several
        case .infinite: self = .infinite(try fields.isTrue("isNegative") ? .minus : .plus)
        case .error: self = .error(try MeasurementError(fields))
        }
    }

    private static func number(_ fields: RecordReader) throws(RolloutRecordError) -> Reading {
        guard let bad = try fields.optionalInteger("bad") else { return .value(try fields.number("value")) }
        guard let counts = RatioCounts(bad: bad, of: try fields.integer("of")) else { throw .missing(field: "of") }
        return .counts(counts)
    }
}

extension MeasurementError {
    fileprivate func write(to writer: RecordWriter) {
        switch self {
        case .provider(let words): writer.add("message", words)
        case .impossibleCounts(let part, let total):
            writer.add("part", part)
            writer.add("total", total)
        }
    }

    fileprivate init(_ fields: RecordReader) throws(RolloutRecordError) {
        guard fields.names.contains("part") else {
            self = .provider(try fields.optionalText("message"))
            return
        }
        self = .impossibleCounts(part: try fields.number("part"), total: try fields.number("total"))
    }
}
