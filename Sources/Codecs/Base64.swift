/// Go's `base64.StdEncoding`, as far as the encodings here need it.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    package static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let available = min(3, bytes.count - index)
            var group: UInt32 = 0
            for offset in 0..<3 {
                group = group << 8 | (offset < available ? UInt32(bytes[index + offset]) : 0)
            }
            for position in 0..<4 {
                let digit = alphabet[Int(group >> UInt32(18 - 6 * position)) & 0x3F]
                output.append(position <= available ? digit : padding)
            }
            index += 3
        }
        return output
    }

    /// In lines of 70 characters, each with a break at its end; a text of less than a line has none.
    ///
    /// Mirrors go-yaml resolve.go encodeBase64.
    static func encodeLines(_ bytes: [UInt8]) -> [UInt8] {
        let encoded = encode(bytes)
        let width = 70
        guard encoded.count >= width else { return encoded }
        var lines: [UInt8] = []
        for start in stride(from: 0, to: encoded.count, by: width) {
            lines.append(contentsOf: encoded[start..<min(start + width, encoded.count)])
            lines.append(0x0A)
        }
        return lines
    }

    /// Decodes padded base64, skipping line breaks as Go does; nil where the text is none.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        let digits = text.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard digits.count % 4 == 0 else { return nil }
        let paddingCount = digits.suffix(2).reversed().prefix { $0 == padding }.count
        var output: [UInt8] = []
        output.reserveCapacity(digits.count / 4 * 3)
        var group: UInt32 = 0
        for (index, byte) in digits.dropLast(paddingCount).enumerated() {
            guard let digit = value(of: byte) else { return nil }
            group = group << 6 | digit
            if index % 4 == 3 { append(group, count: 3, to: &output) }
        }
        switch paddingCount {
        case 1: append(group << 6, count: 2, to: &output)
        case 2: append(group << 12, count: 1, to: &output)
        default: break
        }
        return output
    }

    private static func append(_ group: UInt32, count: Int, to output: inout [UInt8]) {
        for position in 0..<count {
            output.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * position)))
        }
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
