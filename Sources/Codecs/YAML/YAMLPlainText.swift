/// Text that is sure to be written as it is, found in one look: most keys and most words of real values.
enum YAMLPlainText {
    /// Whether the text is printable ASCII that begins with a letter, reads as a string, and holds no `:` or `#`.
    ///
    /// Other texts may be plain too; they need all of the emitter's analysis.
    static func isObvious(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, first.isLetter || first == UInt8(ascii: "/") else { return false }
        if text.count <= 5 && mayBeginWord(first) { return false }
        for byte in text {
            if byte &- 0x20 >= 0x5F || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return false }
        }
        return text[text.count - 1] != 0x20
    }

    /// Whether a boolean or null may begin with the letter.
    private static func mayBeginWord(_ letter: UInt8) -> Bool {
        switch letter | 0x20 {
        case UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "t"), UInt8(ascii: "y"): true
        default: false
        }
    }
}
