#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Strconv {
    /// `strconv.ParseFloat`: decimal and hexadecimal numbers, `inf`, `infinity` and `nan` in any case.
    package static func parseFloat(_ text: GoString, bitSize: Int = 64) throws(NumberError) -> Double {
        let (value, failure) = readFloat(text, bitSize: bitSize)
        if let failure { throw failure.error("ParseFloat", text) }
        return value
    }

    /// `strconv.ParseFloat` for callers that ignore its error: out of range gives an infinity, bad syntax 0.
    package static func parseFloatClamping(_ text: GoString, bitSize: Int = 64) -> Double {
        readFloat(text, bitSize: bitSize).value
    }

    private static func readFloat(_ text: GoString, bitSize: Int) -> (value: Double, failure: Failure?) {
        if let special = specialFloat(text.bytes) { return (special, nil) }
        guard let number = FloatSyntax(text.bytes) else { return (0, .syntax) }
        if bitSize == 64, let value = number.exactValue { return (value, nil) }
        let value = convert(number.plainText, bitSize: bitSize)
        return (value, value.isInfinite ? .range : nil)
    }

    /// The C library rounds to nearest even as Go does; it gets only text that Go accepts.
    private static func convert(_ plain: [UInt8], bitSize: Int) -> Double {
        (plain + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                guard let base = characters.baseAddress else { return 0 }
                return bitSize == 32 ? Double(strtof(base, nil)) : strtod(base, nil)
            }
        }
    }

    private static func specialFloat(_ text: [UInt8]) -> Double? {
        guard text.count <= 9 else { return nil }
        switch String(decoding: text, as: UTF8.self).lowercased() {
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        case "nan": return .nan
        default: return nil
        }
    }
}

/// A floating-point literal taken apart, as internal/strconv atof.go readFloat does.
private struct FloatSyntax {
    /// The text without underscores.
    let plainText: [UInt8]
    /// The decimal digits as a number, as long as they fit.
    private var mantissa: UInt64 = 0
    private var mantissaFits = true
    private var exponent = 0
    private var isNegative = false
    private var isHex = false

    /// Nil where the text is no float that Go can read.
    init?(_ text: [UInt8]) {
        plainText = text.contains(UInt8(ascii: "_")) ? text.filter { $0 != UInt8(ascii: "_") } : text
        var rest = text[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        let prefix = rest.prefix(2)
        if rest.count > 2, prefix.first == UInt8(ascii: "0"), (prefix.last ?? 0) | 0x20 == UInt8(ascii: "x") {
            isHex = true
            rest.removeFirst(2)
        }
        guard readDigits(&rest), readExponent(&rest), rest.isEmpty else { return nil }
        if plainText.count != text.count, !Strconv.hasProperUnderscores(text[...]) { return nil }
    }

    /// The value where one multiplication or division of exact numbers gives it.
    var exactValue: Double? {
        guard !isHex, mantissaFits, mantissa >> 53 == 0, abs(exponent) <= 22 else { return nil }
        let power = FloatSyntax.powersOfTen[abs(exponent)]
        let number = isNegative ? -Double(mantissa) : Double(mantissa)
        return exponent < 0 ? number / power : number * power
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    private mutating func readDigits(_ rest: inout ArraySlice<UInt8>) -> Bool {
        var sawDigits = false
        var sawPoint = false
        while let byte = rest.first {
            if byte == UInt8(ascii: ".") {
                if sawPoint { return false }
                sawPoint = true
            } else if let digit = Strconv.digitValue(byte), digit < (isHex ? 16 : 10) {
                sawDigits = true
                add(digit, afterPoint: sawPoint)
            } else if byte != UInt8(ascii: "_") {
                break
            }
            rest.removeFirst()
        }
        return sawDigits
    }

    private mutating func add(_ digit: UInt64, afterPoint: Bool) {
        mantissaFits = mantissaFits && mantissa < 1 << 58
        if mantissaFits { mantissa = mantissa * 10 + digit }
        if afterPoint { exponent -= 1 }
    }

    /// Reads `e±dd` or, after hexadecimal digits, the `p±dd` that must be there.
    private mutating func readExponent(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let letter = rest.first, letter | 0x20 == UInt8(ascii: isHex ? "p" : "e") else { return !isHex }
        rest.removeFirst()
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        guard let first = rest.first, Strconv.digitValue(first) ?? 10 < 10 else { return false }
        var amount = 0
        while let byte = rest.first {
            if let digit = Strconv.digitValue(byte), digit < 10 {
                if amount < 10_000 { amount = amount * 10 + Int(digit) }
            } else if byte != UInt8(ascii: "_") {
                break
            }
            rest.removeFirst()
        }
        exponent += isNegative ? -amount : amount
        return true
    }
}
