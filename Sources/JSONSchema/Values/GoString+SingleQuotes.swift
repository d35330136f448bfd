import GoTemplate

extension GoString {
    /// The text as a Go literal in single quotes, jsonschema's way to quote inside JSON.
    ///
    /// The backslash goes away before a double quote, and so it does before the one that ends the literal.
    var singleQuoted: GoString {
        let literal = Strconv.quote(self).bytes
        var result: [UInt8] = [UInt8(ascii: "'")]
        for (byte, next) in zip(literal.dropFirst().dropLast(), literal.dropFirst(2)) {
            if byte == UInt8(ascii: "'") { result.append(UInt8(ascii: "\\")) }
            let isBeforeQuote = byte == UInt8(ascii: "\\") && next == UInt8(ascii: "\"")
            if !isBeforeQuote { result.append(byte) }
        }
        result.append(UInt8(ascii: "'"))
        return GoString(result)
    }
}

extension [GoString] {
    /// The texts in single quotes, separated by commas.
    var singleQuoted: GoString { map(\.singleQuoted).joined(separator: ", ") }

    func joined(separator: GoString) -> GoString {
        GoString(Array<UInt8>(map(\.bytes).joined(separator: separator.bytes)))
    }
}
