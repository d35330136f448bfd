import GoRegexp
import GoTemplate
import TestSupport
import Testing

@Suite("Regular expressions, as Go compiles and matches them")
struct RecordedMatchesTests {
    @Test func expressionsMatchAsInGo() throws {
        let rows = recordedRows("regexp/matches.tsv")
        #expect(rows.count == 2_400)
        for row in rows {
            let expression = try unquoted(row[0])
            let text = try unquoted(row[1])
            let replacement = try unquoted(row[2])
            let limit = try #require(Int(row[3]))
            #expect(answer(expression, text, replacement, limit) == row[4], "\(row[0]) \(row[1])")
        }
    }

    /// What `regexMatch` says, which takes an expression that is none for one that matches nothing.
    @Test(arguments: [
        (#"^\101$"#, "A", true), (#"^\x41$"#, "A", true), (#"^\x{1F600}$"#, "😀", true), (#"^\07$"#, "\u{7}", true),
        (#"^\0$"#, "\0", true), (#"^\12$"#, "\n", true), (#"^\177$"#, "\u{7F}", true), (#"^\377$"#, "\u{FF}", true),
        (#"^\400$"#, "\u{100}", true), (#"^\1018$"#, "A8", true), (#"^\18$"#, "\u{1}8", false),
        (#"^\0101$"#, "\u{8}1", true), (#"^\a\f\n\r\t\v$"#, "\u{7}\u{C}\n\r\t\u{B}", true),
        (#"^\x{0041}$"#, "A", true), (#"^[\101-\103]+$"#, "ABC", true), (#"^[\141]$"#, "b", false),
    ])
    func escapesMeanTheirCharacters(_ expression: String, _ text: String, _ matches: Bool) {
        let regexp = try? Regexp.compile(GoString(expression))
        #expect((regexp?.matches(GoString(text)) ?? false) == matches)
    }

    @Test(arguments: [998, 1000])
    func nestingIsLimited(depth: Int) {
        let expression = String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
        #expect((try? Regexp.compile(GoString(expression)) != nil) == (depth < 1000 ? true : nil))
    }

    private func answer(_ expression: GoString, _ text: GoString, _ replacement: GoString, _ limit: Int) -> String {
        do {
            let regexp = try Regexp.compile(expression)
            return [
                regexp.matches(text) ? "true" : "false",
                quoted(regexp.first(in: text)),
                quoted(regexp.all(in: text, limit: limit)),
                quoted(regexp.split(text, limit: limit)),
                quoted(try regexp.replaceAll(in: text, with: replacement)),
                quoted(try regexp.replaceAll(in: text, withLiteral: replacement)),
            ].joined(separator: " ")
        } catch let error as RegexpError {
            return quoted(error.message)
        } catch {
            return "\(error)"
        }
    }

    private func quoted(_ text: GoString) -> String { Strconv.quote(text).text }

    private func quoted(_ list: [GoString]?) -> String {
        "[" + (list ?? []).map(quoted).joined(separator: " ") + "]"
    }

    private func unquoted(_ literal: String) throws -> GoString {
        try #require(Strconv.unquote(GoString(literal)))
    }
}
