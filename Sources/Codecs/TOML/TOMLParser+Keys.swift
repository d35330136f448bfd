import GoTemplate

extension TOMLParser {
    /// Reads `[a.b]` or `[[a.b]]` after the first bracket, and makes the table the current one.
    mutating func parseTableHeader() throws(Problem) {
        let isArray = try peek() == UInt8.openBracket.rune
        if isArray { _ = try next() }
        var key = TOMLKey()
        repeat {
            key.append(try parseTableName(isFirst: key.isEmpty))
            try checkLength(of: key)
        } while try continuesTableName()
        if isArray {
            let rune = try next()
            if rune != UInt8.closeBracket.rune {
                throw problem("expected end of table array name delimiter ']', but got \(quote(rune)) instead")
            }
        }
        try enterTable(key, isArray: isArray)
        arrayKeys.remove(context.text)
    }

    private mutating func parseTableName(isFirst: Bool) throws(Problem) -> GoString {
        try skipBlanks()
        let rune = try peek()
        if rune == UInt8.closeBracket.rune || rune == 0 {
            throw problem("unexpected end of table name (table names cannot be empty)")
        }
        if rune == UInt8.period.rune {
            throw problem("unexpected table separator (table names cannot be empty)")
        }
        if isFirst { keyLine = line }
        return try parseKeyPart(startingWith: rune)
    }

    private mutating func continuesTableName() throws(Problem) -> Bool {
        try skipBlanks()
        switch try next() {
        case UInt8.period.rune: return true
        case UInt8.closeBracket.rune: return false
        case let rune: throw problem("expected '.' or ']' to end table name, but got \(quote(rune)) instead")
        }
    }

    /// Reads a bare part of a key, which may turn out empty, or a quoted one.
    private mutating func parseKeyPart(startingWith rune: Rune) throws(Problem) -> GoString {
        switch rune {
        case UInt8.doubleQuote.rune:
            _ = try next()
            return try parseBasicString()
        case UInt8.singleQuote.rune:
            _ = try next()
            return try parseLiteralString()
        default:
            start = position
            try takeWhile(TOMLCharacter.isBareKey)
            return token
        }
    }

    /// Reads `a.b.c =`.
    mutating func parseKey() throws(Problem) -> TOMLKey {
        try skipBlanks()
        let rune = try peek()
        if rune == UInt8.equalSign.rune || rune == 0 { throw problem("unexpected '=': key name appears blank") }
        if rune == UInt8.period.rune { throw problem("unexpected '.': keys cannot start with a '.'") }
        keyLine = line
        var key = TOMLKey()
        repeat {
            key.append(try parseNextKeyPart())
            try checkLength(of: key)
        } while try continuesKey()
        return key
    }

    /// How many tables may be nested: each is looked up from the root, so that time grows with the square.
    static var maximumTableDepth: Int { 1000 }

    private func checkLength(of key: TOMLKey) throws(Problem) {
        if context.count + key.count > Self.maximumTableDepth { throw problem("tables are nested too deeply") }
    }

    private mutating func parseNextKeyPart() throws(Problem) -> GoString {
        try skipBlanks()
        let rune = try peek()
        if rune == UInt8.equalSign.rune || rune == 0 { throw problem("unexpected '='") }
        if rune == UInt8.period.rune { throw problem("unexpected '.'") }
        return try parseKeyPart(startingWith: rune)
    }

    private mutating func continuesKey() throws(Problem) -> Bool {
        try skipBlanks()
        let rune = try next()
        switch rune {
        case UInt8.period.rune: return true
        case UInt8.equalSign.rune: return false
        case 0: throw problem("unexpected EOF; expected key separator '='")
        case 0x0A: throw problemOnPreviousLine("expected '.' or '=', but got \(quote(rune)) instead")
        default: throw problem("expected '.' or '=', but got \(quote(rune)) instead")
        }
    }
}
