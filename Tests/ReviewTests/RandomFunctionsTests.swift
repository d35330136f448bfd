import Charts
import Failures
import GoTemplate
import Testing

@testable import Review

/// Which texts may call a function whose result is random.
struct RandomFunctionsTests {
    @Test(arguments: [
        ("{{now}}", true), ("{{ now }}", true), ("{{- now -}}", true), ("{{now", true), ("a {{ 1 }} {{ now }}", true),
        ("{{(now)}}", true), ("{{ $x := now }}", true), ("{{{now}}}", true), ("{{ a | uuidv4 }}", true),
        ("{{ randAlphaNum 5 }}", true), ("{{ .now }}", false), ("{{ $now }}", false), ("{{ .a.now }}", false),
        ("{{ nowx }}", false), ("{{ xnow }}", false), ("{{ now_ }}", false), ("{{ now1 }}", false), ("{now}", false),
        ("now", false), ("}} now {{", false), ("{{ 1 }} now {{ 2 }}", false), ("{{}}", false), ("{{", false),
        ("{", false),
        ("", false), ("{ {now} }", false), ("{{ upper }}", false), ("{{ NOW }}", false), ("{{ a }} now }}", false),
        ("{{ }now}", true), ("{{", false), ("x{{now}}", true),
    ])
    func wordsOfActionsCount(_ text: String, _ isRandom: Bool) {
        #expect(RandomFunctions.hasCall(Array(text.utf8)) == isRandom, "\(text)")
        let (list, map) = (Value.list(List([.int(1), .string(GoString(text))])), Map([("k", .string(GoString(text)))]))
        #expect(RandomFunctions.mayBeCalled(by: Map([("a", .int(1)), ("b", .map(map))])) == isRandom)
        #expect(RandomFunctions.mayBeCalled(by: Map([("a", list)])) == isRandom)
    }

    @Test func valuesThatAreNestedTooDeeplyMay() {
        func nested(_ depth: Int) -> Map {
            (1..<depth).reduce(into: Map([("a", .int(1))])) { map, _ in map = Map([("a", .map(map))]) }
        }
        #expect(!RandomFunctions.mayBeCalled(by: nested(Nesting.limit - 1)))
        #expect(RandomFunctions.mayBeCalled(by: nested(Nesting.limit)))
    }

    @Test(arguments: [
        "templates/a.yaml", "files/a.txt", "values.yaml", "charts/db/templates/a.yaml", "charts/db/values.yaml",
    ])
    func allTextsOfAChartCount(_ name: String) throws {
        let texts = [
            "Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n",
            "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n", name: "a: '{{ now }}'\n",
        ]
        func chart(_ texts: [String: String]) throws -> Chart {
            let files = texts.sorted { $0.key < $1.key }.map { ChartFile(name: GoString($0), data: Array($1.utf8)) }
            return try ChartFiles(format: .version2, files: files).chart(log: Log())
        }
        #expect(RandomFunctions.mayBeCalled(by: try chart(texts)))
        #expect(!RandomFunctions.mayBeCalled(by: try chart(texts.mapValues { $0.replacing("now", with: "upper") })))
    }
}
