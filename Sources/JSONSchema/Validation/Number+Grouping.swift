import GoTemplate

/// Numbers as the English `message.Printer` of golang.org/x/text writes them.
extension Int {
    /// The digits in groups of three.
    var grouped: GoString {
        let digits = GoString(String(magnitude))
        return (self < 0 ? "-" : "") + digits.grouped
    }
}

extension Double {
    /// The shortest digits that read back: in groups of three, or with a power of ten below 0.0001 and from a million.
    ///
    /// Mirrors x/text's fmtVariableFloat.
    var grouped: GoString {
        if isInfinite { return self < 0 ? "-∞" : "∞" }
        let sign: GoString = self < 0 ? "-" : ""
        let text = Strconv.formatFloat(magnitude, format: "e", precision: -1)
        let parts = text.bytes.split(separator: UInt8(ascii: "e"))
        guard let mantissa = parts.first,
            let exponent = parts.last.flatMap({ Int(String(decoding: $0, as: UTF8.self)) })
        else { return text }
        if (-4..<6).contains(exponent) {
            let parts = Strconv.formatFloat(magnitude, format: "f", precision: -1).bytes.split(
                separator: UInt8(ascii: "."))
            let fraction = parts.dropFirst().map { "." + GoString($0) }
            return sign + GoString(parts[0]).grouped + fraction.joined(separator: "")
        }
        return sign + GoString(mantissa) + "×10" + Self.superscript(exponent)
    }

    /// An exponent of at least two digits above the line.
    private static func superscript(_ exponent: Int) -> GoString {
        let raised: [GoString] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        let digits = String(exponent.magnitude).utf8.map { raised[Int($0 &- 0x30) % 10] }
        return (exponent < 0 ? "⁻" : "") + (digits.count < 2 ? raised[0] : "") + digits.joined(separator: "")
    }
}

extension GoString {
    /// Digits with a comma before each third from the end.
    fileprivate var grouped: GoString {
        var result: [UInt8] = []
        for (index, digit) in bytes.enumerated() {
            if index > 0 && (count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
            result.append(digit)
        }
        return GoString(result)
    }
}
