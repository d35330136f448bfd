import GoTemplate

/// Text for terminals and logs that know ASCII alone.
enum ASCIIText {
    private static let signs: [Character: String] = [
        "✓": "+", "●": "*", "◆": "?", "✗": "x", "↶": "<", "○": ".", "▸": ">", "→": "->", "≥": ">=", "≤": "<=", "–": "-",
        "∞": "inf", "…": "...", "·": " ", "▁": "_", "▂": "_", "▃": ".", "▄": "-", "▅": "=", "▆": "+", "▇": "*",
        "█": "#",
        "░": ".",
    ]

    /// The text with signs as letters that look like them; what has none is a question mark.
    static func of(_ text: [UInt8]) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) { return text }
        var ascii: [UInt8] = []
        for character in String(decoding: text, as: UTF8.self) {
            if let plain = character.asciiValue, character != "\r\n" {
                ascii.append(plain)
            } else {
                ascii.append(contentsOf: (signs[character] ?? "?").utf8)
            }
        }
        return ascii
    }
}
