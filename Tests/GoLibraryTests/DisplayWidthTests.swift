import GoLibrary
import GoTemplate
import Testing

/// Columns as github.com/mattn/go-runewidth counts them.
struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("a~", 2), ("a\u{7F}", 1), ("é", 1), ("日本", 4), ("日本 x", 6), ("e\u{301}", 1), ("👍", 2),
        ("\u{1B}[31mab\u{1B}[0m日", 4), ("é\u{1B}[1;32m", 1), ("é\u{1B}x[m", 4), ("é[31m", 5),
    ])
    func textsTakeColumns(text: String, columns: Int) {
        #expect(DisplayWidth.of(GoString(text)) == columns)
    }

    @Test(
        arguments: [
            (0x00, 0), (0x1F, 0), (0x20, 1), (0x7E, 1), (0x7F, 0), (0x9F, 0), (0xA0, 1), (0xAC, 1), (0xAD, 0),
            (0xAE, 1),
            (0x2FF, 1), (0x300, 0), (0x36F, 0), (0x370, 1), (0x483, 0), (0x489, 0), (0x48A, 1), (0x591, 0), (0x5BD, 0),
            (0x10FF, 1), (0x1100, 2), (0x115F, 2), (0x1160, 1), (0x200A, 1), (0x200B, 0), (0x200F, 0), (0x2010, 1),
            (0x2028, 0), (0x202E, 0), (0x202F, 1), (0x20D0, 0), (0x20F0, 0), (0xFE0F, 0), (0xFE20, 0), (0xFE2F, 0),
            (0xFEFF, 0), (0xE0100, 0), (0xE01EF, 0), (0x3FFFD, 2),
        ] as [(Rune, Int)])
    func charactersTakeColumns(rune: Rune, columns: Int) {
        #expect(DisplayWidth.of(rune) == columns, "\(rune)")
    }
}
