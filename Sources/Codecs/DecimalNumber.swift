import GoTemplate

/// Decimal text to a float64: most numbers of real files are short, and those need no big arithmetic.
enum DecimalNumber {
    /// The float64 nearest to a decimal number with optional fraction and exponent; nil where it overflows.
    ///
    /// The text must have the form of a JSON or YAML number; mirrors strconv.ParseFloat for those.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        if let number = parseShort(text) { return number }
        return try? Strconv.parseFloat(GoString(Array(text)))
    }

    /// Up to 15 digits and no exponent: both the digits and the power of ten are exact, so one division rounds right.
    private static func parseShort(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard text.count <= 17 else { return nil }
        var mantissa: UInt64 = 0
        var digits = 0
        var fraction: Int?
        var isNegative = false
        for (index, byte) in text.enumerated() {
            if byte.isDigit {
                mantissa = mantissa &* 10 &+ UInt64(byte - 0x30)
                digits += 1
            } else if byte == UInt8(ascii: "."), fraction == nil {
                fraction = digits
            } else if index == 0, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
                isNegative = byte == UInt8(ascii: "-")
            } else {
                return nil
            }
        }
        guard digits > 0, digits <= 15 else { return nil }
        let magnitude = Double(mantissa) / powersOfTen[digits - (fraction ?? digits)]
        return isNegative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
