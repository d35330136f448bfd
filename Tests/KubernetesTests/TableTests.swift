import Codecs
import GoLibrary
import GoTemplate
import Kubernetes
import Testing

/// Tables as kubectl 1.36 prints them; see scripts/record-kubernetes-tables.go.
@Suite struct TableTests {
    private static func rows() throws -> [Map] {
        try recordedCompressedLines("kubernetes/tables.jsonl.gz").map {
            try #require(JSON.decode($0, numbers: .int64).asMap)
        }
    }

    @Test func tablesArePrintedAsByKubectl() throws {
        let rows = try Self.rows().filter { $0["objects"] != nil }
        #expect(rows.count > 400)
        for row in rows {
            var printer = TablePrinter()
            let objects = (row["objects"]?.asList ?? []).compactMap(\.asMap).map(LiveObject.init)
            let output = objects.flatMap { printer.print($0) }
            let given = GoString(try JSON.encode(.map(row)))
            #expect(GoString(output) == row["output"]?.asText, "\(given)")
        }
    }

    @Test func agesAreThoseOfKubectl() throws {
        let rows = try Self.rows().filter { $0["seconds"] != nil }
        #expect(rows.count > 400)
        let object = LiveObject(
            Map([
                (
                    key: "metadata",
                    value: .map(Map([(key: "creationTimestamp", value: .string("2020-01-02T03:04:05Z"))]))
                )
            ]))
        for row in rows {
            guard case .int(let seconds, _)? = row["seconds"] else { continue }
            var printer = TablePrinter()
            let now = GoTime(unixSeconds: 1_577_934_245 + seconds)
            let lines = GoString(printer.print(object, now: now)).text.split(separator: "\n")
            let age = lines.last?.split(separator: " ").last
            #expect(age.map(String.init) == row["output"]?.asText?.text, "\(seconds)")
        }
    }

    @Test func tablesOfManyColumnsAreNoDanger() {
        let column = Value.map(Map([(key: "name", value: .string("a"))]))
        let table = Map([
            (key: "apiVersion", value: .string("meta.k8s.io/v1")), (key: "kind", value: .string("Table")),
            (key: "columnDefinitions", value: .list([Value](repeating: column, count: 30_000))),
            (
                key: "rows",
                value: .list([
                    .map(Map([(key: "cells", value: .list([Value](repeating: .string("x"), count: 30_000)))]))
                ])
            ),
        ])
        var printer = TablePrinter()
        #expect(printer.print(LiveObject(table)).count > 60_000)
    }

    @Test func relatedPodsArePickedByPlainLabels() throws {
        func labels(_ yaml: String) throws -> [GoString: GoString]? {
            LiveObject(try #require(YAML.decode(Array(yaml.utf8)).asMap)).relatedPodLabels
        }
        #expect(try labels("{kind: Deployment, spec: {selector: {matchLabels: {a: b}}}}") == ["a": "b"])
        #expect(try labels("{kind: ReplicationController, spec: {selector: {a: b}}}") == ["a": "b"])
        #expect(try labels("{kind: Deployment, spec: {selector: {matchLabels: {a: 1}}}}") == nil)
        #expect(try labels("{kind: Deployment, spec: {selector: {matchExpressions: []}}}") == nil)
        #expect(try labels("{kind: Service, spec: {selector: {a: b}}}") == nil)
        #expect(LabelSelector(matching: ["b": "c", "a": ""]).query == "a in (),b in (c)")
    }
}
