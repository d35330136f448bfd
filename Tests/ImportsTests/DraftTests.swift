import Codecs
import GoLibrary
import GoTemplate
import Testing

@testable import Imports

/// Drafts as the YAML that they are written as.
struct DraftTests {
    private func written(_ map: DraftMap) -> String {
        var writer = DraftWriter()
        writer.write(map)
        return writer.text.text
    }

    @Test func mapsListsAndComments() {
        var inner = DraftMap([
            ("b", .number(1)), ("c", .texts(["x", "a: b"])), ("none", .list([])), ("empty", .map(DraftMap())),
        ])
        inner.comment("b", "why")
        inner.comment("nothing", "is there")
        let map = DraftMap([
            ("on", .flag(true)), ("m", .map(inner)),
            ("l", .list([.map(inner), .list([.number(1), .text("y")]), .map(DraftMap())])),
        ])
        #expect(
            written(map) == """
                "on": true
                m:
                  # why
                  b: 1
                  c:
                  - x
                  - 'a: b'
                l:
                # why
                - b: 1
                  c:
                  - x
                  - 'a: b'
                - [1, "y"]
                - {}

                """)
    }

    @Test(arguments: [
        (0, "0s"), (1, "1ms"), (999, "999ms"), (1000, "1s"), (59_000, "59s"), (60_000, "1m"), (90_000, "90s"),
        (3_600_000, "1h"), (3_660_000, "61m"), (86_400_000, "24h"), (1500, "1500ms"), (-5, "0s"),
    ])
    func times(_ milliseconds: Int64, _ text: String) {
        #expect(FileTime.text(of: GoDuration(nanoseconds: milliseconds * 1_000_000)).text == text)
    }

    @Test func textsComeBackAsTheyWere() throws {
        for text in [
            "a", "true", "1", "a: b", "# c", "two\nlines", "it's", "\"", "{{ x }}", "é", " blank ", "", "null", "- a",
        ] {
            let map = DraftMap([("key", .text(GoString(text)))])
            guard case .string(let read)? = try YAML.decodeMap(Array(written(map).utf8))["key"] else {
                throw ImportFailure("no string")
            }
            #expect(read.text == text)
        }
    }

    @Test func keysAreSetReplacedAndTakenAway() {
        var map = DraftMap()
        map["a"] = .number(1)
        map["b"] = .number(2)
        map["a"] = .number(3)
        map["b"] = nil
        map["c"] = nil
        map.append(.number(4), to: "list")
        map.append(.number(5), to: "list")
        #expect(written(map) == "a: 3\nlist:\n- 4\n- 5\n")
    }

    @Test func commentsStayOnTheirLine() {
        var writer = DraftWriter()
        writer.comment("one\nstages: []\rtwo")
        writer.comment("", indent: 2)
        #expect(writer.text == "# one stages: [] two\n  #\n")
    }

    @Test(arguments: [
        ("{{args.a}}-{{ args.b-c }}", "${a}-${b-c}"), ("{{a}}", "{{a}}"), ("{{args.a", "{{args.a"),
        ("}}{{args.a}}", "}}${a}"),
        ("", ""), ("{{args.a}} {{x}} {{args.b}}", "${a} {{x}} {{args.b}}"),
    ])
    func argumentsBecomeParameters(_ text: String, _ replaced: String) {
        #expect(ArgoArguments.replaced(in: GoString(text)).text == replaced)
    }
}
