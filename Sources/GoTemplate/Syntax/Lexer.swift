/// Splits template text into tokens.
///
/// Mirrors text/template/parse lex.go with the delimiters `{{` and `}}`. Works on bytes; comments and trimmed
/// white space never become tokens.
struct Lexer {
    /// The text, which must stay where it is as long as tokens are asked for.
    let source: UnsafeBufferPointer<UInt8>
    /// What the last token of kind `.error` says.
    private(set) var errorMessage = GoString()

    var position = 0
    /// Where the token being scanned begins.
    var start = 0
    var parenDepth = 0
    private var isInsideAction = false

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
    }

    @inline(__always)
    mutating func nextToken() -> Token { isInsideAction ? lexInsideAction() : lexText() }

    /// The next token but blanks.
    @inline(__always)
    mutating func nextWord() -> Token {
        guard isInsideAction else { return lexText() }
        skipSpaces()
        // The last blank may belong to the delimiter.
        if position > start, hasTrimmingRightDelimiter(at: position - 1) { position -= 1 }
        start = position
        return lexInsideAction()
    }

    /// Ends the current token here.
    @inline(__always)
    mutating func emit(_ kind: TokenKind) -> Token {
        let token = Token(kind, start, position)
        start = position
        return token
    }

    @inline(never)
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
        var index = position
        while let found = source.firstIndex(of: UInt8(ascii: "{"), from: index), found + 1 < source.count {
            if source[found + 1] == UInt8(ascii: "{") { return found }
            index = found + 1
        }
        return nil
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
        let trims = hasTrimmingRightDelimiter(at: position)
        guard trims || isRightDelimiter(at: position) else { return fail("comment ends before closing delimiter") }
        position += trims ? 4 : 2
        if trims { skipSpaces() }
        start = position
        return nil
    }

    // MARK: Delimiters

    /// Scans a right delimiter, with its trim marker if it has one.
    mutating func lexRightDelimiter(trims: Bool) -> Token {
        guard parenDepth == 0 else { return fail("unclosed left paren") }
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

    @inline(__always)
    mutating func skipSpaces() {
        while position < source.count, isSpace(source[position]) { position += 1 }
    }

    @inline(__always)
    func isRightDelimiter(at index: Int) -> Bool { hasPrefix(0x7D, 0x7D, at: index) }

    /// Whether ` -}}` is at `index`.
    @inline(__always)
    func hasTrimmingRightDelimiter(at index: Int) -> Bool {
        index + 1 < source.count && source[index + 1] == UInt8(ascii: "-") && isSpace(source[index])
            && isRightDelimiter(at: index + 2)
    }

    private func hasLeftTrimMarker(at index: Int) -> Bool {
        index + 1 < source.count && source[index] == UInt8(ascii: "-") && isSpace(source[index + 1])
    }

    @inline(__always)
    private func hasPrefix(_ first: UInt8, _ second: UInt8, at index: Int) -> Bool {
        index + 1 < source.count && source[index] == first && source[index + 1] == second
    }

    /// The blanks of lex.go: ASCII only.
    @inline(__always)
    func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
