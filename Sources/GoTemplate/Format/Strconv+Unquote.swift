extension Strconv {
    /// `strconv.Unquote`; nil where the text is no Go literal.
    package static func unquote(_ text: GoString) -> GoString? {
        let bytes = text.bytes
        guard bytes.count >= 2, let quote = bytes.first else { return nil }
        switch quote {
        case UInt8(ascii: "`"): return unquoteRaw(bytes)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return unquoteInterpreted(bytes, quote: quote)
        default: return nil
        }
    }

    /// `strconv.UnquoteChar`: the first, perhaps escaped, character of `text`.
    ///
    /// Takes it off `text`. The result says whether it is a rune or, after `\x` and octal escapes, a byte.
    package static func unquoteCharacter(
        _ text: inout ArraySlice<UInt8>, quote: UInt8
    ) -> (value: Rune, isByte: Bool)? {
        guard let first = text.first else { return nil }
        if first == quote && (quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")) { return nil }
        if first >= 0x80 {
            let (rune, width) = text.withUnsafeBufferPointer { decodeRune($0, at: 0) }
            text.removeFirst(width)
            return (rune, false)
        }
        text.removeFirst()
        if first != UInt8(ascii: "\\") { return (Rune(first), true) }
        return unescape(&text, quote: quote)
    }

    /// Raw strings lose their carriage returns.
    private static func unquoteRaw(_ bytes: [UInt8]) -> GoString? {
        let content = bytes[1..<bytes.count - 1]
        guard bytes.last == UInt8(ascii: "`"), !content.contains(UInt8(ascii: "`")) else { return nil }
        return GoString(content.filter { $0 != UInt8(ascii: "\r") })
    }

    private static func unquoteInterpreted(_ bytes: [UInt8], quote: UInt8) -> GoString? {
        var rest = bytes.dropFirst()
        var result = GoString()
        while let first = rest.first, first != quote {
            guard first != UInt8(ascii: "\n"), let (value, isByte) = unquoteCharacter(&rest, quote: quote) else {
                return nil
            }
            if isByte {
                result.bytes.append(UInt8(truncatingIfNeeded: value))
            } else {
                result.append(rune: value)
            }
            if quote == UInt8(ascii: "'") { break }
        }
        return rest.count == 1 && rest.first == quote ? result : nil
    }

    /// What follows a backslash.
    ///
    /// Mirrors strconv/quote.go UnquoteChar.
    private static func unescape(_ text: inout ArraySlice<UInt8>, quote: UInt8) -> (value: Rune, isByte: Bool)? {
        guard let letter = text.popFirst() else { return nil }
        switch letter {
        case UInt8(ascii: "a"): return (0x07, true)
        case UInt8(ascii: "b"): return (0x08, true)
        case UInt8(ascii: "t"): return (0x09, true)
        case UInt8(ascii: "n"): return (0x0A, true)
        case UInt8(ascii: "v"): return (0x0B, true)
        case UInt8(ascii: "f"): return (0x0C, true)
        case UInt8(ascii: "r"): return (0x0D, true)
        case UInt8(ascii: "\\"): return (0x5C, true)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return letter == quote ? (Rune(letter), true) : nil
        case UInt8(ascii: "x"): return takeNumber(&text, digits: 2, base: 16).map { ($0, true) }
        case UInt8(ascii: "u"): return takeNumber(&text, digits: 4, base: 16).flatMap(rune)
        case UInt8(ascii: "U"): return takeNumber(&text, digits: 8, base: 16).flatMap(rune)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            guard let low = takeNumber(&text, digits: 2, base: 8) else { return nil }
            let value = Rune(letter - UInt8(ascii: "0")) << 6 | low
            return value > 255 ? nil : (value, true)
        default: return nil
        }
    }

    private static func rune(_ value: Rune) -> (value: Rune, isByte: Bool)? {
        isValid(value) ? (value, false) : nil
    }

    private static func takeNumber(_ text: inout ArraySlice<UInt8>, digits: Int, base: UInt64) -> Rune? {
        var number: UInt64 = 0
        for _ in 0..<digits {
            guard let byte = text.popFirst(), let digit = digitValue(byte), digit < base else { return nil }
            number = number * base + digit
        }
        return Rune(truncatingIfNeeded: number)
    }
}
