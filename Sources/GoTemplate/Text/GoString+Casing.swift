// Go's `strings` package, case mapping: one rune becomes one rune, whatever the language.
extension GoString {
    /// Go's `strings.ToUpper`.
    package var uppercased: GoString {
        mappedCase(Unicode.toUpper) { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    }

    /// Go's `strings.ToLower`.
    package var lowercased: GoString {
        mappedCase(Unicode.toLower) { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }

    /// Go's `strings.Title`: a letter after a separator gets its title case.
    package var titled: GoString {
        var previous: Rune = 0x20
        return mapped { rune in
            defer { previous = rune }
            return isTitleSeparator(previous) ? Unicode.toTitle(rune) : rune
        }
    }

    /// Every rune replaced, Go's `strings.Map`; invalid bytes are runes U+FFFD.
    package func mapped(_ transform: (Rune) -> Rune) -> GoString {
        var result = GoString()
        result.bytes.reserveCapacity(count)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let (rune, width) = decodeRune(buffer, at: index)
                result.append(rune: transform(rune))
                index += width
            }
        }
        return result
    }

    private func mappedCase(_ transform: (Rune) -> Rune, ascii: (UInt8) -> UInt8) -> GoString {
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        return isASCII ? GoString(bytes.map(ascii)) : mapped(transform)
    }
}

/// Mirrors Go's strings.isSeparator: ASCII letters, digits and underscores join words, and so do other letters
/// and digits; beyond ASCII only spaces separate.
private func isTitleSeparator(_ rune: Rune) -> Bool {
    switch rune {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: false
    case 0..<0x80: true
    default: !Unicode.isLetter(rune) && !Unicode.isDigit(rune) && Unicode.isSpace(rune)
    }
}
