extension UInt8 {
    /// Whether this is one of `0` to `9`.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    /// Whether this is a letter of either case.
    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    /// A lower-case letter in upper case; any other byte as it is.
    var upperCased: UInt8 { self &- UInt8(ascii: "a") < 26 ? self - 0x20 : self }

    /// The value of a hexadecimal digit of either case.
    var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension [UInt8] {
    /// Appends ASCII text without making a `String`.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a number in decimal.
    mutating func append(decimal number: some FixedWidthInteger) {
        if number >= 0 && number < 10 {
            append(0x30 + UInt8(truncatingIfNeeded: number))
        } else {
            append(contentsOf: String(number).utf8)
        }
    }
}
