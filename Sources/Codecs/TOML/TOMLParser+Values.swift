import GoTemplate

extension TOMLParser {
    /// Reads a value after `=`, `[` or `,`.
    mutating func parseValue(isElement: Bool = false, depth: Int) throws(Problem) -> Value {
        try skipBlanks()
        let rune = try next()
        switch rune {
        case 0x30...0x39: return try parseNumberOrDate(startingWith: rune)
        case UInt8(ascii: "-").rune, UInt8(ascii: "+").rune: return try parseSignedNumber()
        case UInt8.openBracket.rune: return try parseArray(depth: depth)
        case UInt8(ascii: "{").rune: return try parseInlineTable(isElement: isElement, depth: depth)
        case UInt8.doubleQuote.rune: return .string(try parseAnyBasicString())
        case UInt8.singleQuote.rune: return .string(try parseAnyLiteralString())
        case UInt8.period.rune: throw problem("floats must start with a digit, not '.'")
        case UInt8(ascii: "i").rune, UInt8(ascii: "n").rune:
            if try acceptsRestOfSpecialFloat() { return try float(token) }
        default: break
        }
        if Unicode.isLetter(rune) {
            backUp()
            return try parseBoolean()
        }
        throw missingValue(rune)
    }

    /// Reads on after an `i` or `n`; mirrors lex.go lexValue, which takes `inf` as well as `nnf` or `ian`.
    private mutating func acceptsRestOfSpecialFloat() throws(Problem) -> Bool {
        if try accept(UInt8(ascii: "n")) {
            if try accept(UInt8(ascii: "f")) { return true }
        }
        guard try accept(UInt8(ascii: "a")) else { return false }
        return try accept(UInt8(ascii: "n"))
    }

    private func missingValue(_ rune: Rune) -> Problem {
        if rune == 0 { return problem("unexpected EOF; expected value") }
        let message = "expected value but found \(quote(rune)) instead"
        return rune == 0x0A ? problemOnPreviousLine(message) : problem(message)
    }

    private mutating func parseBoolean() throws(Problem) -> Value {
        let wordStart = position
        try takeWhile(Unicode.isLetter)
        let word = GoString(input[wordStart..<position])
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: throw problem("expected value but found \(quote(word)) instead")
        }
    }

    // MARK: Arrays

    private mutating func parseArray(depth: Int) throws(Problem) -> Value {
        try checkDepth(depth)
        arrayKeys.insert(currentTypeKey)
        var elements: [Value] = []
        while try startsElement() {
            elements.append(try parseValue(isElement: true, depth: depth + 1))
            guard try continuesArray() else { break }
        }
        let capacity = SliceGrowth.capacity(appendingOneByOne: elements.count, from: 2)
        return .list(List(elements, capacity: capacity))
    }

    /// Skips what may stand before an element; false at the end of the array.
    private mutating func startsElement() throws(Problem) -> Bool {
        switch try nextAfterBlanksAndComments() {
        case UInt8.comma.rune: throw problem("unexpected comma")
        case UInt8.closeBracket.rune: return false
        default:
            backUp()
            return true
        }
    }

    private mutating func continuesArray() throws(Problem) -> Bool {
        switch try nextAfterBlanksAndComments() {
        case UInt8.comma.rune: return true
        case UInt8.closeBracket.rune: return false
        case let rune:
            throw problem("expected a comma (',') or array terminator (']'), but got \(characterOrEnd(rune))")
        }
    }

    func checkDepth(_ depth: Int) throws(Problem) {
        if !Nesting.allows(depth) || context.count > Self.maximumTableDepth {
            throw problem("values are nested too deeply")
        }
    }

    /// Takes the first character after blanks, newlines and comments.
    mutating func nextAfterBlanksAndComments() throws(Problem) -> Rune {
        while true {
            let rune = try next()
            if rune == UInt8.hash.rune {
                try skipComment()
            } else if !TOMLCharacter.isBlankOrNewline(rune) {
                return rune
            }
        }
    }
}
