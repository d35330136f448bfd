import Diagnostics
import Testing

/// How a failure is shown.
struct SnippetRendererTests {
    private static let escape = "\u{1B}"

    private var whole: Diagnostic {
        var diagnostic = Diagnostic(message: "it \u{1B}failed\nhere", hint: "set `a\u{7}`")
        diagnostic.place = Diagnostic.Place(
            file: "c/templates/a\u{1B}.yaml", position: SourcePosition(line: 9, column: 5), length: 4,
            lines: ["first", "\té {{ x }}", "last\u{202E}"], firstLine: 8)
        diagnostic.label = "\u{9B}missing"
        diagnostic.steps = [
            Diagnostic.Step(
                action: "included from", name: "n\u{1}", file: "b\u{2}", position: SourcePosition(line: 1, column: 2)),
            Diagnostic.Step(
                action: "tpl at", name: "m", file: "c", position: SourcePosition(line: 30, column: 0)),
        ]
        diagnostic.output = Diagnostic.Output(
            file: "o\u{3}.yaml", line: 10, lines: ["a: 1", "b: \u{4}", "c: 3"], firstLine: 9)
        return diagnostic
    }

    @Test func allPartsAreShown() {
        #expect(
            SnippetRenderer(isColored: false).text(of: whole) == #"""
                error: it \u{1b}failed
                here
                  --> c/templates/a\u{1b}.yaml:9:5
                    8 | first
                    9 | \#u{9}é {{ x }}
                      | \#u{9}   ^^^^ \u{9b}missing
                   10 | last\u{202e}
                  rendered by o\u{3}.yaml:
                     9 | a: 1
                >   10 | b: \u{4}
                    11 | c: 3
                  included from "n\u{1}" (b\u{2}:1:2)
                  tpl at "m" (c:30:0)
                hint: set `a\u{7}`

                """#)
    }

    @Test func partsHaveTheirColours() {
        let lines = SnippetRenderer(isColored: true).text(of: whole)
            .replacing(Self.escape + "[", with: "<").replacing("<0m", with: "<>").split(separator: "\n")
        #expect(lines.first == #"<31merror: <>it \u{1b}failed"#)
        #expect(lines[3] == "<34m    8 | <>first")
        #expect(lines[5] == "<34m      | <><31m\t   ^^^^ \\u{9b}missing<>")
        #expect(lines[9] == #"><34m   10 | <>b: \u{4}"#)
        #expect(lines.last == #"<36mhint: <>set `a\u{7}`"#)
    }

    @Test(arguments: [(0, 1, "^"), (0, 99, "^^^^"), (3, 1, "   ^"), (3, 5, "   ^"), (4, 2, "    ^"), (9, 2, "    ^")])
    func marksStayOnTheLine(column: Int, length: Int, mark: String) {
        var diagnostic = Diagnostic(message: "m")
        diagnostic.place = Diagnostic.Place(
            file: "f", position: SourcePosition(line: 1, column: column), length: length, lines: ["abcd"], firstLine: 1)
        #expect(
            SnippetRenderer(isColored: false).text(of: diagnostic)
                == "error: m\n  --> f:1:\(column)\n   1 | abcd\n     | \(mark)\n")
    }

    @Test func aMessageAloneIsALine() {
        #expect(SnippetRenderer(isColored: false).text(of: Diagnostic(message: "m")) == "error: m\n")
        let hinted = Diagnostic(message: "m", hint: "h")
        #expect(SnippetRenderer(isColored: false).text(of: hinted) == "error: m\nhint: h\n")
    }
}
