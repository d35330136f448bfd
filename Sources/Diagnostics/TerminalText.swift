/// Text of others as a terminal may get it.
package enum TerminalText {
    /// The text with its control characters shown, not sent: they could move the cursor or change colours.
    package static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The same in one line, with blanks for what breaks lines.
    package static func line(_ text: String) -> String {
        visible(String(text.map { $0.isNewline ? " " : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        let isAllowed = scalar == "\n" || scalar == "\t"
        let isBidirectional = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        return !isAllowed && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || isBidirectional)
    }
}
