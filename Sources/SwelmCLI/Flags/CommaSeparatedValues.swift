import GoTemplate

/// The first record of comma-separated values, as pflag's string slices read it.
enum CommaSeparatedValues {
    /// - Throws: `FlagValueFailure` in the words of Go's `encoding/csv`.
    static func read(_ text: GoString) throws -> [GoString] {
        guard !text.isEmpty else { return [] }
        var reader = CSVRecordReader(text)
        return try reader.record()
    }
}

/// The `key=value` pairs of `--labels`, separated by commas.
///
/// Mirrors pflag string_to_string.go Set: with one equals sign all of the line is one pair, commas and all.
enum KeyValuePairs {
    static func read(_ line: GoString) throws -> [GoString] {
        let pairs: [GoString]
        switch line.bytes.count(where: { $0 == 0x3D }) {
        case 0: pairs = [line]
        case 1: pairs = [unquoted(line)]
        default: pairs = try CommaSeparatedValues.read(line)
        }
        for pair in pairs where !pair.bytes.contains(0x3D) {
            throw FlagValueFailure(reason: "\(pair.text) must be formatted as key=value")
        }
        return pairs
    }

    /// The line without the quotation marks at its ends.
    private static func unquoted(_ line: GoString) -> GoString {
        let rest = line.bytes.drop { $0 == 0x22 }
        return GoString(rest.prefix(rest.lastIndex { $0 != 0x22 }.map { $0 - rest.startIndex + 1 } ?? 0))
    }
}
