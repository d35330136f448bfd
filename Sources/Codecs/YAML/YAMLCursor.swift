import GoTemplate

/// A place in the input: what stands there, and how to go on; mirrors the character helpers of scannerc.go.
///
/// It is small, so that looking at the input does not copy all of the scanner.
struct YAMLCursor {
    let input: UnsafePointer<UInt8>
    private let limit: Int
    private let problem: StaticString?

    var position = 0
    private(set) var line = 0
    /// Where the line begins; moved on by the continuation bytes of its characters, so that columns count characters.
    private var lineStart = 0
    /// The number of continuation bytes before `position`.
    private var continuationCount = 0

    /// The bytes of `source` must stay where they are: `input` points at the first.
    init(_ source: YAMLInput, input: UnsafePointer<UInt8>) {
        self.input = input
        self.limit = source.limit
        self.problem = source.problem
    }

    @inline(__always)
    var byte: UInt8 { input[position] }

    @inline(__always)
    func byte(after offset: Int) -> UInt8 { input[position + offset] }

    /// The characters between the beginning of the line and here.
    @inline(__always)
    var column: Int { position - lineStart }

    @inline(__always)
    var mark: YAMLMark {
        YAMLMark(line: Int32(truncatingIfNeeded: line), column: Int32(truncatingIfNeeded: column))
    }

    /// The position counted in characters.
    @inline(__always)
    var index: Int { position - continuationCount }
}

// MARK: - The limit of the reader

extension YAMLCursor {
    /// Whether the input has a problem somewhere; then scalars are read with care to find it where go-yaml does.
    @inline(__always)
    var hasReaderProblem: Bool { problem != nil }

    /// Fails where go-yaml's reader fails when asked for so many characters.
    @inline(__always)
    func ensure(_ count: Int) throws {
        if position + 4 * count > limit { try ensureExactly(count) }
    }

    private func ensureExactly(_ count: Int) throws {
        var place = position
        for _ in 0..<count {
            // The reader names no line.
            if place >= limit { throw YAML.Failure(GoString("yaml: \(problem ?? "")")) }
            place += YAMLCharacter.width(input[place])
        }
    }
}

// MARK: - What stands here

extension YAMLCursor {
    @inline(__always)
    var isBlank: Bool { byte == 0x20 || byte == 0x09 }

    /// Whether a blank, a break or the end is `offset` bytes on.
    @inline(__always)
    func isBlankOrEnd(after offset: Int) -> Bool {
        let place = input + position + offset
        switch place[0] {
        case 0, 0x09, 0x0A, 0x0D, 0x20: return true
        case 0..<0x80: return false
        default: return Self.isWideBreak(place)
        }
    }

    /// The number of bytes of the line break here, 0 where there is none; CR LF is one break.
    @inline(__always)
    var breakWidth: Int { Self.breakWidth(input + position) }

    @inline(__always)
    static func breakWidth(_ place: UnsafePointer<UInt8>) -> Int {
        let first = place[0]
        if first == 0x0A { return 1 }
        if first < 0x80 { return first == 0x0D ? (place[1] == 0x0A ? 2 : 1) : 0 }
        return isWideBreak(place) ? YAMLCharacter.width(first) : 0
    }

    /// U+0085, U+2028 and U+2029.
    private static func isWideBreak(_ place: UnsafePointer<UInt8>) -> Bool {
        if place[0] == 0xC2 { return place[1] == 0x85 }
        return place[0] == 0xE2 && place[1] == 0x80 && place[2] & 0xFE == 0xA8
    }

    /// Whether `---` or `...` stands here at the beginning of a line.
    @inline(__always)
    var isDocumentIndicator: Bool {
        guard column == 0, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return false }
        return byte(after: 1) == byte && byte(after: 2) == byte && isBlankOrEnd(after: 3)
    }
}

// MARK: - Going on

extension YAMLCursor {
    /// Skips one character, which is no line break.
    @inline(__always)
    mutating func skip() {
        if byte < 0x80 { position += 1 } else { skipWide() }
    }

    /// Skips a character of several bytes.
    mutating func skipWide() {
        let width = YAMLCharacter.width(byte)
        position += width
        lineStart += width - 1
        continuationCount += width - 1
    }

    @inline(__always)
    mutating func skipBreak(_ width: Int) {
        if byte >= 0x80 { continuationCount += width - 1 }
        position += width
        lineStart = position
        line += 1
    }

    /// Counts the end of the input as the end of a line.
    mutating func forceBreak() {
        guard column != 0 else { return }
        lineStart = position
        line += 1
    }

    /// Skips the characters up to the end of the line.
    mutating func skipLine() {
        while true {
            let byte = byte
            if byte >= 0x80 {
                if breakWidth > 0 { return }
                skipWide()
            } else if byte == 0x0A || byte == 0x0D || byte == 0 {
                return
            } else {
                position += 1
            }
        }
    }

    /// Skips the characters up to a blank, a break, or what ends a plain scalar.
    mutating func skipPlainCharacters(isFlow: Bool) {
        while true {
            switch byte {
            case 0, 0x09, 0x0A, 0x0D, 0x20: return
            case UInt8(ascii: ":"):
                if isBlankOrEnd(after: 1) { return }
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
                UInt8(ascii: "}"):
                if isFlow { return }
                position += 1
            case 0..<0x80: position += 1
            default:
                if breakWidth > 0 { return }
                skipWide()
            }
        }
    }
}
