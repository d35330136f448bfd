import GoTemplate

/// The characters of a stream, checked and decoded piece by piece as go-yaml v2 does it.
///
/// Mirrors readerc.go. Each piece is checked when its first character is needed, so the size of pieces decides whether
/// a character that is not allowed is reported, or an error of the scanner before it.
struct GoYAMLReader {
    private enum Encoding {
        case utf8
        case utf16(isBigEndian: Bool)
    }

    private static let pieceSize = 512

    private let input: [UInt8]
    private var encoding: Encoding?
    /// The bytes that were read and not yet decoded.
    private var piece = 0..<0
    private var isAtEnd = false
    /// What was decoded, as UTF-8; zeros follow it.
    private(set) var text: [UInt8] = []
    private(set) var position = 0
    /// How many characters lie decoded behind the position.
    private var unreadCount = 0
    /// Where the position was when text was decoded last: go-yaml's buffer begins there.
    private var bufferStart = 0
    private(set) var mark = GoYAMLMark()
    /// How many line breaks were read since the last character that is not blank, as go-yaml v3 counts them.
    private(set) var newlines = 0

    init(_ input: [UInt8]) {
        self.input = input
        text.reserveCapacity(input.count)
    }

    /// Makes sure that so many characters are there, or the end of the input.
    @inline(__always)
    mutating func need(_ count: Int) throws(GoYAMLError) {
        if unreadCount < count { try decode(count) }
    }

    /// The byte at the position or behind it.
    @inline(__always)
    func byte(_ offset: Int = 0) -> UInt8 {
        position + offset < text.count ? text[position + offset] : 0
    }

    /// Steps over a character.
    @inline(__always)
    mutating func skip() {
        if !isBlank() { newlines = 0 }
        mark.index += 1
        mark.column += 1
        unreadCount -= 1
        position += YAMLCharacter.width(byte())
    }

    /// Steps over a line break.
    mutating func skipLine() {
        var ignored: [UInt8] = []
        readLine(into: &ignored)
    }

    /// Appends a character and steps over it.
    @inline(__always)
    mutating func read(into output: inout [UInt8]) {
        let width = YAMLCharacter.width(byte())
        for offset in 0..<width { output.append(byte(offset)) }
        skip()
    }

    /// Appends a line break and steps over it; all but U+2028 and U+2029 become a line feed.
    mutating func readLine(into output: inout [UInt8]) {
        guard isBreak() else { return }
        let before = newlines
        switch byte() {
        case 0xE2: output.append(contentsOf: text[position..<position + 3])
        case 0x0D where byte(1) == 0x0A:
            output.append(0x0A)
            skip()
        default: output.append(0x0A)
        }
        skip()
        newlines = before + 1
        mark.line += 1
        mark.column = 0
    }

    /// Moves the mark to a new line at the end of the stream.
    mutating func endLine() {
        guard mark.column != 0 else { return }
        mark.column = 0
        mark.line += 1
    }
}

/// A place in a stream; all are counted from 0.
struct GoYAMLMark {
    var index = 0
    var line = 0
    var column = 0
}

/// What go-yaml refuses a stream for.
struct GoYAMLError: Error {
    private enum Source {
        case reader, scanner, parser
    }

    private let problem: String
    private let source: Source
    private let mark: GoYAMLMark
    private let context: GoYAMLMark

    static func reader(_ problem: String) -> GoYAMLError {
        GoYAMLError(problem: problem, source: .reader, mark: GoYAMLMark(), context: GoYAMLMark())
    }

    static func scanner(_ problem: String, at mark: GoYAMLMark, since context: GoYAMLMark) -> GoYAMLError {
        GoYAMLError(problem: problem, source: .scanner, mark: mark, context: context)
    }

    static func parser(_ problem: String, at mark: GoYAMLMark, since context: GoYAMLMark) -> GoYAMLError {
        GoYAMLError(problem: problem, source: .parser, mark: mark, context: context)
    }

    /// Mirrors decode.go `fail`: which mark gives the line, that only the scanner's are counted from 1, and that line 0
    /// is not named.
    var failure: YAML.Failure { failure(atLine: mark.line == 0 ? context.line : mark.line + offset) }

    /// Mirrors decode.go `fail` of v3, which prefers the line where the construct began.
    var failureOfVersion3: YAML.Failure {
        let line = context.line == 0 ? mark.line : context.line
        return failure(atLine: line == 0 ? 0 : line + offset)
    }

    private var offset: Int { source == .scanner ? 1 : 0 }

    private func failure(atLine line: Int) -> YAML.Failure {
        if line == 0 { return YAML.Failure(GoString("yaml: \(problem)")) }
        return YAML.Failure(GoString("yaml: line \(line): \(problem)"), line: line)
    }
}

// MARK: - Characters

extension GoYAMLReader {
    @inline(__always)
    func isBreak(_ offset: Int = 0) -> Bool {
        switch byte(offset) {
        case 0x0A, 0x0D: true
        case 0xC2: byte(offset + 1) == 0x85
        case 0xE2: byte(offset + 1) == 0x80 && byte(offset + 2) & 0xFE == 0xA8
        default: false
        }
    }

    @inline(__always)
    func isBlank(_ offset: Int = 0) -> Bool { byte(offset) == 0x20 || byte(offset) == 0x09 }

