// Numbers and strings.
extension Parser {
    mutating func number() throws -> NumberNode {
        let text = bytes(of: token)
        let source = names.name(text)
        if token.kind == .number, let literal = NumberLiteral(smallDecimal: text) {
            let ideal = literal.int.map { Value.int($0, .int) }
            return NumberNode(source: source, literal: literal, ideal: ideal, position: token.start)
        }
        do throws(NumberLiteral.Failure) {
            let literal = try literal(source)
            let ideal = literal.idealConstant(source: source)
            return NumberNode(source: source, literal: literal, ideal: ideal, position: token.start)
        } catch {
            throw failure(.constant(problem: error.reason))
        }
    }

    private func literal(_ text: GoString) throws(NumberLiteral.Failure) -> NumberLiteral {
        switch token.kind {
        case .characterConstant: try NumberLiteral(characterConstant: text)
        case .complex: try NumberLiteral(complexPair: text)
        default: try NumberLiteral(number: text)
        }
    }

    /// The value of a quoted or raw string.
    mutating func unquote(_ token: Token) throws -> GoString {
        let quoted = bytes(of: token)
        let content = quoted.part(1..<(quoted.count - 1))
        if token.kind == .rawString {
            guard content.firstIndex(of: UInt8(ascii: "\r"), from: 0) != nil else { return names.name(content) }
            return GoString(content.filter { $0 != UInt8(ascii: "\r") })
        }
        if Self.isPlain(content) { return names.name(content) }
        guard let value = Strconv.unquote(GoString(quoted)) else { throw failure(.constant(problem: "invalid syntax")) }
        return value
    }

    /// Whether a quoted text means just what it says: ASCII without escapes.
    private static func isPlain(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
        var plain = true
        for byte in content { plain = plain && byte < 0x80 && byte != UInt8(ascii: "\\") }
        return plain
    }
}
