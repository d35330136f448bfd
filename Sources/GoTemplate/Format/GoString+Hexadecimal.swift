extension GoString {
    /// Two lower-case digits for each byte, Go's `hex.EncodeToString`.
    package init(hexadecimal bytes: [UInt8]) {
        self.init()
        self.bytes.reserveCapacity(bytes.count * 2)
        for byte in bytes { self.bytes.append(hexadecimal: byte) }
    }
}

extension [UInt8] {
    /// Appends the two hexadecimal digits of a byte.
    package mutating func append(hexadecimal byte: UInt8, uppercase: Bool = false) {
        let firstLetter = uppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")
        for digit in [byte >> 4, byte & 0xF] {
            append(digit < 10 ? UInt8(ascii: "0") + digit : firstLetter + digit - 10)
        }
    }
}
