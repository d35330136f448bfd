/// The kinds of lexical items, in the order of text/template's `itemType`: keywords come last.
enum TokenKind: UInt8 {
    case error, bool, character, characterConstant, complex, assign, declare, eof
    case field, identifier, leftDelimiter, leftParen, number, pipe, rawString
    case rightDelimiter, rightParen, space, string, text, variable
    // Keywords; `isKeyword` relies on `block` being the first.
    case block, `break`, `continue`, dot, define, `else`, end, `if`, `nil`, range, template, with

    var isKeyword: Bool { rawValue >= TokenKind.block.rawValue }
}

extension TokenKind {
    /// The keyword a word is, if it is one; `.` is made by the lexer itself.
    init?(keyword word: ArraySlice<UInt8>) {
        switch word.count {
        case 2 where word.elementsEqual("if".utf8): self = .if
        case 3 where word.elementsEqual("end".utf8): self = .end
        case 3 where word.elementsEqual("nil".utf8): self = .nil
        case 4 where word.elementsEqual("else".utf8): self = .else
        case 4 where word.elementsEqual("with".utf8): self = .with
        case 4 where word.elementsEqual("true".utf8): self = .bool
        case 5 where word.elementsEqual("false".utf8): self = .bool
        case 5 where word.elementsEqual("range".utf8): self = .range
        case 5 where word.elementsEqual("block".utf8): self = .block
        case 5 where word.elementsEqual("break".utf8): self = .break
        case 6 where word.elementsEqual("define".utf8): self = .define
        case 8 where word.elementsEqual("template".utf8): self = .template
        case 8 where word.elementsEqual("continue".utf8): self = .continue
        default: return nil
        }
    }
}
