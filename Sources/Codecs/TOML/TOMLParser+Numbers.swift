import GoTemplate

// MARK: - Scanning

extension TOMLParser {
    /// Reads a number or a date whose first digit has been taken.
    mutating func parseNumberOrDate(startingWith digit: Rune) throws(Problem) -> Value {
        start = position - 1
        guard digit == 0x30 else { return try parseDigitsOrDate() }
        let rune = try next()
        switch rune {
        case 0x30...0x39: return try parseDigitsOrDate()
        case UInt8(ascii: "_").rune: return try parseDecimal()
        case UInt8.period.rune, UInt8(ascii: "e").rune, UInt8(ascii: "E").rune: return try parseFloat()
        case UInt8(ascii: "b").rune: return try parseInteger("a binary", digits: TOMLCharacter.isBinary)
        case UInt8(ascii: "o").rune: return try parseInteger("an octal", digits: TOMLCharacter.isOctal)
        case UInt8(ascii: "x").rune: return try parseInteger("a hexadecimal", digits: TOMLCharacter.isHexadecimal)
        default:
            backUp()
            return try integer(token)
        }
    }

    private mutating func parseDigitsOrDate() throws(Problem) -> Value {
        try takeWhile(TOMLCharacter.isDigit)
        switch try next() {
        case UInt8(ascii: "-").rune, UInt8(ascii: ":").rune:
            try takeWhile(Self.isDateCharacter)
            return try dateTime(token)
        case UInt8(ascii: "_").rune: return try parseDecimal()
        case UInt8.period.rune, UInt8(ascii: "e").rune, UInt8(ascii: "E").rune: return try parseFloat()
        default:
            backUp()
            return try integer(token)
        }
    }

    private static func isDateCharacter(_ rune: Rune) -> Bool {
        switch rune {
        case UInt8(ascii: "-").rune, UInt8(ascii: ":").rune, UInt8(ascii: "T").rune, UInt8(ascii: "t").rune, 0x20,
            UInt8.period.rune, UInt8(ascii: "Z").rune, UInt8(ascii: "z").rune, UInt8(ascii: "+").rune:
            true
        default: TOMLCharacter.isDigit(rune)
        }
    }

    private mutating func parseDecimal() throws(Problem) -> Value {
        try takeWhile { TOMLCharacter.isDigit($0) || $0 == UInt8(ascii: "_").rune }
        switch try next() {
        case UInt8.period.rune, UInt8(ascii: "e").rune, UInt8(ascii: "E").rune: return try parseFloat()
        default:
            backUp()
            return try integer(token)
        }
    }

    private mutating func parseFloat() throws(Problem) -> Value {
        try takeWhile { rune in
            switch rune {
            case UInt8(ascii: "_").rune, UInt8.period.rune, UInt8(ascii: "-").rune, UInt8(ascii: "+").rune,
                UInt8(ascii: "e").rune, UInt8(ascii: "E").rune:
                true
            default: TOMLCharacter.isDigit(rune)
            }
        }
        return try float(token)
    }

    private mutating func parseInteger(_ name: String, digits: (Rune) -> Bool) throws(Problem) -> Value {
        let first = try peek()
        if !digits(first) { throw problem("not \(name) number: '\(token.text)\(character(first))'") }
        try takeWhile { digits($0) || $0 == UInt8(ascii: "_").rune }
        return try integer(token)
    }

    /// Reads a number whose sign has been taken.
    mutating func parseSignedNumber() throws(Problem) -> Value {
        start = position - 1
        let rune = try next()
        switch rune {
        case UInt8(ascii: "i").rune: return try parseSpecialFloat(UInt8(ascii: "n"), UInt8(ascii: "f"))
        case UInt8(ascii: "n").rune: return try parseSpecialFloat(UInt8(ascii: "a"), UInt8(ascii: "n"))
        case 0x30:
            let prefix = try peek()
            if [UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "x")].contains(where: { $0.rune == prefix }) {
                throw problem("cannot use sign with non-decimal numbers: '\(token.text)\(character(prefix))'")
            }
        case UInt8.period.rune: throw problem("floats must start with a digit, not '.'")
        default: break
        }
        guard TOMLCharacter.isDigit(rune) else { throw problem("expected a digit but got \(quote(rune))") }
        return try parseDecimal()
    }

    private mutating func parseSpecialFloat(_ second: UInt8, _ third: UInt8) throws(Problem) -> Value {
        for letter in [second, third] {
            if try !accept(letter) { throw problem("invalid float: '\(token.text)'") }
        }
        return try float(token)
    }
}

// MARK: - Meaning

extension TOMLParser {
    private func integer(_ text: GoString) throws(Problem) -> Value {
        if !Self.hasProperUnderscores(text.bytes[...]) {
            throw problem("Invalid integer \(quote(text)): underscores must be surrounded by digits")
        }
        if Self.hasLeadingZero(text.bytes[...]) {
            throw problem("Invalid integer \(quote(text)): cannot have leading zeroes")
        }
        do throws(Strconv.NumberError) {
            return .int64(try Strconv.parseInt(text, base: 0))
        } catch {
            guard error.isRangeError else { throw .bug("Expected integer value, but got '\(text.text)'.") }
            throw problem("\(text.text) is out of range for int64")
        }
    }

    func float(_ text: GoString) throws(Problem) -> Value {
        let parts = text.bytes.split { [.period, UInt8(ascii: "e"), UInt8(ascii: "E")].contains($0) }
        if !parts.allSatisfy(Self.hasProperUnderscores) {
            throw problem("Invalid float \(quote(text)): underscores must be surrounded by digits")
        }
        if let whole = parts.first, Self.hasLeadingZero(whole) {
            throw problem("Invalid float \(quote(text)): cannot have leading zeroes")
        }
        if !Self.hasDigitsAfterPeriods(text.bytes) {
            throw problem("Invalid float \(quote(text)): '.' must be followed by one or more digits")
        }
        return .float(try number(text))
    }

    private func number(_ text: GoString) throws(Problem) -> Double {
        switch text {
        case "nan", "+nan": return .nan
        case "-nan": return -.nan
        default: break
        }
        do throws(Strconv.NumberError) {
            return try Strconv.parseFloat(GoString(text.bytes.filter { $0 != UInt8(ascii: "_") }))
        } catch {
            if error.isRangeError { throw problem("\(text.text) is out of range for float64") }
            throw problem("Invalid float value: \(quote(text))")
        }
    }

    private static func hasLeadingZero(_ text: ArraySlice<UInt8>) -> Bool {
        let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
        let digits = isSigned ? text.dropFirst() : text
        guard digits.first == UInt8(ascii: "0"), let second = digits.dropFirst().first else { return false }
        return isSigned || ![UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "x")].contains(second)
    }

    /// Whether each underscore stands between digits, and a digit at the end.
    private static func hasProperUnderscores(_ text: ArraySlice<UInt8>) -> Bool {
        let word = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
        if word.elementsEqual("nan".utf8) || word.elementsEqual("inf".utf8) { return true }
        var isAfterDigit = false
        for byte in text {
            if byte == UInt8(ascii: "_") && !isAfterDigit { return false }
            isAfterDigit = TOMLCharacter.isHexadecimal(Rune(byte))
        }
        return isAfterDigit
    }

    private static func hasDigitsAfterPeriods(_ text: [UInt8]) -> Bool {
        for (byte, following) in zip(text, text.dropFirst()) where byte == .period {
            if !TOMLCharacter.isDigit(Rune(following)) { return false }
        }
        return text.last != .period
    }
}

extension Strconv.NumberError {
    fileprivate var isRangeError: Bool { reason == "value out of range" }
}
