import GoTemplate
import TestSupport
import Testing

@Suite("The template language, as Go parses and executes it")
struct LanguageTests {
    /// The same data stand in scripts/record-language-fixtures.go.
    private static func data() -> Map {
        Map([
            ("i", .int(3)), ("f", .float(1.5)), ("s", .string("str")), ("b", .bool(true)), ("n", .null),
            ("m", .map(Map([("k", .string("v")), ("a", .int(1)), ("z", .null)]))),
            ("l", .list([.string("x"), .int(2), .null, .map(Map([("y", .int(1))]))])),
            ("e", .list([])), ("bytes", .list(List(bytes: Array("hi".utf8)))), ("strs", .strings(["p", "q"])),
        ])
    }

    /// What a template gives, in the form of the fixtures: the tree, and the text or the error.
    private struct Answer: Equatable {
        var kind: String
        var result: GoString
        var tree = GoString()

        init(executing text: GoString) {
            var templates = TemplateSet()
            do {
                try templates.parse(name: "t", text: text.bytes, functions: FunctionTable())
                if let tree = templates["t"] { self.tree = tree.text }
                let executor = Executor(templates: templates, functions: FunctionTable())
                result = try executor.execute("t", dot: .map(data()))
                kind = "text"
            } catch {
                result = error.goMessage
                kind = "error"
            }
        }

        init(kind: String, result: GoString, tree: GoString) {
            self.kind = kind
            self.result = result
            self.tree = tree
        }
    }

    @Test func answersAreGos() throws {
        let rows = recordedRows("language/answers.tsv")
        #expect(rows.count > 900)
        for row in rows {
            let texts = row.map { Strconv.unquote(GoString($0)) }
            let expected = Answer(
                kind: row[1], result: try #require(texts[2]), tree: try #require(texts[3]))
            #expect(try Answer(executing: #require(texts[0])) == expected, "\(row[0])")
        }
    }

    /// What Go prints for a parsed template parses to the same again.
    @Test func printedTreesAreStable() throws {
        for row in recordedRows("language/answers.tsv") where row[3] != "\"\"" && !row[0].contains("define") {
            let printed = try #require(Strconv.unquote(GoString(row[3])))
            #expect(Answer(executing: printed).tree == printed, "\(row[0])")
        }
    }
}
