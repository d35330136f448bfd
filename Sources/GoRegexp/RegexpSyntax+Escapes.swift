import GoTemplate

// Runes and escapes. Mirrors regexp/syntax parse.go nextRune, checkUTF8 and parseEscape.
extension RegexpSyntax {
    /// Reads one rune; throws for invalid UTF-8.
    mutating func nextRune() throws(RegexpError) -> Rune {
        guard position < pattern.count else { return runeError }
        let (rune, width) = pattern.withUnsafeBufferPointer { decodeRune($0, at: position) }
        if rune == runeError && width == 1 { throw RegexpError(.invalidUTF8, pattern[position...]) }
        position += width
        return rune
    }

    /// Throws for the first invalid byte in `range`; Go blames the text from there to the end of the range.
    func checkUTF8(_ range: Range<Int>) throws(RegexpError) {
        var scanner = self
        scanner.position = range.lowerBound
        while scanner.position < range.upperBound {
            do {
                _ = try scanner.nextRune()
            } catch {
                throw RegexpError(.invalidUTF8, pattern[scanner.position..<range.upperBound])
            }
        }
    }

    /// Translates a token that begins with a backslash, outside of classes.
    mutating func translateEscape() throws(RegexpError) {
        let next = position + 1 < pattern.count ? pattern[position + 1] : 0
        switch next {
        case UInt8(ascii: "A"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "z"):
            position += 2
            if next == UInt8(ascii: "B") { hasNonBoundary = true }
            try pushOperand { $0.output.append(contentsOf: [UInt8(ascii: "\\"), next]) }
        case UInt8(ascii: "C"): throw RegexpError(.invalidEscape, pattern[position..<position + 2])
        case UInt8(ascii: "Q"): try translateQuotation()
        case UInt8(ascii: "p"), UInt8(ascii: "P"):
            try pushOperand { syntax throws(RegexpError) in
                syntax.emit("[")
                try syntax.translateUnicodeClass()
                syntax.emit("]")
            }
        case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
            UInt8(ascii: "W"):
            position += 2
            try pushOperand { $0.output.append(contentsOf: [UInt8(ascii: "\\"), next]) }
        default: try pushLiteral(try escapedRune())
        }
    }

    /// Translates `\Q...\E`, where everything is literal; without `\E` it goes to the end.
    private mutating func translateQuotation() throws(RegexpError) {
        let start = position + 2
        var end = start
        while end < pattern.count, !pattern[end...].starts(with: #"\E"#.utf8) { end += 1 }
        position = start
        try checkUTF8(start..<end)
        while position < end { try pushLiteral(try nextRune()) }
        position = min(end + 2, pattern.count)
    }

    /// Reads an escape that stands for one rune.
    mutating func escapedRune() throws(RegexpError) -> Rune {
        let start = position
        position += 1
        if position == pattern.count { throw RegexpError(.trailingBackslash, GoString()) }
        let rune = try nextRune()
        if let rune = try value(ofEscaped: rune) { return rune }
        throw RegexpError(.invalidEscape, pattern[start..<position])
    }

    private mutating func value(ofEscaped rune: Rune) throws(RegexpError) -> Rune? {
        switch rune {
        case 0x31...0x37:
            // A single digit would be a back reference, which does not exist.
            guard position < pattern.count, isOctalDigit(pattern[position]) else { return nil }
            return octalValue(from: rune)
        case 0x30: return octalValue(from: rune)
        case Rune(UInt8(ascii: "x")): return try hexadecimalValue()
        case Rune(UInt8(ascii: "a")): return 0x07
        case Rune(UInt8(ascii: "f")): return 0x0C
        case Rune(UInt8(ascii: "n")): return 0x0A
        case Rune(UInt8(ascii: "r")): return 0x0D
        case Rune(UInt8(ascii: "t")): return 0x09
        case Rune(UInt8(ascii: "v")): return 0x0B
        default: return rune < 0x80 && !isASCIIAlphanumeric(UInt8(rune)) ? rune : nil
        }
    }

    /// Reads up to two octal digits after the first one.
    private mutating func octalValue(from first: Rune) -> Rune {
        var value = first - 0x30
        for _ in 0..<2 where position < pattern.count && isOctalDigit(pattern[position]) {
            value = value * 8 + Rune(pattern[position] - 0x30)
            position += 1
        }
        return value
    }

    /// Reads `41` or `{1F600}` after `\x`.
    private mutating func hexadecimalValue() throws(RegexpError) -> Rune? {
        if position == pattern.count { return nil }
        let first = try nextRune()
        guard first == Rune(UInt8(ascii: "{")) else {
            let second = hexadecimalDigit(try nextRune())
            guard let high = hexadecimalDigit(first), let low = second else { return nil }
            return high * 16 + low
        }
        var value: Rune = 0
        var digits = 0
        while position < pattern.count {
            let rune = try nextRune()
            if rune == Rune(UInt8(ascii: "}")) { return digits == 0 ? nil : value }
            guard let digit = hexadecimalDigit(rune) else { return nil }
            value = value * 16 + digit
            digits += 1
            if value > 0x10FFFF { return nil }
        }
        return nil
    }
}

// MARK: - Writing

extension RegexpSyntax {
    mutating func emit(_ text: StaticString) {
        text.withUTF8Buffer { output.append(contentsOf: $0) }
    }

    /// Writes a rune so that it means nothing but itself, in a class or out of it.
    mutating func emit(literal rune: Rune) {
        guard let byte = UInt8(exactly: rune), isASCIIAlphanumeric(byte) else { return emit(number: rune) }
        output.append(byte)
    }

    /// Writes a rune by its number.
    mutating func emit(number rune: Rune) {
        output.append(contentsOf: #"\x{"#.utf8)
        output.append(contentsOf: String(rune, radix: 16).utf8)
        output.append(UInt8(ascii: "}"))
    }
}

func isASCIIAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

private func isOctalDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 8 }

private func hexadecimalDigit(_ rune: Rune) -> Rune? {
    switch rune {
    case 0x30...0x39: rune - 0x30
    case 0x41...0x46: rune - 0x41 + 10
    case 0x61...0x66: rune - 0x61 + 10
    default: nil
    }
}
