import Failures
import GoTemplate
import TestSupport
import Testing

@testable import Charts

@Suite("Values of a chart and its subchart, as Helm merges them")
struct ValuesCoalescerTests {
    @Test func valuesAreThoseOfHelm() throws {
        let rows = recordedRows("charts/values.tsv")
        #expect(rows.count > 10)
        for row in rows {
            let chart = try chart("app", values: row[0])
            chart.setDependencies([try self.chart("db", values: row[1])])
            #expect(values(of: chart, row[2]) == row[3], "\(row)")
        }
    }

    @Test func skippedValuesAreLogged() throws {
        let log = Log()
        let given = try ValuesFile.decode(Array("a: {b: 1}".utf8))
        _ = try ValuesCoalescer(log: log).coalesce(try chart("app", values: "a: 5"), given)
        #expect(log.records.map(\.line) == [#"level=INFO msg="warning: skipped value for app.a: Not a table.""#])
    }

    /// What Helm 4.2.3 says of values that do not fit, in no order.
    @Test(arguments: [
        ("a: {b: 5}", ["warning: cannot overwrite table with non table for app.a.b (map[c:1])"]),
        ("a: {d: {x: 1}}", ["warning: destination for app.a.d is a table. Ignoring non-table value (1)"]),
        ("a: {n: null}", []), ("a: {d: null}", []), ("g: {x: 1}", ["warning: skipped value for app.g: Not a table."]),
        (
            "db: {t: {u: 7, w: {q: 1}}}",
            [
                "warning: cannot overwrite table with non table for app.db.t.u (map[v:1])",
                "warning: destination for app.db.t.w is a table. Ignoring non-table value (1)",
            ]
        ),
        (
            "global: {g: {a: 1}, h: 4}",
            [
                "Conflict: cannot merge map onto non-map for \"g\". Skipping.", "key h is table. Skipping",
                "warning: cannot overwrite table with non table for app.db.global.h (map[i:1])",
                "warning: destination for app.db.global.g is a table. Ignoring non-table value (1)",
            ]
        ),
        ("global: 7", ["warning: skipping globals because source global is not a table."]),
        (
            "db: {global: 3}",
            [
                "warning: cannot overwrite table with non table for app.db.global (map[g:1 h:map[i:1]])",
                "warning: skipping globals because destination global is not a table.",
            ]
        ),
    ])
    func conflictsAreLogged(_ given: String, _ messages: [String]) throws {
        let log = Log()
        let (chart, given) = (try chartWithTags(), try ValuesFile.decode(Array(given.utf8)))
        try Dependencies.process(chart, userValues: given, log: log)
        _ = try ValuesCoalescer(log: log).coalesce(chart, given)
        #expect(Set(log.records.map(\.message.text)) == Set(messages))
        #expect(log.records.allSatisfy { $0.level == .info })
    }

    @Test(arguments: [
        ("{}", true, []), ("tags: {x: false}", false, []), ("tags: {x: false, z: true}", true, []),
        ("tags: {x: 5}", true, ["x"]), ("tags: {x: s, z: false}", false, ["x"]),
        ("tags: {x: null, z: []}", true, ["x", "z"]), ("tags: 5", true, []),
    ])
    func tagsThatAreNoneAreLogged(_ given: String, _ isEnabled: Bool, _ tags: [String]) throws {
        let (log, chart) = (Log(), try chartWithTags())
        try Dependencies.process(chart, userValues: ValuesFile.decode(Array(given.utf8)), log: log)
        #expect(chart.dependencies.map(\.name) == (isEnabled ? ["db"] : []))
        #expect(
            log.records.map(\.line.text) == tags.map { "level=WARN msg=\"returned non-bool value\" tag=\($0) chart=db" }
        )
    }

    /// A chart with a subchart that tags switch on and off.
    private func chartWithTags() throws -> Chart {
        let files = [
            "Chart.yaml":
                "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies: [{name: db, version: 1.0.0, tags: [x, z]}]\n",
            "values.yaml": "a: {b: {c: 1}, d: 1, n: {m: 1}}\ng: 5\n",
            "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
            "charts/db/values.yaml": "t: {u: {v: 1}, w: 1}\nglobal: {g: 1, h: {i: 1}}\n",
        ].sorted { $0.key < $1.key }.map { ChartFile(name: GoString($0.key), data: Array($0.value.utf8)) }
        return try ChartFiles(format: .version2, files: files).chart(log: Log())
    }

    @Test func templatesCannotChangeDefaults() throws {
        let chart = try chart("app", values: "a: {b: 1}")
        let values = try ValuesCoalescer(log: Log()).coalesce(chart, Map())
        values["a"]?.table?["b"] = .null
        #expect(chart.values.map(json) == #"{"a":{"b":1}}"#)
    }

    private func chart(_ name: GoString, values: String) throws -> Chart {
        let metadata = Metadata()
        metadata.name = name
        return Chart(metadata: metadata, values: try ValuesFile.decode(Array(values.replacing("\\n", with: "\n").utf8)))
    }

    private func values(of chart: Chart, _ expression: String) -> String {
        var options = ValuesOptions()
        options.values = [GoString(expression)]
        do {
            return json(try ValuesCoalescer(log: Log()).coalesce(chart, try options.merged()))
        } catch {
            return "Error: " + error.message.text
        }
    }
}
