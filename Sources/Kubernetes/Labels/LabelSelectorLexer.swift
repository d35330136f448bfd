import GoTemplate

/// Splits a label selector into words and symbols.
///
/// Mirrors the Lexer of k8s.io/apimachinery pkg/labels selector.go.
struct LabelSelectorLexer {
    enum Kind: Equatable {
        case end, error, word, comma, open, close, not
        case equals, doubleEquals, notEquals, greater, less
        case `in`, notIn
    }

    struct Token {
        let kind: Kind
        let text: GoString
    }

    private static let symbols: [String: Kind] = [
        ",": .comma, "(": .open, ")": .close, "!": .not, "=": .equals, "==": .doubleEquals, "!=": .notEquals,
        ">": .greater, "<": .less,
    ]

    private var rest: ArraySlice<UInt8>

    init(_ text: GoString) { rest = text.bytes[...] }

    /// All tokens, the last of them the end.
    static func tokens(of text: GoString) -> [Token] {
        var lexer = LabelSelectorLexer(text)
        var tokens: [Token] = []
        repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() -> Token {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        // Go's lexer takes a NUL for the end.
        guard let first = rest.first, first != 0 else { return Token(kind: .end, text: GoString()) }
        return Self.isSymbol(first) ? symbol() : word()
    }

    private mutating func word() -> Token {
        let word = rest.prefix { $0 != 0 && !Self.isSymbol($0) && $0 != 0x20 && $0 != 0x09 && $0 != 0x0D && $0 != 0x0A }
        rest = rest.dropFirst(word.count)
        let text = GoString(word)
        let kind: Kind = text == "in" ? .in : text == "notin" ? .notIn : .word
        return Token(kind: kind, text: text)
    }

    /// The longest symbol that begins here.
    private mutating func symbol() -> Token {
        let run = rest.prefix(while: Self.isSymbol)
        for length in [2, 1] where run.count >= length {
            let text = GoString(run.prefix(length))
            guard let kind = Self.symbols[text.text] else { continue }
            rest = rest.dropFirst(length)
            return Token(kind: kind, text: text)
        }
        rest = rest.dropFirst(run.count)
        return Token(kind: .error, text: "error expected: keyword found '" + GoString(run) + "'")
    }

    private static func isSymbol(_ byte: UInt8) -> Bool { "=!(),><".utf8.contains(byte) }
}
