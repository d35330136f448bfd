import GoTemplate

/// JSON as Go's `encoding/json` reads and writes it.
package enum JSON {
    /// What Go reports, such as `invalid character 'x' looking for beginning of value`.
    package struct Failure: GoError {
        package let message: GoString
        /// How many bytes were read up to what is no JSON (`SyntaxError.Offset`); nil for all other failures.
        package let offset: Int?

        package init(_ message: GoString, offset: Int? = nil) {
            self.message = message
            self.offset = offset
        }
    }

    /// What `json.Unmarshal` leaves behind: it fills what it can and reports the first value that did not fit.
    package struct Decoded {
        package let value: Value
        package let failure: Failure?
    }

    /// What becomes of numbers.
    package enum NumberForm: Sendable {
        /// float64s, as in `interface{}`.
        case float
        /// `json.Number`s, as after `UseNumber`.
        case text
        /// int64s where they have the form of one and fit, else float64s: what Kubernetes makes of its objects.
        case int64
    }

    /// The nesting that Go's scanner accepts.
    package static let maximumDepth = 10_000

    /// Reads one value, as `json.Unmarshal` into `interface{}`.
    package static func decode(_ bytes: [UInt8], numbers: NumberForm = .float) throws -> Value {
        let decoded = try decodeLeniently(bytes, numbers: numbers)
        if let failure = decoded.failure { throw failure }
        return decoded.value
    }

    /// Reads one value, keeping what was read beside a number that no float64 holds.
    ///
    /// Only a syntax error is thrown; a number out of range is nil in the value and named in the failure.
    package static func decodeLeniently(_ bytes: [UInt8], numbers: NumberForm = .float) throws -> Decoded {
        try bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer, isStream: false, numbers: numbers)
            let value = try reader.readDocument()
            return Decoded(value: value, failure: reader.failure)
        }
    }

    /// Reads the value that begins at `start`, as `json.Decoder` does, and says where the rest begins.
    ///
    /// Throws `EOF` where nothing but blanks is left and `unexpected EOF` where the value is cut off.
    package static func decodePrefix(
        _ bytes: [UInt8], from start: Int = 0, numbers: NumberForm = .float
    ) throws -> (value: Value, end: Int) {
        try bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer, from: start, isStream: true, numbers: numbers)
            let value = try reader.readValue()
            if let failure = reader.failure { throw failure }
            return (value, reader.index)
        }
    }

    /// The int64 that a float64 is after it was written and read again with `NumberForm.int64`; nil for other numbers.
    ///
    /// From 2^53 on the text has zeros where the number has digits; from 1e21 on it has an exponent.
    package static func integer(_ number: Double) -> Int64? {
        guard abs(number) >= 0x1p53 else { return Int64(exactly: number) }
        guard abs(number) < 0x1p63 else { return nil }
        return Int64(Strconv.formatFloat(number, format: "f", precision: -1).text)
    }

    /// Writes a value as `json.Marshal` does.
    ///
    /// - Parameters:
    ///   - indent: the indentation of each level, empty for the compact form (`json.MarshalIndent`).
    ///   - escapesHTML: whether `<`, `>` and `&` become `\u003c` and so on.
    ///   - marksFloats: whether whole float64s get a fraction, `1.0`, so that `NumberForm.int64` reads them as such.
    package static func encode(
        _ value: Value, indent: GoString = "", escapesHTML: Bool = true, marksFloats: Bool = false
    ) throws -> [UInt8] {
        var writer = JSONWriter(indent: indent.bytes, escapesHTML: escapesHTML, marksFloats: marksFloats)
        try writer.write(value, depth: 0)
        return writer.output
    }
}
