extension Strconv {
    /// `strconv.FormatInt`; the base is one of 2 to 36.
    package static func formatInt(_ number: Int64, base: Int = 10) -> GoString {
        var bytes: [UInt8] = []
        appendInt(number, base: base, to: &bytes)
        return GoString(bytes)
    }

    /// `strconv.FormatUint`; the base is one of 2 to 36.
    package static func formatUint(_ number: UInt64, base: Int = 10) -> GoString {
        var bytes: [UInt8] = []
        appendUint(number, base: base, to: &bytes)
        return GoString(bytes)
    }

    /// `strconv.AppendInt`.
    package static func appendInt(_ number: Int64, base: Int = 10, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        appendUint(number.magnitude, base: base, to: &bytes)
    }

    /// `strconv.AppendUint`.
    package static func appendUint(
        _ number: UInt64, base: Int = 10, uppercase: Bool = false, to bytes: inout [UInt8]
    ) {
        let start = bytes.count
        let divisor = UInt64(min(max(base, 2), 36))
        let firstLetter = uppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")
        var rest = number
        repeat {
            let digit = UInt8(truncatingIfNeeded: rest % divisor)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : firstLetter + digit - 10)
            rest /= divisor
        } while rest > 0
        bytes[start...].reverse()
    }
}
