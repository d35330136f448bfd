import Testing

@testable import Diffing

/// What a terminal acts upon, or a reader does not see, is written as an escape.
@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain ~", "plain ~"), ("a\tb", "a\tb"), ("a\nb", #"a\x0ab"#), ("\0", #"\x00"#), ("\u{1B}[1m", #"\x1b[1m"#),
        ("\u{1F}", #"\x1f"#), ("\u{7F}", #"\x7f"#), ("\u{80}", #"\u0080"#), ("\u{9F}", #"\u009f"#),
        ("\u{A0}", "\u{A0}"),
        ("é漢👍", "é漢👍"), ("\u{61B}", "\u{61B}"), ("\u{61C}", #"\u061c"#), ("\u{200A}", "\u{200A}"),
        ("\u{200B}", #"\u200b"#),
        ("\u{200F}", #"\u200f"#), ("\u{2010}", "\u{2010}"), ("\u{2027}", "\u{2027}"), ("\u{2028}", #"\u2028"#),
        ("\u{202E}", #"\u202e"#), ("\u{202F}", "\u{202F}"), ("\u{2060}", #"\u2060"#), ("\u{2069}", #"\u2069"#),
        ("\u{206A}", "\u{206A}"), ("\u{FEFF}", #"\ufeff"#), ("\u{FFF9}", #"\ufff9"#), ("\u{FFFC}", "\u{FFFC}"),
        ("\u{FFFD}", "\u{FFFD}"), ("\u{E0000}", #"\u000e0000"#), ("\u{E007F}", #"\u000e007f"#),
        ("\u{E0080}", "\u{E0080}"),
    ])
    func charactersAreEscaped(text: String, expected: String) {
        #expect(String(decoding: VisibleText.escape(text.utf8), as: UTF8.self) == expected)
    }

    @Test(
        arguments: [
            ([0xFF], #"\xff"#), ([0x61, 0xC3, 0x62], #"a\xc3b"#), ([0xC3, 0xA9, 0xC3], #"é\xc3"#),
            ([0xE6, 0xBC], #"\xe6\xbc"#),
            ([0xED, 0xA0, 0x80], #"\xed\xa0\x80"#), ([0x0A, 0x80], #"\x0a\x80"#),
        ] as [([UInt8], String)])
    func bytesThatAreNoUTF8AreEscaped(bytes: [UInt8], expected: String) {
        #expect(String(decoding: VisibleText.escape(bytes), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("a\tb", "a\tb"), ("\u{7F}", #"\u007f"#), ("\u{202E}", #"\u202e"#), ("\u{E0041}", #"\udb40\udc41"#), ("é", "é"),
    ])
    func escapesOfJSONStandForTheCharacter(text: String, expected: String) {
        #expect(String(decoding: VisibleText.escape(text.utf8, as: .json), as: UTF8.self) == expected)
    }
}
