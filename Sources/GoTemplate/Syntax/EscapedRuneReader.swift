/// Reads the characters of a quoted Go literal one by one; mirrors `strconv.UnquoteChar`.
struct EscapedRuneReader {
    private let bytes: [UInt8]
    /// Where the next character begins.
    private(set) var index: Int
    private let quote: UInt8

    init(_ bytes: [UInt8], from index: Int, quote: UInt8) {
        self.bytes = bytes
        self.index = index
        self.quote = quote
    }

    /// The next character; nil where the syntax is wrong.
    mutating func next() -> Rune? {
        guard let first = take(), first != quote else { return nil }
        guard first != UInt8(ascii: "\\") else { return nextEscape() }
        guard first >= 0x80 else { return Rune(first) }
        let (rune, width) = bytes.withUnsafeBufferPointer { decodeRune($0, at: index - 1) }
        index += width - 1
        return rune
    }

    private mutating func nextEscape() -> Rune? {
        guard let letter = take() else { return nil }
        switch letter {
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "v"): return 0x0B
        case UInt8(ascii: "\\"): return 0x5C
        case UInt8(ascii: "x"): return number(digits: 2, radix: 16)
        case UInt8(ascii: "u"): return number(digits: 4, radix: 16).flatMap(validRune)
        case UInt8(ascii: "U"): return number(digits: 8, radix: 16).flatMap(validRune)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            index -= 1
            return number(digits: 3, radix: 8).flatMap { $0 > 255 ? nil : $0 }
        default: return letter == quote ? Rune(letter) : nil
        }
    }

    private mutating func number(digits: Int, radix: Int) -> Rune? {
        var result: Rune = 0
        for _ in 0..<digits {
            guard let byte = take(), let digit = Character(Swift.Unicode.Scalar(byte)).hexDigitValue, digit < radix
            else {
                return nil
            }
            result = result &* Rune(radix) &+ Rune(digit)
        }
        return result
    }

    private func validRune(_ rune: Rune) -> Rune? {
        Swift.Unicode.Scalar(rune) == nil ? nil : rune
    }

    private mutating func take() -> UInt8? {
        guard index < bytes.count else { return nil }
        index += 1
        return bytes[index - 1]
    }
}
