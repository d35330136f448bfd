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
