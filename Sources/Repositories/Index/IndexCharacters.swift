import GoTemplate

/// Which characters a text may hold so that every reader of YAML takes it as it is.
enum IndexCharacters {
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Whether there are no control characters but line feeds and tabs, nor other line ends, nor what is no UTF-8.
    static func areOrdinary(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[range]))
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if isPlain(word) {
                    index += 8
                    continue
                }
            }
            guard let width = width(at: index, bytes) else { return false }
            index += width
        }
        return true
    }

    /// Whether all eight bytes are ASCII that is printed.
    private static func isPlain(_ word: UInt64) -> Bool {
        let deleted = word ^ (0x7F &* ones)
        let isControl = (word &- 0x20 &* ones) | (deleted &- ones)
        return (isControl | word) & highBits == 0
    }

    /// How many bytes the character has; nil for one that is not ordinary.
    private static func width(at index: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
        let first = bytes[index]
        if first < 0x80 { return first >= 0x20 && first != 0x7F || first == 0x0A || first == 0x09 ? 1 : nil }
        let (rune, width) = decodeRune(bytes.assumingMemoryBound(to: UInt8.self), at: index)
        // A single byte is none; the others are controls, other line ends, and what YAML does not print.
        if width == 1 || rune < 0xA0 || rune == 0x2028 || rune == 0x2029 { return nil }
        return rune == 0xFEFF || (0xFFFE...0xFFFF).contains(rune) ? nil : width
    }
}
