import GoTemplate

extension TOMLParser {
    /// Reads a basic string after its first quote, of one line or several.
    mutating func parseAnyBasicString() throws(Problem) -> GoString {
        guard try acceptsTwoMore(.doubleQuote) else { return try parseBasicString() }
        return try parseMultilineBasicString()
    }

    /// Reads a literal string after its first quote, of one line or several.
    mutating func parseAnyLiteralString() throws(Problem) -> GoString {
        guard try acceptsTwoMore(.singleQuote) else { return try parseLiteralString() }
        let text = try parseMultiline(quote: .singleQuote) { parser throws(Problem) in
            if parser.token.hasSuffix("'''''") { throw parser.problem("unexpected \"''''''\"") }
        }
        return GoString(withoutFirstNewline(text))
    }

    private mutating func acceptsTwoMore(_ quote: UInt8) throws(Problem) -> Bool {
        guard try accept(quote) else { return false }
        if try accept(quote) { return true }
        backUp()
        return false
    }

    // MARK: Strings of one line

    mutating func parseBasicString() throws(Problem) -> GoString {
        start = position
        var hasEscapes = false
        while true {
            let rune = try next()
            if isAtEnd { throw problem("unexpected EOF; expected '\"'") }
            switch rune {
            case 0x0A, 0x0D: throw problemOnPreviousLine("strings cannot contain newlines")
            case UInt8.backslash.rune:
                hasEscapes = true
                try skipEscape()
            case UInt8.doubleQuote.rune:
                let content = input[start..<position - 1]
                return GoString(hasEscapes ? try unescaped(content) : Array(content))
            default: continue
            }
        }
    }

    mutating func parseLiteralString() throws(Problem) -> GoString {
        start = position
        while true {
            let rune = try next()
            if isAtEnd { throw problem("unexpected EOF; expected \"'\"") }
            if TOMLCharacter.isNewline(rune) { throw problemOnPreviousLine("strings cannot contain newlines") }
            if rune == UInt8.singleQuote.rune { return GoString(input[start..<position - 1]) }
        }
    }

    // MARK: Strings of several lines

    private mutating func parseMultilineBasicString() throws(Problem) -> GoString {
        let text = try parseMultiline(quote: .doubleQuote) { parser throws(Problem) in
            // An escaped quote and two of the content may stand before the three that close the string.
            let token = parser.token
            if token.hasSuffix("\"\"\"\"\"") && !token.hasSuffix("\\\"\"\"\"\"") {
                throw parser.problem("unexpected '\"\"\"\"\"\"'")
            }
        }
        return GoString(try unescaped(withoutEscapedNewlines(withoutFirstNewline(text))[...]))
    }

    /// Reads up to three quotes that are not followed by a fourth.
    ///
    /// - Parameter checkQuotes: fails where too many quotes stand in a row.
    private mutating func parseMultiline(
        quote: UInt8, checkQuotes: (TOMLParser) throws(Problem) -> Void
    ) throws(Problem) -> [UInt8] {
        start = position
        while true {
            let rune = try next()
            if isAtEnd { throw problem("unexpected EOF; expected \(quote == .doubleQuote ? "'\"\"\"'" : "\"'''\"")") }
            if rune == UInt8.backslash.rune && quote == .doubleQuote {
                try skipMultilineEscape()
            } else if rune == quote.rune, try acceptsTwoMore(quote) {
                if try peek() != quote.rune { return Array(input[start..<position - 3]) }
                try checkQuotes(self)
                backUp()
                backUp()
            }
        }
    }

    // MARK: Escapes

    private mutating func skipMultilineEscape() throws(Problem) {
        if TOMLCharacter.isNewline(try next()) { return }
        backUp()
        try skipEscape()
    }

    /// Checks the escape after a backslash.
    private mutating func skipEscape() throws(Problem) {
        let rune = try next()
        switch UInt8(truncatingIfNeeded: rune) {
        case _ where rune >= 0x80: break
        case UInt8(ascii: "e"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "f"),
            UInt8(ascii: "r"), .doubleQuote, .backslash, 0x20, 0x09:
            return
        case UInt8(ascii: "x"): return try skipDigits(2, "two hexadecimal digits after '\\x'")
        case UInt8(ascii: "u"): return try skipDigits(4, "four hexadecimal digits after '\\u'")
        case UInt8(ascii: "U"): return try skipDigits(8, "eight hexadecimal digits after '\\U'")
        default: break
        }
        let message = "invalid escape in string '\\\(character(rune))'"
        throw isAtEnd ? problemOnPreviousLine(message) : problem(message)
    }

    private mutating func skipDigits(_ count: Int, _ expectation: String) throws(Problem) {
        for _ in 0..<count where !TOMLCharacter.isHexadecimal(try next()) {
            throw problem("expected \(expectation), but got \(quote(token)) instead")
        }
    }
}

// MARK: - Content

extension TOMLParser {
    private func withoutFirstNewline(_ text: [UInt8]) -> [UInt8] {
        if text.first == 0x0A { return Array(text.dropFirst()) }
        return text.starts(with: [0x0D, 0x0A]) ? Array(text.dropFirst(2)) : text
    }

    /// Removes backslashes at line ends with all white space that follows.
    private func withoutEscapedNewlines(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let byte = rest.first {
            guard byte == .backslash else {
                result.append(byte)
                rest = rest.dropFirst()
                continue
            }
            let space = rest.dropFirst().prefix { TOMLCharacter.isBlankOrNewline(Rune($0)) }
            if space.contains(0x0A) {
                rest = rest[space.endIndex...]
            } else {
                result += rest.prefix(2)
                rest = rest.dropFirst(2)
            }
        }
        return result
    }

    private func unescaped(_ text: ArraySlice<UInt8>) throws(Problem) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.popFirst() {
            if byte == .backslash { try appendEscape(&rest, to: &result) } else { result.append(byte) }
        }
        return result
    }

    private func appendEscape(_ rest: inout ArraySlice<UInt8>, to result: inout [UInt8]) throws(Problem) {
        switch rest.popFirst() {
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "e"): result.append(0x1B)
        case UInt8.doubleQuote: result.append(.doubleQuote)
        case UInt8.backslash: result.append(.backslash)
        case UInt8(ascii: "x"): try appendCodePoint(&rest, digits: 2, to: &result)
        case UInt8(ascii: "u"): try appendCodePoint(&rest, digits: 4, to: &result)
        case UInt8(ascii: "U"): try appendCodePoint(&rest, digits: 8, to: &result)
        case let other?: throw problem("invalid escape: '\\\(character(Rune(other)))'")
        case nil: throw .bug("Escape sequence at end of string.")
        }
    }

    private func appendCodePoint(
        _ rest: inout ArraySlice<UInt8>, digits: Int, to result: inout [UInt8]
    ) throws(Problem) {
        let text = String(decoding: rest.prefix(digits), as: UTF8.self)
        rest = rest.dropFirst(digits)
        let code = Rune(text, radix: 16)
        guard let code, code <= 0x10FFFF, !(0xD800...0xDFFF).contains(code) else {
            throw problem("Escaped character '\\u\(text)' is not valid UTF-8.")
        }
        result.append(rune: code)
    }
}
