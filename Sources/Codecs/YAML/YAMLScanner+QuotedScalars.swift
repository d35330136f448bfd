import GoTemplate

// MARK: - Quoted scalars

extension YAMLScanner {
    mutating func scanQuotedScalar() throws -> YAMLToken {
        var token = YAMLToken(.scalar, at: cursor.mark)
        let quote = cursor.byte
        cursor.position += 1
        if !cursor.hasReaderProblem, let text = scanSimpleQuotedScalar(quote) {
            token.text = text
            return token
        }
        let start = assembled.count
        while true {
            try cursor.ensure(4)
            if cursor.isDocumentIndicator { throw failure("found unexpected document indicator") }
            if cursor.byte == 0 { throw failure("found unexpected end of stream") }
            let isAfterBreak = try scanQuotedCharacters(quote)
            try cursor.ensure(1)
            if cursor.byte == quote { break }
            try scanQuotedBlanks(isAfterBreak: isAfterBreak)
        }
        cursor.position += 1
        token.text = YAMLText(start: start, end: assembled.count, isAssembled: true)
        return token
    }

    /// The text of a scalar on one line without escapes; nil, and nothing read, for any other.
    private mutating func scanSimpleQuotedScalar(_ quote: UInt8) -> YAMLText? {
        var end = cursor.position
        while true {
            let byte = cursor.input[end]
            if byte == quote { break }
            if byte >= 0x80 || byte == UInt8(ascii: "\\") || (byte < 0x20 && byte != 0x09) { return nil }
            end += 1
        }
        if quote == UInt8(ascii: "'") && cursor.input[end + 1] == quote { return nil }
        defer { cursor.position = end + 1 }
        return YAMLText(start: cursor.position, end: end)
    }

    /// Reads up to a blank, a break or the closing quote; true if an escaped break was the last.
    private mutating func scanQuotedCharacters(_ quote: UInt8) throws -> Bool {
        let isSingle = quote == UInt8(ascii: "'")
        while !cursor.isBlankOrEnd(after: 0) {
            if cursor.byte == quote {
                guard isSingle && cursor.byte(after: 1) == quote else { return false }
                assembled.append(quote)
                cursor.position += 2
            } else if !isSingle && cursor.byte == UInt8(ascii: "\\") {
                if try scanEscape() { return true }
            } else {
                let start = cursor.position
                repeat { cursor.skip() } while !cursor.hasReaderProblem && isPlainInQuotes(cursor.byte)
                appendInput(start..<cursor.position)
            }
            try cursor.ensure(2)
        }
        return false
    }

    /// Whether an ASCII character means nothing special in quotes of either kind.
    private func isPlainInQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x80..., UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        default: true
        }
    }

    /// Reads the blanks and breaks between two words of a quoted scalar.
    ///
    /// - Parameter isAfterBreak: whether an escaped break stands before them, after which no break is folded.
    private mutating func scanQuotedBlanks(isAfterBreak: Bool) throws {
        let start = cursor.position
        var firstBreak: Int?
        while true {
            if cursor.isBlank {
                cursor.position += 1
            } else {
                let width = cursor.breakWidth
                guard width > 0 else { break }
                try cursor.ensure(2)
                firstBreak = firstBreak ?? cursor.position
                cursor.skipBreak(width)
            }
            try cursor.ensure(1)
        }
        if isAfterBreak {
            appendBreaks(start..<cursor.position)
        } else if let firstBreak {
            appendFoldedBreaks(firstBreak..<cursor.position)
        } else {
            appendInput(start..<cursor.position)
        }
    }

    /// Reads an escape; true for an escaped line break, which stands for nothing.
    private mutating func scanEscape() throws -> Bool {
        cursor.position += 1
        let width = cursor.breakWidth
        if width > 0 {
            cursor.position -= 1
            try cursor.ensure(3)
            cursor.position += 1
            cursor.skipBreak(width)
            return true
        }
        let letter = cursor.byte
        let digits = try appendEscape(letter)
        cursor.position += 1
        if digits > 0 { try scanEscapeDigits(digits) }
        return false
    }

    /// Appends the character that the letter stands for; for a numbered one, says how many digits follow.
    private mutating func appendEscape(_ letter: UInt8) throws -> Int {
        switch letter {
        case UInt8(ascii: "x"): return 2
        case UInt8(ascii: "u"): return 4
        case UInt8(ascii: "U"): return 8
        default: break
        }
        guard let rune = Self.escapes[letter] else {
            cursor.position -= 1
            throw failure("found unknown escape character")
        }
        assembled.append(rune: rune)
        return 0
    }

    private static let escapes: [UInt8: Rune] = [
        UInt8(ascii: "0"): 0x00, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09,
        0x09: 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "e"): 0x1B, 0x20: 0x20, UInt8(ascii: "\""): 0x22,
        UInt8(ascii: "'"): 0x27, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0,
        UInt8(ascii: "L"): 0x2028, UInt8(ascii: "P"): 0x2029,
    ]

    private mutating func scanEscapeDigits(_ count: Int) throws {
        try cursor.ensure(count)
        var rune: Rune = 0
        for offset in 0..<count {
            guard let digit = cursor.byte(after: offset).hexValue else {
                throw failure("did not find expected hexdecimal number")
            }
            rune = rune << 4 | Rune(digit)
        }
        guard !(0xD800...0xDFFF).contains(rune), rune <= 0x10FFFF else {
            throw failure("found invalid Unicode character escape code")
        }
        assembled.append(rune: rune)
        cursor.position += count
    }
}
