// The states inside `{{ }}`; mirrors lex.go from lexInsideAction on.
extension Lexer {
    mutating func lexInsideAction() -> Token {
        guard position < source.count else { return fail("unclosed action") }
        let byte = source[position]
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D:
            return hasTrimmingRightDelimiter(at: position) ? lexRightDelimiter(trims: true) : lexSpace()
        case UInt8(ascii: "}") where isRightDelimiter(at: position): return lexRightDelimiter(trims: false)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return lexIdentifier()
        default: break
        }
        position += 1
        switch byte {
        case UInt8(ascii: "="): return emit(.assign)
        case UInt8(ascii: ":"): return lexDeclare()
        case UInt8(ascii: "|"): return emit(.pipe)
        case UInt8(ascii: "\""):
            return lexQuoted(byte, as: .string, orFail: "unterminated quoted string")
        case UInt8(ascii: "'"):
            return lexQuoted(byte, as: .characterConstant, orFail: "unterminated character constant")
        case UInt8(ascii: "`"): return lexRawQuote()
        case UInt8(ascii: "$"): return lexFieldOrVariable(.variable)
        case UInt8(ascii: ".") where !isDigit(at: position): return lexFieldOrVariable(.field)
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            position -= 1
            return lexNumber()
        case UInt8(ascii: "("):
            parenDepth += 1
            return emit(.leftParen)
        case UInt8(ascii: ")"):
            parenDepth -= 1
            return parenDepth < 0 ? fail("unexpected right paren") : emit(.rightParen)
        default:
            position -= 1
            return lexOther(byte)
        }
    }

    private mutating func lexOther(_ byte: UInt8) -> Token {
        if alphanumericWidth(at: position) != nil { return lexIdentifier() }
        if byte > 0x20 && byte < 0x7F {
            position += 1
            return emit(.character)
        }
        return fail(GoString("unrecognized character in action: ") + describedRune(at: position))
    }

    /// Scans a run of blanks; one that belongs to ` -}}` is left to the delimiter.
    private mutating func lexSpace() -> Token {
        skipSpaces()
        if hasTrimmingRightDelimiter(at: position - 1) { position -= 1 }
        return emit(.space)
    }

    private mutating func lexDeclare() -> Token {
        guard position < source.count, source[position] == UInt8(ascii: "=") else { return fail("expected :=") }
        position += 1
        return emit(.declare)
    }

    private mutating func lexIdentifier() -> Token {
        skipAlphanumerics()
        guard isAtTerminator else { return failBadCharacter() }
        return emit(TokenKind(keyword: source.part(start..<position)) ?? .identifier)
    }

    /// Scans `.Name` or `$Name`, the first byte of which is consumed; a lone `.` is dot, a lone `$` a variable.
    private mutating func lexFieldOrVariable(_ kind: TokenKind) -> Token {
        if isAtTerminator { return emit(kind == .variable ? .variable : .dot) }
        skipAlphanumerics()
        guard isAtTerminator else { return failBadCharacter() }
        return emit(kind)
    }

    @inline(never)
    private mutating func failBadCharacter() -> Token {
        fail(GoString("bad character ") + describedRune(at: position))
    }

    private mutating func lexQuoted(_ quote: UInt8, as kind: TokenKind, orFail message: StaticString) -> Token {
        while position < source.count {
            let byte = source[position]
            position += 1
            if byte == quote { return emit(kind) }
            if byte == UInt8(ascii: "\n") { break }
            if byte == UInt8(ascii: "\\") {
                guard position < source.count, source[position] != UInt8(ascii: "\n") else { break }
                position += 1
            }
        }
        return fail(GoString(stringLiteral: message))
    }

    private mutating func lexRawQuote() -> Token {
        guard let end = source.firstIndex(of: UInt8(ascii: "`"), from: position) else {
            position = source.count
            return fail("unterminated raw quoted string")
        }
        position = end + 1
        return emit(.rawString)
    }

    /// Scans a number that the parser will check: this accepts "." and "089" too.
    private mutating func lexNumber() -> Token {
        guard scanNumber() else { return failBadNumber() }
        guard let sign = byte(at: position), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return emit(.number)
        }
        guard scanNumber(), source[position - 1] == UInt8(ascii: "i") else { return failBadNumber() }
        return emit(.complex)
    }

    private mutating func failBadNumber() -> Token {
        fail(GoString("bad number syntax: ") + Strconv.quote(GoString(source.part(start..<position))))
    }

    private mutating func scanNumber() -> Bool {
        accept("+-")
        var digits: StaticString = "0123456789_"
        if accept("0") {
            if accept("xX") {
                digits = "0123456789abcdefABCDEF_"
            } else if accept("oO") {
                digits = "01234567_"
            } else if accept("bB") {
                digits = "01_"
            }
        }
        acceptRun(digits)
        if accept(".") { acceptRun(digits) }
        if digits.utf8CodeUnitCount == 11, accept("eE") { scanExponent() }
        if digits.utf8CodeUnitCount == 23, accept("pP") { scanExponent() }
        accept("i")
        guard let width = alphanumericWidth(at: position) else { return true }
        position += width
        return false
    }

    private mutating func scanExponent() {
        accept("+-")
        acceptRun("0123456789_")
    }

    @discardableResult
    private mutating func accept(_ valid: StaticString) -> Bool {
        guard let byte = byte(at: position), valid.withUTF8Buffer({ $0.contains(byte) }) else { return false }
        position += 1
        return true
    }

    private mutating func acceptRun(_ valid: StaticString) {
        while accept(valid) {}
    }

    // MARK: Runes

    /// Whether something may follow an identifier here: a blank, the end, or one of `. , | : ( )`.
    @inline(__always)
    private var isAtTerminator: Bool {
        guard position < source.count else { return true }
        switch source[position] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ")"),
            UInt8(ascii: "("), 0x20, 0x0A, 0x09, 0x0D:
            return true
        default: return isRightDelimiter(at: position)
        }
    }

    @inline(__always)
    private mutating func skipAlphanumerics() {
        position = source.endOfWord(from: position)
        if position < source.count, source[position] >= 0x80 { skipAllAlphanumerics() }
    }

    @inline(never)
    private mutating func skipAllAlphanumerics() {
        while let width = alphanumericWidth(at: position) { position += width }
    }

    /// How many bytes the letter, digit or underscore here has; nil where there is none.
    private func alphanumericWidth(at index: Int) -> Int? {
        guard let byte = byte(at: index) else { return nil }
        if byte < 0x80 { return byte.isWordByte ? 1 : nil }
        let (rune, width) = decodeRune(source, at: index)
        return Unicode.isLetter(rune) || Unicode.isDigit(rune) ? width : nil
    }

    private func isDigit(at index: Int) -> Bool {
        guard let byte = byte(at: index) else { return true }
        return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    @inline(__always)
    private func byte(at index: Int) -> UInt8? { index < source.count ? source[index] : nil }

    /// The rune at `index` as Go's `%#U` shows it, such as `U+0040 '@'`.
    private func describedRune(at index: Int) -> GoString {
        guard index < source.count else { return GoString() }
        let (rune, _) = decodeRune(source, at: index)
        let digits = String(rune, radix: 16, uppercase: true)
        var text = GoString("U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
        if Unicode.isPrint(rune) {
            text.append(" '")
            text.append(rune: rune)
            text.append("'")
        }
        return text
    }
}
