import GoTemplate

/// Splits text into the words that `snakecase` and `kebabcase` see.
///
/// Mirrors xstrings convert.go nextWord, with its treatment of invalid bytes: they belong to the rune after them.
struct WordScanner {
    enum Kind {
        case invalid, number, upperCase, alphabet, connector, punctuation, other
    }

    struct Word {
        let kind: Kind
        let range: Range<Int>
    }

    private let text: GoString
    private var position = 0

    init(_ text: GoString) {
        self.text = text
    }

    var isAtEnd: Bool { position == text.count }

    /// The next word; an empty invalid one at the end.
    mutating func next() -> Word {
        let start = position
        let kind = scan()
        return Word(kind: kind, range: start..<position)
    }

    private mutating func scan() -> Kind {
        guard !isAtEnd else { return .invalid }
        let first = validRune(after: runeError)
        position += first.width
        let kind = Self.kind(of: first.rune)
        switch kind {
        case .invalid: break
        case .connector: skip(after: first.rune, while: Self.isConnector)
        case .punctuation: skip(after: first.rune, while: Unicode.isPunct)
        case .upperCase: scanCapitalized(first.rune)
        case .alphabet: skip(after: first.rune, while: Self.isLowerLetter)
        case .number: skip(after: first.rune, while: Unicode.isNumber)
        case .other: skip(after: first.rune, while: Self.isOther)
        }
        return kind
    }

    /// Scans `Status`, or `HTTP` of `HTTPStatus`, after its first letter.
    private mutating func scanCapitalized(_ first: Rune) {
        guard !isAtEnd else { return }
        let second = validRune(after: first)
        if Unicode.isUpper(second.rune) {
            position += second.width
            scanAcronym(after: second)
        } else if Self.isAlphabet(second.rune) {
            position += second.width
            skip(after: second.rune, while: Self.isLowerLetter)
        }
    }

    private mutating func scanAcronym(after second: (rune: Rune, width: Int)) {
        var lastWidth = second.width
        var current = second.rune
        while !isAtEnd {
            let (rune, width) = validRune(after: current)
            current = rune
            if !Unicode.isUpper(rune) { break }
            lastWidth = width
            position += width
        }
        // The last capital starts the next word if a small letter follows it.
        if !isAtEnd && Self.isAlphabet(current) { position -= lastWidth }
    }

    private mutating func skip(after first: Rune, while belongs: (Rune) -> Bool) {
        var previous = first
        while !isAtEnd {
            let (rune, width) = validRune(after: previous)
            if !belongs(rune) { return }
            position += width
            previous = rune
        }
    }

    /// The next valid rune and its width with the invalid bytes before it; `previous` where none is left.
    private func validRune(after previous: Rune) -> (rune: Rune, width: Int) {
        var end = position
        while end < text.count {
            let (rune, width) = text.rune(at: end)
            end += width
            if rune != runeError { return (rune, end - position) }
        }
        return (previous, end - position)
    }
}

extension WordScanner {
    static func isConnector(_ rune: Rune) -> Bool { rune == 0x2D || rune == 0x5F || Unicode.isSpace(rune) }

    private static func kind(of rune: Rune) -> Kind {
        if rune == runeError { return .invalid }
        if isConnector(rune) { return .connector }
        if Unicode.isPunct(rune) { return .punctuation }
        if Unicode.isUpper(rune) { return .upperCase }
        if isAlphabet(rune) { return .alphabet }
        return Unicode.isNumber(rune) ? .number : .other
    }

    private static func isLowerLetter(_ rune: Rune) -> Bool { isAlphabet(rune) && !Unicode.isUpper(rune) }

    private static func isOther(_ rune: Rune) -> Bool {
        !isConnector(rune) && !isAlphabet(rune) && !Unicode.isNumber(rune) && !Unicode.isPunct(rune)
    }

    /// Mirrors xstrings isAlphabet: letters, but for the ideographs of China, Japan and Korea.
    private static func isAlphabet(_ rune: Rune) -> Bool {
        switch rune {
        case 0x3400...0x4D85, 0x4E00...0x9FCC, 0x20000...0x2B81D: false
        default: Unicode.isLetter(rune)
        }
    }
}
