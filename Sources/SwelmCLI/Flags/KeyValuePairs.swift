import GoTemplate

/// pflag's stringToString: repeatable `key=value` pairs, separated by commas; of equal keys the last one counts.
enum KeyValuePairs: FlagKind {
    static var zero: [GoString: GoString] { [:] }
    static var placeholder: String { "stringToString" }

    static func text(of value: [GoString: GoString]) -> String {
        "[" + value.map { "\($0.key.text)=\($0.value.text)" }.sorted().joined(separator: ",") + "]"
    }

    static func read(
        _ text: GoString, after earlier: [GoString: GoString]?
    ) throws(FlagValueFailure) -> [GoString: GoString] {
        var pairs = earlier ?? [:]
        for pair in try read(text) { pairs[pair.key] = pair.value }
        return pairs
    }

    /// Mirrors pflag string_to_string.go Set: with one equals sign all of the line is one pair, commas and all.
    private static func read(_ line: GoString) throws(FlagValueFailure) -> [(key: GoString, value: GoString)] {
        let pairs: [GoString]
        switch line.bytes.count(where: { $0 == UInt8(ascii: "=") }) {
        case 0: pairs = [line]
        case 1: pairs = [unquoted(line)]
        default: pairs = try CommaSeparatedValues.read(line)
        }
        return try pairs.map(split)
    }

    private static func split(_ pair: GoString) throws(FlagValueFailure) -> (key: GoString, value: GoString) {
        let (key, value) = pair.cut(at: UInt8(ascii: "="))
        guard let value else { throw FlagValueFailure(reason: "\(pair.text) must be formatted as key=value") }
        return (key, value)
    }

    /// The line without the quotation marks at its ends.
    private static func unquoted(_ line: GoString) -> GoString {
        let rest = line.bytes.drop { $0 == UInt8(ascii: "\"") }
        let last = rest.lastIndex { $0 != UInt8(ascii: "\"") }
        return GoString(rest.prefix(last.map { $0 - rest.startIndex + 1 } ?? 0))
    }
}
