extension Strconv {
    /// `strconv.ParseInt`; base 0 reads the prefix and underscores.
    package static func parseInt(_ text: GoString, base: Int, bitSize: Int = 64) throws(NumberError) -> Int64 {
        let (value, failure) = readInt(text, base: base, bitSize: bitSize)
        if let failure { throw failure.error("ParseInt", text) }
        return value
    }

    /// `strconv.ParseInt` for callers that ignore its error: out of range gives the nearest limit, other errors 0.
    package static func parseIntClamping(_ text: GoString, base: Int, bitSize: Int = 64) -> Int64 {
        readInt(text, base: base, bitSize: bitSize).value
    }

    /// `strconv.ParseUint`.
    package static func parseUint(_ text: GoString, base: Int, bitSize: Int = 64) throws(NumberError) -> UInt64 {
        let (value, failure) = readUint(text.bytes[...], base: base, bitSize: bitSize)
        if let failure { throw failure.error("ParseUint", text) }
        return value
    }

    /// `strconv.Atoi`.
    package static func atoi(_ text: GoString) throws(NumberError) -> Int {
        let (value, failure) = readInt(text, base: 10, bitSize: 64)
        if let failure { throw failure.error("Atoi", text) }
        return Int(value)
    }

    private static func readInt(_ text: GoString, base: Int, bitSize: Int) -> (value: Int64, failure: Failure?) {
        var digits = text.bytes[...]
        let negative = digits.first == UInt8(ascii: "-")
        if negative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        let (magnitude, failure) = readUint(digits, base: base, bitSize: bitSize)
        switch failure {
        case nil, .range: break
        default: return (0, failure)
        }
        let limit = UInt64(1) << UInt64((bitSize == 0 ? 64 : bitSize) - 1)
        if !negative && magnitude >= limit { return (Int64(truncatingIfNeeded: limit &- 1), .range) }
        if negative && magnitude > limit { return (0 &- Int64(truncatingIfNeeded: limit), .range) }
        let value = Int64(truncatingIfNeeded: magnitude)
        return (negative ? 0 &- value : value, nil)
    }

    /// Mirrors internal/strconv atoi.go ParseUint.
    private static func readUint(
        _ text: ArraySlice<UInt8>, base requested: Int, bitSize: Int
    ) -> (value: UInt64, failure: Failure?) {
        if text.isEmpty { return (0, .syntax) }
        guard requested == 0 || (2...36).contains(requested) else { return (0, .base(requested)) }
        guard (0...64).contains(bitSize) else { return (0, .bitSize(bitSize)) }
        var digits = text
        let base = requested == 0 ? removeBasePrefix(&digits) : UInt64(requested)
        let largest = bitSize == 0 ? UInt64.max : UInt64.max >> UInt64(64 - bitSize)
        var value: UInt64 = 0
        var hasUnderscores = false
        for byte in digits {
            if byte == UInt8(ascii: "_") && requested == 0 {
                hasUnderscores = true
                continue
            }
            guard let digit = digitValue(byte), digit < base else { return (0, .syntax) }
            let (product, overflow) = value.multipliedReportingOverflow(by: base)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if overflow || carry || sum > largest { return (largest, .range) }
            value = sum
        }
        if hasUnderscores && !hasProperUnderscores(text) { return (0, .syntax) }
        return (value, nil)
    }

    /// Takes `0x`, `0o`, `0b` or `0` off and tells the base it stands for.
    private static func removeBasePrefix(_ digits: inout ArraySlice<UInt8>) -> UInt64 {
        guard digits.first == UInt8(ascii: "0") else { return 10 }
        digits.removeFirst()
        guard digits.count >= 2, let letter = digits.first else { return 8 }
        let base: UInt64
        switch letter | 0x20 {
        case UInt8(ascii: "b"): base = 2
        case UInt8(ascii: "o"): base = 8
        case UInt8(ascii: "x"): base = 16
        default: return 8
        }
        digits.removeFirst()
        return base
    }

    static func digitValue(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte &- UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte &- UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte &- UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// Whether underscores stand only between digits, or between a base prefix and a digit.
    ///
    /// Mirrors internal/strconv atoi.go underscoreOK.
    static func hasProperUnderscores(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        var afterDigit = false
        var afterUnderscore = false
        var isHex = false
        if rest.count >= 2, rest.first == UInt8(ascii: "0"), "box".utf8.contains(rest[rest.startIndex + 1] | 0x20) {
            isHex = rest[rest.startIndex + 1] | 0x20 == UInt8(ascii: "x")
            afterDigit = true
            rest.removeFirst(2)
        }
        for byte in rest {
            if let digit = digitValue(byte), digit < (isHex ? 16 : 10) {
                (afterDigit, afterUnderscore) = (true, false)
            } else if byte == UInt8(ascii: "_") {
                if !afterDigit { return false }
                (afterDigit, afterUnderscore) = (false, true)
            } else {
                if afterUnderscore { return false }
                afterDigit = false
            }
        }
        return !afterUnderscore
    }
}
