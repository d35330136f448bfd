import GoTemplate

/// pflag's stringSlice: repeatable; each occurrence is a line of comma-separated values, quoted as in CSV.
enum CommaSeparatedValues: FlagKind {
    static var zero: [GoString] { [] }
    static var placeholder: String { "strings" }

    static func text(of value: [GoString]) -> String { [GoString].text(of: value) }

    static func read(_ text: GoString, after earlier: [GoString]?) throws(FlagValueFailure) -> [GoString] {
        (earlier ?? []) + (try read(text))
    }

    /// The first record of the text.
    ///
    /// - Throws: `FlagValueFailure` in the words of Go's `encoding/csv`.
    static func read(_ text: GoString) throws(FlagValueFailure) -> [GoString] {
        guard !text.isEmpty else { return [] }
        var reader = CSVRecordReader(text)
        return try reader.record()
    }
}
