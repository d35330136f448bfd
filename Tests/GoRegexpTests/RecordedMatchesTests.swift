import GoRegexp
import GoTemplate
import TestSupport
import Testing

@Suite("Regular expressions, as Go compiles and matches them")
struct RecordedMatchesTests {
    @Test func expressionsMatchAsInGo() throws {
        let rows = recordedRows("regexp/matches.tsv")
        #expect(rows.count == 700)
        for row in rows {
            let expression = try unquoted(row[0])
            let text = try unquoted(row[1])
            let replacement = try unquoted(row[2])
            let limit = try #require(Int(row[3]))
            #expect(answer(expression, text, replacement, limit) == row[4], "\(row[0]) \(row[1])")
        }
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
