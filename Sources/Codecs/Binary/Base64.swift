/// Base64 with the standard alphabet and padding, Go's `base64.StdEncoding`.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values = DigitTable(alphabet)
    private static let padding = UInt8(ascii: "=")

    package static func encode(_ source: [UInt8]) -> [UInt8] {
        guard !source.isEmpty else { return [] }
        let size = (source.count + 2) / 3 * 4
        return [UInt8](unsafeUninitializedCapacity: size) { output, count in
            source.withUnsafeBufferPointer { input in
                alphabet.withUnsafeBufferPointer { letters in
                    var (start, position) = (0, 0)
                    while start + 3 <= input.count {
                        encode(input[start], input[start + 1], input[start + 2], letters, to: output, at: position)
                        (start, position) = (start + 3, position + 4)
                    }
                    if start < input.count {
                        encodeEnd(UnsafeBufferPointer(rebasing: input[start...]), letters, to: output, at: position)
                    }
                }
            }
            count = size
        }
    }

    /// The decoded bytes; newlines are skipped.
    ///
    /// Mirrors encoding/base64 decodeQuantum.
    package static func decode(_ source: [UInt8]) throws(CorruptInputError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(source.count / 4 * 3 + 3)
        var position = 0
        while position < source.count {
            if let bits = group(source, at: position) {
                result.append(UInt8(truncatingIfNeeded: bits >> 16))
                result.append(UInt8(truncatingIfNeeded: bits >> 8))
                result.append(UInt8(truncatingIfNeeded: bits))
                position += 4
            } else {
                try decodeQuantum(source, at: &position, into: &result)
            }
        }
        return result
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

    @inline(__always)
    private static func encode(
        _ first: UInt8, _ second: UInt8, _ third: UInt8, _ letters: UnsafeBufferPointer<UInt8>,
        to output: UnsafeMutableBufferPointer<UInt8>, at position: Int
    ) {
        output[position] = letters[Int(first >> 2)]
        output[position &+ 1] = letters[Int(first << 4 & 0x30 | second >> 4)]
        output[position &+ 2] = letters[Int(second << 2 & 0x3C | third >> 6)]
        output[position &+ 3] = letters[Int(third & 0x3F)]
    }

    /// Encodes the last one or two bytes.
    private static func encodeEnd(
        _ rest: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>,
        to output: UnsafeMutableBufferPointer<UInt8>, at position: Int
    ) {
        encode(rest[0], rest.count > 1 ? rest[1] : 0, 0, letters, to: output, at: position)
        if rest.count < 2 { output[position + 2] = padding }
        output[position + 3] = padding
    }

    /// The bits of four digits; nil where anything else is among them.
    private static func group(_ source: [UInt8], at position: Int) -> UInt32? {
        guard position + 4 <= source.count, let first = values[source[position]],
            let second = values[source[position + 1]], let third = values[source[position + 2]],
            let fourth = values[source[position + 3]]
        else { return nil }
        return UInt32(first) << 18 | UInt32(second) << 12 | UInt32(third) << 6 | UInt32(fourth)
    }

    /// Decodes four characters, or what comes before the padding or the end.
    private static func decodeQuantum(
        _ source: [UInt8], at position: inout Int, into result: inout [UInt8]
    ) throws(CorruptInputError) {
        var bits: UInt32 = 0
        var digits = 0
        while digits < 4 {
            guard position < source.count else {
                if digits == 0 { return }
                throw corrupt(at: position - digits)
            }
            let byte = source[position]
            position += 1
            if let value = values[byte] {
                bits = bits << 6 | UInt32(value)
                digits += 1
            } else if byte == padding {
                try skipPadding(source, at: &position, after: digits)
                break
            } else if !isNewline(byte) {
                throw corrupt(at: position - 1)
            }
        }
        bits <<= UInt32(6 * (4 - digits))
        for index in 0..<max(0, digits - 1) { result.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * index))) }
    }

    /// Checks what follows the first padding character; nothing but newlines may come after the padding.
    private static func skipPadding(
        _ source: [UInt8], at position: inout Int, after digits: Int
    ) throws(CorruptInputError) {
        if digits < 2 { throw corrupt(at: position - 1) }
        if digits == 2 {
            skipNewlines(source, at: &position)
            if position == source.count { throw corrupt(at: source.count) }
            if source[position] != padding { throw corrupt(at: position - 1) }
            position += 1
        }
        skipNewlines(source, at: &position)
        if position < source.count { throw corrupt(at: position) }
    }

    private static func skipNewlines(_ source: [UInt8], at position: inout Int) {
        while position < source.count && isNewline(source[position]) { position += 1 }
    }

    private static func corrupt(at offset: Int) -> CorruptInputError {
        CorruptInputError(encoding: "base64", offset: offset)
    }
}
