extension Strconv {
    /// `strconv.FormatFloat`; `format` is one of `e E f g G x X b`, precision -1 is the shortest that reads back.
    package static func formatFloat(
        _ number: Double, format: Character, precision: Int, bitSize: Int = 64
    ) -> GoString {
        var bytes: [UInt8] = []
        appendFloat(number, format: format.asciiValue ?? 0, precision: precision, bitSize: bitSize, to: &bytes)
        return GoString(bytes)
    }

    /// `strconv.AppendFloat`.
    package static func appendFloat(
        _ number: Double, format: UInt8, precision: Int, bitSize: Int = 64, to bytes: inout [UInt8]
    ) {
        guard number.isFinite, bitSize == 64 || Float(number).isFinite else {
            bytes.append(contentsOf: (number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf").utf8)
            return
        }
        if number.sign == .minus { bytes.append(UInt8(ascii: "-")) }
        switch format {
        case UInt8(ascii: "b"): appendBinary(BinaryFloat(number, bitSize: bitSize), to: &bytes)
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            let parts = BinaryFloat(number, bitSize: bitSize)
            appendHexadecimal(parts, precision: precision, uppercase: format == UInt8(ascii: "X"), to: &bytes)
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
            let digits = digits(of: number, precision: precision, bitSize: bitSize, fraction: false, extra: 1)
            let shown = precision < 0 ? max(digits.count - 1, 0) : precision
            appendScientific(digits, precision: shown, letter: format, to: &bytes)
        case UInt8(ascii: "f"):
            let digits = digits(of: number, precision: precision, bitSize: bitSize, fraction: true)
            appendPlain(digits, precision: precision < 0 ? max(digits.count - digits.point, 0) : precision, to: &bytes)
        case UInt8(ascii: "g"), UInt8(ascii: "G"):
            if appendSmallInteger(number, precision: precision, to: &bytes) { return }
            appendGeneral(number, precision: precision, bitSize: bitSize, letter: format - 2, to: &bytes)
        default:
            bytes.append(UInt8(ascii: "%"))
            bytes.append(format)
        }
    }

    /// The most frequent numbers of charts, whole and below a million, need no digit generation.
    private static func appendSmallInteger(_ number: Double, precision: Int, to bytes: inout [UInt8]) -> Bool {
        let magnitude = number.magnitude
        guard precision < 0, magnitude < 1_000_000, magnitude.rounded(.towardZero) == magnitude else { return false }
        appendUint(UInt64(magnitude), to: &bytes)
        return true
    }

    private static func digits(
        of number: Double, precision: Int, bitSize: Int, fraction: Bool, extra: Int = 0
    ) -> DecimalDigits {
        if precision < 0 { return DecimalDigits(shortest: number, bitSize: bitSize) }
        let rounded = bitSize == 32 ? Double(Float(number)) : number
        return fraction
            ? DecimalDigits(rounded, fraction: precision)
            : DecimalDigits(rounded, significant: precision.addingReportingOverflow(extra).partialValue)
    }

    /// `%g`: scientific for exponents below -4 or at least the precision, which counts as 6 when shortest.
    ///
    /// Mirrors internal/strconv ftoa.go formatDigits.
    private static func appendGeneral(
        _ number: Double, precision: Int, bitSize: Int, letter: UInt8, to bytes: inout [UInt8]
    ) {
        let wanted = precision == 0 ? 1 : precision
        let digits = digits(of: number, precision: wanted, bitSize: bitSize, fraction: false)
        let significant = wanted < 0 ? digits.count : wanted
        var limit = significant
        if limit > digits.count && digits.count >= digits.point { limit = digits.count }
        if wanted < 0 { limit = 6 }
        let exponent = digits.point - 1
        if exponent < -4 || exponent >= limit {
            appendScientific(digits, precision: min(significant, digits.count) - 1, letter: letter, to: &bytes)
        } else {
            let shown = significant > digits.point ? digits.count : significant
            appendPlain(digits, precision: max(shown - digits.point, 0), to: &bytes)
        }
    }

    /// `d.ddde±dd`.
    private static func appendScientific(
        _ number: DecimalDigits, precision: Int, letter: UInt8, to bytes: inout [UInt8]
    ) {
        bytes.append(number.digits.first ?? UInt8(ascii: "0"))
        if precision > 0 {
            bytes.append(UInt8(ascii: "."))
            let shown = number.digits.dropFirst().prefix(precision)
            bytes.append(contentsOf: shown)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: precision - shown.count))
        }
        bytes.append(letter)
        appendExponent(number.count == 0 ? 0 : number.point - 1, to: &bytes)
    }

