import Codecs
import GoTemplate
import Testing

@testable import Diffing

/// Strings are shown as YAML has them, so what is shown reads back as what there is.
@Suite struct ScalarTextTests {
    @Test(arguments: [
        "", "a", "web:1.0", "a: b", "a:", "a b", "a #b", "a  b", " a", "a ", "yes", "1", "1.5", "0x10", "1e3",
        "12:30:45",
        "2001-01-01", "2001-01-01 10:00:00", "/var/lib", "-a", "- a", "--flag=value", "a=b", "$(VAR)", "@x", "{a}",
        "[a]",
        "a,b", "&a", "*a", "!a", "|", ">", "%a", "`a`", "'a'", "\"a\"", "a'b", "~", "null", "é", "a\tb", "?", "? a",
        ".5",
        "http://x:80/y?z=1&a=b", "<<", "=", "a;b", "1 2", "+1", "0o7", "1_000", "true", "True", "NO", "n", ".inf",
        ".nan",
    ])
    func inlineTextReadsBack(text: String) throws {
        let shown = ScalarText.inlineText(GoString(text))
        #expect(!shown.contains(0x0A))
        guard case .map(let map) = try YAML.decode(Array("x: ".utf8) + shown) else {
            Issue.record("\(GoString(shown)) is no value")
            return
        }
        guard case .string(let read)? = map["x"] else {
            Issue.record("\(GoString(shown)) is no string")
            return
        }
        #expect(read == GoString(text))
    }

    /// Each character of ASCII alone, at the start, inside and at the end.
    @Test(arguments: 0x20...0x7E)
    func everyCharacterReadsBack(_ number: Int) throws {
        let character = String(UnicodeScalar(UInt8(number)))
        for text in [character, character + "a", "a" + character + "b", "a" + character] {
            try inlineTextReadsBack(text: text)
        }
    }
}
