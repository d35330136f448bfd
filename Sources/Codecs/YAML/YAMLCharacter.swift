import GoTemplate

/// Character classes of go-yaml's emitter, for valid UTF-8; mirrors yamlprivateh.go.
enum YAMLCharacter {
    static func width(_ byte: UInt8) -> Int {
        switch byte {
        case 0..<0x80: 1
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF8: 4
        default: 1
        }
    }

    /// Line feed, carriage return, U+0085, U+2028 and U+2029.
    @inline(__always)
    static func isBreak(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let byte = text[index]
        if byte < 0x80 { return byte == 0x0A || byte == 0x0D }
        if byte == 0xC2 { return at(text, index + 1) == 0x85 }
        return byte == 0xE2 && at(text, index + 1) == 0x80 && at(text, index + 2) & 0xFE == 0xA8
    }

    /// What needs no escape; characters beyond the Basic Multilingual Plane are not among them, nor is a tab.
    @inline(__always)
    static func isPrintable(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch text[index] {
        case 0x0A, 0x20...0x7E: true
        case 0xC2: at(text, index + 1) >= 0xA0
        case 0xC3...0xEC, 0xEE: true
        case 0xED: at(text, index + 1) < 0xA0
        case 0xEF: isPrintableEnd(at(text, index + 1), at(text, index + 2))
        default: false
        }
    }

    /// The byte order mark, U+FFFE and U+FFFF are not printable.
    private static func isPrintableEnd(_ second: UInt8, _ third: UInt8) -> Bool {
        !(second == 0xBB && third == 0xBF) && !(second == 0xBF && third >= 0xBE)
    }

    /// The character at `index`, 0 beyond the end.
    private static func at(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8 {
        index < text.count ? text[index] : 0
    }

    /// Where the character that ends before `end` begins.
    static func start(_ text: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
        var index = max(end - 1, 0)
        while index > 0 && text[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    static func decode(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (rune: Rune, width: Int) {
        decodeRune(text, at: index)
    }

    /// The letter after the backslash for the characters that have one.
    static func escapeLetter(_ rune: Rune) -> UInt8? {
        switch rune {
        case 0x00: UInt8(ascii: "0")
        case 0x07: UInt8(ascii: "a")
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0B: UInt8(ascii: "v")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case 0x1B: UInt8(ascii: "e")
        case 0x22: UInt8(ascii: "\"")
        case 0x5C: UInt8(ascii: "\\")
        case 0x85: UInt8(ascii: "N")
        case 0xA0: UInt8(ascii: "_")
        case 0x2028: UInt8(ascii: "L")
        case 0x2029: UInt8(ascii: "P")
        default: nil
        }
    }
}
