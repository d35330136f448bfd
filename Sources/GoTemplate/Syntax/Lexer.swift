#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Splits template text into tokens.
///
/// Mirrors text/template/parse lex.go with the delimiters `{{` and `}}`. Works on bytes; comments and trimmed
/// white space never become tokens.
struct Lexer {
    let source: [UInt8]
    /// What the last token of kind `.error` says.
    private(set) var errorMessage = GoString()

    var position = 0
    /// Where the token being scanned begins.
    var start = 0
    var parenDepth = 0
    private var isInsideAction = false

    init(_ source: [UInt8]) {
        self.source = source
    }

    mutating func nextToken() -> Token { isInsideAction ? lexInsideAction() : lexText() }

    /// Ends the current token here.
    mutating func emit(_ kind: TokenKind) -> Token {
        let token = Token(kind, start, position)
        start = position
        return token
    }

    mutating func fail(_ message: GoString) -> Token {
        errorMessage = message
        return Token(.error, start, start)
    }

    // MARK: Text

    private mutating func lexText() -> Token {
        while let delimiter = nextLeftDelimiter() {
            let textStart = position
            let trims = hasLeftTrimMarker(at: delimiter + 2)
            let textEnd = trims ? endWithoutSpaces(from: textStart, to: delimiter) : delimiter
            start = delimiter
            position = delimiter
            if textEnd > textStart { return Token(.text, textStart, textEnd) }
            position = delimiter + 2
            let afterMarker = trims ? position + 2 : position
            guard hasPrefix(UInt8(ascii: "/"), UInt8(ascii: "*"), at: afterMarker) else {
                let token = emit(.leftDelimiter)
                isInsideAction = true
                position = afterMarker
                start = position
                parenDepth = 0
                return token
            }
            start = afterMarker
            if let failure = skipComment() { return failure }
        }
        position = source.count
        return emit(position > start ? .text : .eof)
    }

    private func nextLeftDelimiter() -> Int? {
        source.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var index = position
            while index + 1 < buffer.count {
                guard let found = memchr(base + index, 0x7B, buffer.count - 1 - index) else { return nil }
                index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if buffer[index + 1] == 0x7B { return index }
                index += 1
            }
            return nil
        }
    }

    private func endWithoutSpaces(from textStart: Int, to textEnd: Int) -> Int {
        var end = textEnd
        while end > textStart, isSpace(source[end - 1]) { end -= 1 }
        return end
    }

    /// Skips a comment, which begins at `start`, and its closing delimiter; a token if that fails.
    private mutating func skipComment() -> Token? {
        var end = start + 2
        while !hasPrefix(UInt8(ascii: "*"), UInt8(ascii: "/"), at: end) {
            guard end < source.count else { return fail("unclosed comment") }
            end += 1
        }
        position = end + 2
        guard let trims = rightDelimiterTrims() else { return fail("comment ends before closing delimiter") }
        position += trims ? 4 : 2
        if trims { skipSpaces() }
        start = position
        return nil
    }

    // MARK: Delimiters

    /// Whether a right delimiter is next, and if so whether it has a trim marker.
    func rightDelimiterTrims() -> Bool? {
        if hasRightTrimMarker(at: position), isRightDelimiter(at: position + 2) { return true }
        return isRightDelimiter(at: position) ? false : nil
    }

    mutating func lexRightDelimiter() -> Token {
        let trims = rightDelimiterTrims() == true
        if trims { position += 2 }
        start = position
        position += 2
        let token = emit(.rightDelimiter)
        if trims {
            skipSpaces()
            start = position
        }
        isInsideAction = false
        return token
    }

    private mutating func skipSpaces() {
        while position < source.count, isSpace(source[position]) { position += 1 }
    }

    func isRightDelimiter(at index: Int) -> Bool { hasPrefix(0x7D, 0x7D, at: index) }

    func hasRightTrimMarker(at index: Int) -> Bool {
        index + 1 < source.count && isSpace(source[index]) && source[index + 1] == UInt8(ascii: "-")
    }

    private func hasLeftTrimMarker(at index: Int) -> Bool {
        index + 1 < source.count && source[index] == UInt8(ascii: "-") && isSpace(source[index + 1])
    }

    private func hasPrefix(_ first: UInt8, _ second: UInt8, at index: Int) -> Bool {
        index + 1 < source.count && source[index] == first && source[index + 1] == second
    }

    /// The blanks of lex.go: ASCII only.
    func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