    @inline(__always)
    func isBreakOrEnd(_ offset: Int = 0) -> Bool { byte(offset) == 0 || isBreak(offset) }

    /// A blank, a line break, or the end.
    @inline(__always)
    func isSpace(_ offset: Int = 0) -> Bool { isBlank(offset) || isBreakOrEnd(offset) }

    var isNameCharacter: Bool {
        let byte = byte()
        return byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    /// Whether `---` or `...` stands at the beginning of the line.
    func isIndicator(_ character: UInt8) -> Bool {
        mark.column == 0 && byte() == character && byte(1) == character && byte(2) == character && isSpace(3)
    }

    /// Whether a character at the beginning of a line is taken for a byte order mark: go-yaml looks for one at the
    /// beginning of its buffer, wherever the line begins.
    var isAtByteOrderMark: Bool {
        mark.column == 0 && bufferStart + 3 <= text.count && text[bufferStart] == 0xEF && text[bufferStart + 1] == 0xBB
            && text[bufferStart + 2] == 0xBF
    }
}

// MARK: - Decoding

extension GoYAMLReader {
    private mutating func decode(_ count: Int) throws(GoYAMLError) {
        if encoding == nil { determineEncoding() }
        bufferStart = position
        var isFirst = true
        while unreadCount < count {
            if !isFirst || piece.isEmpty { readPiece() }
            isFirst = false
            while !piece.isEmpty, try decodeCharacter() {}
            guard !isAtEnd else {
                unreadCount += 1
                return
            }
        }
    }

    private mutating func readPiece() {
        let size = min(Self.pieceSize - piece.count, input.count - piece.upperBound)
        piece = piece.lowerBound..<piece.upperBound + size
        if size == 0 { isAtEnd = true }
    }

    private mutating func determineEncoding() {
        while !isAtEnd && piece.count < 3 { readPiece() }
        switch (rawByte(0), rawByte(1), rawByte(2)) {
        case (0xFF, 0xFE, _): begin(.utf16(isBigEndian: false), markWidth: 2)
        case (0xFE, 0xFF, _): begin(.utf16(isBigEndian: true), markWidth: 2)
        case (0xEF, 0xBB, 0xBF): begin(.utf8, markWidth: 3)
        default: begin(.utf8, markWidth: 0)
        }
    }

    private mutating func begin(_ encoding: Encoding, markWidth: Int) {
        self.encoding = encoding
        piece = piece.dropFirst(markWidth)
    }

    private func rawByte(_ offset: Int) -> UInt8 { offset < piece.count ? input[piece.lowerBound + offset] : 0 }

    /// Decodes a character; false where the piece ends within it.
    private mutating func decodeCharacter() throws(GoYAMLError) -> Bool {
        let character =
            switch encoding {
            case .utf16(let isBigEndian): try utf16Character(isBigEndian)
            default: try utf8Character()
            }
        guard let (value, width) = character else { return false }
        guard Self.isAllowed(value) else { throw .reader("control characters are not allowed") }
        piece = piece.dropFirst(width)
        text.append(rune: Rune(value))
        unreadCount += 1
        return true
    }

    private func utf8Character() throws(GoYAMLError) -> (value: UInt32, width: Int)? {
        let first = rawByte(0)
        if first < 0x80 { return (UInt32(first), 1) }
        let width = first & 0xE0 == 0xC0 ? 2 : first & 0xF0 == 0xE0 ? 3 : first & 0xF8 == 0xF0 ? 4 : 0
        if width == 0 { throw .reader("invalid leading UTF-8 octet") }
        if width > piece.count { return try cutOff("incomplete UTF-8 octet sequence") }
        var value = UInt32(first & (0x7F >> UInt8(width)))
        for offset in 1..<width {
            let byte = rawByte(offset)
            if byte & 0xC0 != 0x80 { throw .reader("invalid trailing UTF-8 octet") }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let smallest: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000
        if value < smallest { throw .reader("invalid length of a UTF-8 sequence") }
        if (0xD800...0xDFFF).contains(value) || value > 0x10FFFF { throw .reader("invalid Unicode character") }
        return (value, width)
    }

    private func utf16Character(_ isBigEndian: Bool) throws(GoYAMLError) -> (value: UInt32, width: Int)? {
        if piece.count < 2 { return try cutOff("incomplete UTF-16 character") }
        let first = utf16Unit(0, isBigEndian)
        if first & 0xFC00 == 0xDC00 { throw .reader("unexpected low surrogate area") }
        guard first & 0xFC00 == 0xD800 else { return (first, 2) }
        if piece.count < 4 { return try cutOff("incomplete UTF-16 surrogate pair") }
        let second = utf16Unit(2, isBigEndian)
        if second & 0xFC00 != 0xDC00 { throw .reader("expected low surrogate area") }
        return (0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF), 4)
    }

    private func utf16Unit(_ offset: Int, _ isBigEndian: Bool) -> UInt32 {
        let (first, second) = (UInt32(rawByte(offset)), UInt32(rawByte(offset + 1)))
        return isBigEndian ? first << 8 | second : second << 8 | first
    }

    /// The rest of a character comes with the next piece, if there is one.
    private func cutOff(_ problem: String) throws(GoYAMLError) -> (value: UInt32, width: Int)? {
        if isAtEnd { throw .reader(problem) }
        return nil
    }

    private static func isAllowed(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
