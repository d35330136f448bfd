import GoTemplate

/// One line of comma-separated values, as pflag's string slices read them through Go's `encoding/csv`.
enum CommaSeparatedValues {
    static func read(_ line: GoString) throws -> [GoString] {
        var fields: [GoString] = []
        var rest = line.bytes[...]
        guard !rest.isEmpty else { return [] }
        while true {
            let isQuoted = rest.first == 0x22
            let field = isQuoted ? try quotedField(&rest) : Array(try plainField(&rest))
            fields.append(GoString(field))
            guard rest.popFirst() == 0x2C else { return fields }
        }
    }

    private static func plainField(_ rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        let end = rest.firstIndex { $0 == 0x2C || $0 == 0x0A } ?? rest.endIndex
        let field = rest[..<end]
        if let quote = field.firstIndex(of: 0x22) {
            throw FlagValueFailure(reason: "parse error on line 1, column \(quote + 1): bare \" in non-quoted-field")
        }
        rest = rest[end...]
        return field
    }

    private static func quotedField(_ rest: inout ArraySlice<UInt8>) throws -> [UInt8] {
        var field: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst() {
            guard byte == 0x22 else {
                field.append(byte)
                continue
            }
            guard rest.first == 0x22 else {
                guard rest.isEmpty || rest.first == 0x2C || rest.first == 0x0A else {
                    throw FlagValueFailure(
                        reason:
                            "parse error on line 1, column \(rest.startIndex): extraneous or missing \" in quoted-field"
                    )
                }
                return field
            }
            field.append(byte)
            rest.removeFirst()
        }
        throw FlagValueFailure(
            reason: "record on line 1; parse error on line 2, column 0: extraneous or missing \" in quoted-field")
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
