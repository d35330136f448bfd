import GoTemplate

/// Writes the words of a text in lower case with a connector between them: `snakecase` and `kebabcase`.
///
/// Mirrors xstrings convert.go camelCaseToLowerCase.
struct DelimitedWords {
    private let text: GoString
    private let connector: UInt8
    private var scanner: WordScanner
    private var word: WordScanner.Word
    private var output = GoString()

    /// `text` with its words joined by `connector`.
    static func convert(_ text: GoString, connector: UInt8) -> GoString {
        var words = DelimitedWords(text, connector: connector)
        words.convert()
        return words.output
    }

    private init(_ text: GoString, connector: UInt8) {
        self.text = text
        self.connector = connector
        self.scanner = WordScanner(text)
        self.word = scanner.next()
    }

    private mutating func convert() {
        while !scanner.isAtEnd {
            if word.kind != .connector { append(word) }
            let previous = word
            word = scanner.next()
            switch previous.kind {
            case .number:
                appendNumberedWord()
                if word.kind != .invalid { appendConnectorBeforeWord() }
            case .connector: append(previous)
            case .punctuation: break
            default: joinAfterLetters()
            }
        }
        append(word)
    }

    /// Decides where a number after letters belongs: `bld4_floor`, but `http_2xx`.
    private mutating func joinAfterLetters() {
        guard word.kind == .number else { return appendConnectorBeforeWord() }
        if scanner.isAtEnd { return }
        let number = word
        word = scanner.next()
        guard word.kind == .alphabet else {
            append(number)
            return appendConnectorBeforeWord()
        }
        output.bytes.append(connector)
        append(number)
        appendNumberedWord()
        if word.kind != .invalid { appendConnectorBeforeWord() }
    }

    /// Appends the small letters and digits that follow a number.
    private mutating func appendNumberedWord() {
        while word.kind == .alphabet || word.kind == .number {
            append(word)
            word = scanner.next()
        }
    }

    private mutating func appendConnectorBeforeWord() {
        if word.kind != .connector && word.kind != .punctuation { output.bytes.append(connector) }
    }

    /// Mirrors xstrings toLower: only capitals and connectors are changed.
    private mutating func append(_ word: WordScanner.Word) {
        let part = text.bytes[word.range]
        guard word.kind == .upperCase || word.kind == .connector else {
            output.bytes.append(contentsOf: part)
            return
        }
        for rune in GoString(part).runes {
            if WordScanner.isConnector(rune) {
                output.bytes.append(connector)
            } else {
                output.append(rune: Unicode.isUpper(rune) ? Unicode.toLower(rune) : rune)
            }
        }
    }
}
