import GoTemplate

extension UInt8 {
    static let hash = UInt8(ascii: "#")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let doubleQuote = UInt8(ascii: "\"")
    static let singleQuote = UInt8(ascii: "'")
    static let period = UInt8(ascii: ".")
    static let comma = UInt8(ascii: ",")
    static let equalSign = UInt8(ascii: "=")
    static let closeBrace = UInt8(ascii: "}")
    static let backslash = UInt8(ascii: "\\")

    var rune: Rune { Rune(self) }
}

// MARK: - Characters

extension TOMLParser {
    /// Takes the next character; 0 at the end, where `isAtEnd` becomes true.
    ///
    /// Mirrors lex.go next: what is no UTF-8, a control character, or a carriage return alone fails wherever it is.
    mutating func next() throws(Problem) -> Rune {
        guard position < input.count else {
            isAtEnd = true
            return 0
        }
        let isNewline = input[position] == 0x0A
        if isNewline { line += 1 }
        let (rune, width) = input.withUnsafeBufferPointer { decodeRune($0, at: position) }
        if rune == runeError && width == 1 {
            throw problem("invalid UTF-8 byte: 0x\(hexadecimal(Rune(input[position])))")
        }
        let isLoneReturn = rune == 0x0D && (position + 1 == input.count || input[position + 1] != 0x0A)
        if isLoneReturn || TOMLCharacter.isControl(rune) {
            throw problem("TOML files cannot contain control characters: '0x\(hexadecimal(rune))'")
        }
        position += width
        return rune
    }

    private func hexadecimal(_ rune: Rune) -> String {
        let digits = String(rune, radix: 16)
        return digits.utf8.count < 2 ? "0" + digits : digits
    }

    /// Goes back by one character, or from the end.
    mutating func backUp() {
        if isAtEnd {
            isAtEnd = false
            return
        }
        guard position > 0 else { return }
        position -= 1
        while position > 0 && input[position] & 0xC0 == 0x80 { position -= 1 }
        if input[position] == 0x0A { line -= 1 }
    }

    mutating func peek() throws(Problem) -> Rune {
        let rune = try next()
        backUp()
        return rune
    }

    /// Takes the next character if it is `byte`.
    mutating func accept(_ byte: UInt8) throws(Problem) -> Bool {
        if try next() == byte.rune { return true }
        backUp()
        return false
    }

    /// Takes characters as long as they fulfil a condition.
    mutating func takeWhile(_ condition: (Rune) -> Bool) throws(Problem) {
        while condition(try next()) {}
        backUp()
    }

    mutating func skipBlanks() throws(Problem) {
        try takeWhile(TOMLCharacter.isBlank)
        start = position
    }

    /// The token so far.
    var token: GoString { GoString(input[start..<position]) }
}

// MARK: - Problems

extension TOMLParser {
    /// A problem at the current place; that the last line ended says nothing about the place where input is missing.
    func problem(_ message: String) -> Problem {
        let endsLine = isAtEnd && position >= 1 && input[position - 1] == 0x0A
        return .parse(line: endsLine ? line - 1 : line, message: message)
    }

    /// A problem whose character, a newline or the end, was read already.
    func problemOnPreviousLine(_ message: String) -> Problem { .parse(line: line - 1, message: message) }

    /// A problem with the key, not with the character that was read last.
    func keyProblem(_ message: String) -> Problem { .parse(line: keyLine, message: message) }

    func quote(_ rune: Rune) -> String { Strconv.quoteRune(rune).text }

    func quote(_ text: GoString) -> String { Strconv.quote(text).text }

    /// Go's `%c`.
    func character(_ rune: Rune) -> String { GoString(runes: [rune]).text }

    /// How a character that should have closed an array or a table is named.
    func characterOrEnd(_ rune: Rune) -> String { rune == 0 ? "end of file" : "'\(character(rune))'" }
}
