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
    ///
    /// - Parameter word: not empty.
    @inline(__always)
    init?(keyword word: UnsafeBufferPointer<UInt8>) {
        // The longest keywords have eight bytes, so that a word is compared at once.
        guard word.count <= 8 else { return nil }
        switch (word.count, word.packed) {
        case (2, packed("if")): self = .if
        case (3, packed("end")): self = .end
        case (3, packed("nil")): self = .nil
        case (4, packed("else")): self = .else
        case (4, packed("with")): self = .with
        case (4, packed("true")): self = .bool
        case (5, packed("false")): self = .bool
        case (5, packed("range")): self = .range
        case (5, packed("block")): self = .block
        case (5, packed("break")): self = .break
        case (6, packed("define")): self = .define
        case (8, packed("template")): self = .template
        case (8, packed("continue")): self = .continue
        default: return nil
        }
    }
}

/// A word of at most eight bytes as a number; the compiler computes it.
@inline(__always)
private func packed(_ word: StaticString) -> UInt64 {
    UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount).packed
}
