import Codecs
import GoTemplate
import TestSupport
import Testing

@Suite("TOML, as Helm reads and writes it")
struct TOMLTests {
    @Test func documentsReadAsInHelm() throws {
        let rows = try recordedLiterals("toml/documents.tsv")
        #expect(rows.count > 60)
        for row in rows { #expect(try rewritten(row[0]) == row[1], "\(row[0])") }
    }

    @Test func valuesAreWrittenAsInHelm() throws {
        let rows = try recordedLiterals("toml/values.tsv")
        #expect(rows.count > 10)
        for row in rows {
            let value = try JSON.decode(row[0].bytes)
            #expect(written(value) == row[1], "\(row[0])")
        }
    }

    @Test func typesAreThoseOfGo() throws {
        let document: GoString = "i = 1\nf = 1.0\nl = [1]\nd = 1979-05-27\n[[t]]\n"
        guard case .map(let map) = try TOML.decode(document.bytes) else {
            Issue.record("no map")
            return
        }
        let names = map.values.map { $0.type?.name }
        #expect(names == ["time.Time", "float64", "int64", "[]interface {}", "[]map[string]interface {}"])
    }

    @Test func nothingIsNoDocument() {
        #expect(throws: TOML.Panic.self) { try TOML.encode(.null) }
    }

    @Test func mapsThatContainThemselvesAreRefused() {
        let map = Map()
        map["self"] = .map(map)
        #expect(throws: TOML.Panic.self) { try TOML.encode(.map(map)) }
        map["self"] = .list([.map(map)])
        #expect(throws: TOML.Panic.self) { try TOML.encode(.map(map)) }
        map["self"] = .list([.list([.map(map)])])
        #expect(throws: TOML.Panic.self) { try TOML.encode(.map(map)) }
    }

    @Test func openBracketsDoNotExhaustTheStack() {
        let text = "a = " + String(repeating: "[", count: 100_000)
        #expect(throws: TOML.Failure.self) { try TOML.decode(Array(text.utf8)) }
    }

    private func rewritten(_ document: GoString) throws -> GoString {
        do {
            return written(try TOML.decode(document.bytes))
        } catch let failure as TOML.Failure {
            return written(.map(Map([(key: "Error", value: .string(failure.message))])))
        }
    }

    private func written(_ value: Value) -> GoString {
        do {
            return GoString(try TOML.encode(value))
        } catch {
            return (error as? TOML.Failure)?.message ?? GoString("\(error)")
        }
    }
}
