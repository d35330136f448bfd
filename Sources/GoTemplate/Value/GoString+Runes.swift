/// A Unicode code point as Go sees it; surrogates and values above U+10FFFF never come out of decoding.
package typealias Rune = UInt32

/// Go's `utf8.RuneError`, what invalid bytes decode to.
package let runeError: Rune = 0xFFFD

extension GoString {
    /// Decodes the rune that begins at byte `index`; an invalid byte gives U+FFFD of width 1.
    ///
    /// Mirrors Go's `utf8.DecodeRune`: overlong forms and surrogates are invalid. `index` must be below `count`.
    package func rune(at index: Int) -> (rune: Rune, width: Int) {
        bytes.withUnsafeBufferPointer { decodeRune($0, at: index) }
    }

    /// All runes in order, Go's `[]rune(s)`.
    package var runes: [Rune] {
        var result: [Rune] = []
        result.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let (rune, width) = decodeRune(buffer, at: index)
                result.append(rune)
                index += width
            }
        }
        return result
    }

    /// The number of runes, Go's `utf8.RuneCountInString`.
    package var runeCount: Int {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            var count = 0
            while index < buffer.count {
                index += buffer[index] < 0x80 ? 1 : decodeRune(buffer, at: index).width
                count += 1
            }
            return count
        }
    }

    /// Whether all bytes form valid UTF-8, Go's `utf8.ValidString`.
    package var isValidUTF8: Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] < 0x80 {
                    index += 1
                    continue
                }
                let (rune, width) = decodeRune(buffer, at: index)
                if rune == runeError && width == 1 { return false }
                index += width
            }
            return true
        }
    }

    /// Builds a string of runes, Go's `string([]rune)`; what is no valid rune becomes U+FFFD.
    package init(runes: some Sequence<Rune>) {
        self.init()
        for rune in runes { append(rune: rune) }
    }

    /// Appends the UTF-8 form of a rune, Go's `utf8.AppendRune`.
    package mutating func append(rune: Rune) { bytes.append(rune: rune) }
}

extension [UInt8] {
    /// Appends the UTF-8 form of a rune, Go's `utf8.AppendRune`; what is no valid rune becomes U+FFFD.
    package mutating func append(rune: Rune) {
        switch rune {
        case 0..<0x80: append(UInt8(rune))
        case 0x80..<0x800:
            append(0xC0 | UInt8(rune >> 6))
            append(continuation(rune))
        case 0xD800...0xDFFF: append(rune: runeError)
        case 0x800..<0x10000:
            append(0xE0 | UInt8(rune >> 12))
            append(continuation(rune >> 6))
            append(continuation(rune))
        case 0x10000...0x10FFFF:
            append(0xF0 | UInt8(rune >> 18))
            append(continuation(rune >> 12))
            append(continuation(rune >> 6))
            append(continuation(rune))
        default: append(rune: runeError)
        }
    }

    private func continuation(_ bits: Rune) -> UInt8 { 0x80 | UInt8(bits & 0x3F) }
}

/// Decodes one rune of `buffer` at `index`; see `GoString.rune(at:)`.
package func decodeRune(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> (rune: Rune, width: Int) {
    let first = buffer[index]
    if first < 0x80 { return (Rune(first), 1) }
    let width: Int
    let lowest: Rune
    switch first {
    case 0xC2...0xDF: (width, lowest) = (2, 0x80)
    case 0xE0...0xEF: (width, lowest) = (3, 0x800)
    case 0xF0...0xF4: (width, lowest) = (4, 0x10000)
    default: return (runeError, 1)
    }
    guard index + width <= buffer.count else { return (runeError, 1) }
    var rune = Rune(first) & (0x7F >> Rune(width))
    for offset in 1..<width {
        let byte = buffer[index + offset]
        guard byte & 0xC0 == 0x80 else { return (runeError, 1) }
        rune = rune << 6 | Rune(byte & 0x3F)
    }
    let valid = rune >= lowest && rune <= 0x10FFFF && !(0xD800...0xDFFF).contains(rune)
    return valid ? (rune, width) : (runeError, 1)
}
