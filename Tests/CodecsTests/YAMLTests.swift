import Codecs
import GoTemplate
import TestSupport
import Testing

@Suite("YAML, as Helm reads and writes it")
struct YAMLTests {
    @Test func documentsReadAsInHelm() throws {
        let rows = try recordedLiterals("yaml/documents.tsv")
        #expect(rows.count > 90)
        for row in rows {
            #expect(try map(row[0]) == row[1], "\(row[0])")
            #expect(try list(row[0]) == row[2], "\(row[0])")
        }
    }

    @Test func valuesAreWrittenAsInHelm() throws {
        let rows = try recordedLiterals("yaml/values.tsv")
        #expect(rows.count > 90)
        for row in rows {
            let value = try JSON.decode(row[0].bytes)
            #expect(written { try YAML.encode(value) } == row[1], "\(row[0])")
            #expect(written { try YAML.encodePretty(value) } == row[2], "\(row[0])")
        }
    }

    @Test func aliasesDoNotShareMaps() throws {
        let text: GoString = "a: &m {x: 1}\nb: *m\n"
        let map = try YAML.decodeMap(text.bytes)
        guard case .map(let first)? = map["a"], case .map(let second)? = map["b"] else {
            Issue.record("no maps")
            return
        }
        first["x"] = .null
        #expect(second["x"]?.isNil == false)
    }

    @Test func aliasesDoNotExplode() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1..<40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let failure = #expect(throws: YAML.Failure.self) { try YAML.decode(Array(text.utf8)) }
        #expect(failure?.message == "error converting YAML to JSON: yaml: document contains excessive aliasing")
    }

    @Test func mapsThatContainThemselvesAreRefused() {
        let map = Map()
        map["self"] = .map(map)
        #expect(throws: YAML.Failure.self) { try YAML.encode(.map(map)) }
        #expect(throws: YAML.Failure.self) { try YAML.encodePretty(.map(map)) }
    }

    private func map(_ text: GoString) throws -> GoString {
        do {
            return GoString(try JSON.encode(.map(try YAML.decodeMap(text.bytes))))
        } catch let failure as YAML.Failure {
            return GoString(try JSON.encode(.map(Map([(key: "Error", value: .string(failure.message))]))))
        }
    }

    private func list(_ text: GoString) throws -> GoString {
        do {
            return GoString(try JSON.encode(.list(try YAML.decodeList(text.bytes))))
        } catch let failure as YAML.Failure {
            return GoString(try JSON.encode(.list([.string(failure.message)])))
        }
    }

    /// Helm swallows errors, and trims the last line break.
    private func written(_ encode: () throws -> [UInt8]) -> GoString {
        let bytes = (try? encode()) ?? []
        return GoString(bytes.last == UInt8(ascii: "\n") ? Array(bytes.dropLast()) : bytes)
    }
}
