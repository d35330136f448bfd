import Diagnostics
import Testing

@Suite("Words of diagnostics")
struct DiagnosticWordsTests {
    @Test(
        arguments: [
            ("namspace", "namespace"), ("nmspc", nil), ("abc", "abd"), ("abc", "axy"), ("abc", nil), ("xyz", nil),
            ("NAMESPACE", nil), ("verylongword", "verylongwo"), ("verylongword", "verylong"), ("verylongword", nil),
        ] as [(String, String?)])
    func theNearestWordIsFound(_ word: String, _ expected: String?) {
        let candidates = expected.map { [$0, "quite-another-one"] } ?? ["verylon", "quite-another-one"]
        #expect(NearestWord.find(word, among: candidates) == expected)
    }

    @Test func equalWordsAreNoMistake() { #expect(NearestWord.find("abc", among: ["abc", "abcd"]) == nil) }

    @Test(arguments: [
        ("plain", "plain"), ("a\u{1B}[31mb", "a\\u{1b}[31mb"), ("a\tb\nc", "a\tb\nc"), ("é\u{7F}日", "é\\u{7f}日"),
        ("\u{9F}\u{A0}", "\\u{9f}\u{A0}"), ("x\u{202E}y\u{2066}z", "x\\u{202e}y\\u{2066}z"),
        ("\u{1F}\u{20}", "\\u{1f} "),
    ])
    func controlCharactersAreShown(_ text: String, _ expected: String) {
        #expect(TerminalText.visible(text) == expected)
    }
}
