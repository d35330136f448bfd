/// Base32 with the standard alphabet and padding, Go's `base32.StdEncoding`.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let values = DigitTable(alphabet)
    private static let padding = UInt8(ascii: "=")

    package static func encode(_ source: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((source.count + 4) / 5 * 8)
        for start in stride(from: 0, to: source.count, by: 5) {
            let group = source[start..<min(start + 5, source.count)]
            let bits = group.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << UInt64(8 * (5 - group.count))
            let digits = (group.count * 8 + 4) / 5
            for index in 0..<digits { result.append(alphabet[Int(bits >> UInt64(35 - 5 * index) & 0x1F)]) }
            result.append(contentsOf: repeatElement(padding, count: 8 - digits))
        }
        return result
    }

    /// The decoded bytes; newlines are skipped.
    ///
    /// Mirrors encoding/base32 decode, whose positions do not count the newlines.
    package static func decode(_ text: [UInt8]) throws(CorruptInputError) -> [UInt8] {
        let source = text.filter { !isNewline($0) }
        var result: [UInt8] = []
        var position = 0
        while position < source.count {
            var bits: UInt64 = 0
            var digits = 0
            var isPadded = false
            while digits < 8 && !isPadded {
                guard position < source.count else { throw corrupt(at: source.count - digits) }
                let byte = source[position]
                position += 1
                if byte == padding && digits >= 2 && source.count - position < 8 {
                    try checkPadding(source, from: position, after: digits)
                    isPadded = true
                } else {
                    guard let value = values[byte] else { throw corrupt(at: position - 1) }
                    bits = bits << 5 | UInt64(value)
                    digits += 1
                }
            }
            bits <<= UInt64(5 * (8 - digits))
            for index in 0..<(digits * 5 / 8) {
                result.append(UInt8(truncatingIfNeeded: bits >> UInt64(32 - 8 * index)))
            }
            if isPadded { break }
        }
        return result
    }

    /// Checks the rest of a padded group; `position` is after its first padding character.
    private static func checkPadding(
        _ source: [UInt8], from position: Int, after digits: Int
    ) throws(CorruptInputError) {
        let rest = source[position...]
        if rest.count + digits < 7 { throw corrupt(at: source.count) }
        if let bad = rest.prefix(7 - digits).firstIndex(where: { $0 != padding }) { throw corrupt(at: bad - 1) }
        if digits == 3 || digits == 6 { throw corrupt(at: position - 1) }
    }

    private static func corrupt(at offset: Int) -> CorruptInputError {
        CorruptInputError(encoding: "base32", offset: offset)
    }
}
