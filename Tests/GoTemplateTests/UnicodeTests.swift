import GoTemplate
import TestSupport
import Testing

@Suite("Properties of runes, as Go's unicode has them")
struct UnicodeTests {
    private static let properties: [String: @Sendable (Rune) -> Rune] = [
        "print": { Unicode.isPrint($0) ? 1 : 0 }, "graphic": { Unicode.isGraphic($0) ? 1 : 0 },
        "space": { Unicode.isSpace($0) ? 1 : 0 }, "letter": { Unicode.isLetter($0) ? 1 : 0 },
        "digit": { Unicode.isDigit($0) ? 1 : 0 }, "number": { Unicode.isNumber($0) ? 1 : 0 },
        "mark": { Unicode.isMark($0) ? 1 : 0 }, "punct": { Unicode.isPunct($0) ? 1 : 0 },
        "symbol": { Unicode.isSymbol($0) ? 1 : 0 }, "control": { Unicode.isControl($0) ? 1 : 0 },
        "upper": { Unicode.isUpper($0) ? 1 : 0 }, "lower": { Unicode.isLower($0) ? 1 : 0 },
        "title": { Unicode.isTitle($0) ? 1 : 0 }, "toUpper": Unicode.toUpper, "toLower": Unicode.toLower,
        "toTitle": Unicode.toTitle, "simpleFold": Unicode.simpleFold,
    ]

    /// The recorded digest is 32-bit FNV-1a over three bytes for each rune.
    @Test(arguments: recordedRows("format/unicode.tsv"))
    func propertyOfAssignedRunesIsGos(row: [String]) throws {
        let property = try #require(Self.properties[row[0]])
        var digest: UInt32 = 2_166_136_261
        for rune in [Rune(0)..<0x32400, 0xE0000..<0xE0200].joined() {
            let value = property(rune)
            for shift in [Rune(0), 8, 16] { digest = (digest ^ (value >> shift & 0xFF)) &* 16_777_619 }
        }
        #expect(String(digest) == row[1])
    }
}
