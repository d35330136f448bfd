import GoTemplate

/// A text in quotes as package time shows it in errors: all that is not plain ASCII appears as `\x` escapes.
///
/// Mirrors time/format.go quote.
func timeQuoted(_ text: some Sequence<UInt8>) -> GoString {
    var result: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text {
        switch byte {
        case ..<0x20, 0x80...:
            result += "\\x".utf8
            result.append(hexadecimal: byte)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
        default: result.append(byte)
        }
    }
    result.append(UInt8(ascii: "\""))
    return GoString(result)
}

func isDecimalDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

extension [UInt8] {
    /// Appends a number with at least `width` digits, after its sign.
    mutating func append(number: Int, width: Int = 0) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let digits = String(number.magnitude).utf8
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: Swift.max(0, width - digits.count)))
        append(contentsOf: digits)
    }
}