    /// `ddd.ddd`.
    private static func appendPlain(_ number: DecimalDigits, precision: Int, to bytes: inout [UInt8]) {
        if number.point > 0 {
            let whole = number.digits.prefix(number.point)
            bytes.append(contentsOf: whole)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: number.point - whole.count))
        } else {
            bytes.append(UInt8(ascii: "0"))
        }
        guard precision > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        let zeros = min(max(-number.point, 0), precision)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: zeros))
        let shown = number.digits.dropFirst(max(number.point, 0)).prefix(precision - zeros)
        bytes.append(contentsOf: shown)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: precision - zeros - shown.count))
    }

    /// A sign and at least two digits.
    private static func appendExponent(_ exponent: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
        if exponent.magnitude < 10 { bytes.append(UInt8(ascii: "0")) }
        appendUint(UInt64(exponent.magnitude), to: &bytes)
    }

    /// `%b`: the mantissa as a whole number, `p`, the power of two.
    private static func appendBinary(_ parts: BinaryFloat, to bytes: inout [UInt8]) {
        appendUint(parts.mantissa, to: &bytes)
        bytes.append(UInt8(ascii: "p"))
        let exponent = parts.exponent - parts.mantissaBits
        if exponent >= 0 { bytes.append(UInt8(ascii: "+")) }
        appendInt(Int64(exponent), to: &bytes)
    }

    /// `%x`: `0x1.hhhp±dd`.
    ///
    /// Mirrors internal/strconv ftoa.go fmtX.
    private static func appendHexadecimal(
        _ parts: BinaryFloat, precision: Int, uppercase: Bool, to bytes: inout [UInt8]
    ) {
        var (mantissa, exponent) = parts.normalized
        if (0..<15).contains(precision) {
            let shift = UInt64(precision * 4)
            let extra = (mantissa << shift) & (1 << 60 - 1)
            mantissa >>= 60 - shift
            if extra | (mantissa & 1) > 1 << 59 { mantissa += 1 }
            mantissa <<= 60 - shift
            if mantissa & 1 << 61 != 0 {
                mantissa >>= 1
                exponent += 1
            }
        }
        bytes.append(UInt8(ascii: "0"))
        bytes.append(UInt8(ascii: uppercase ? "X" : "x"))
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: mantissa >> 60 & 1))
        mantissa <<= 4
        if precision > 0 || (precision < 0 && mantissa != 0) { bytes.append(UInt8(ascii: ".")) }
        var shown = 0
        while precision < 0 ? mantissa != 0 : shown < precision {
            appendUint(mantissa >> 60, base: 16, uppercase: uppercase, to: &bytes)
            mantissa <<= 4
            shown += 1
        }
        bytes.append(UInt8(ascii: uppercase ? "P" : "p"))
        appendExponent(exponent, to: &bytes)
    }
}

/// The parts of a finite binary number: `mantissa` times two to the power of `exponent - mantissaBits`.
private struct BinaryFloat {
    let mantissa: UInt64
    let exponent: Int
    let mantissaBits: Int

    init(_ number: Double, bitSize: Int) {
        if bitSize == 32 {
            self.init(Float(number))
        } else {
            self.init(number)
        }
    }

    private init<Number: BinaryFloatingPoint>(_ number: Number) {
        let pattern = UInt64(truncatingIfNeeded: number.significandBitPattern)
        let biased = Int(truncatingIfNeeded: number.exponentBitPattern)
        let bias = 1 << (Number.exponentBitCount - 1) - 1
        mantissaBits = Number.significandBitCount
        mantissa = biased == 0 ? pattern : pattern | 1 << UInt64(mantissaBits)
        exponent = max(biased, 1) - bias
    }

    /// The mantissa shifted so that its first one is bit 60, and the exponent for it.
    var normalized: (mantissa: UInt64, exponent: Int) {
        guard mantissa != 0 else { return (0, 0) }
        let shift = mantissa.leadingZeroBitCount - 3
        return (mantissa << UInt64(shift), exponent - (shift - (60 - mantissaBits)))
    }
}
