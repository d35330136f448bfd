import Codecs
import GoTemplate
import TestSupport
import Testing

@Suite("JSON, as Go reads and writes it")
struct JSONTests {
    @Test func documentsReadAsInHelm() throws {
        let rows = try recordedLiterals("json/documents.tsv")
        #expect(rows.count > 50)
        for row in rows {
            #expect(try map(row[0]) == row[1], "\(row[0])")
            #expect(try list(row[0]) == row[2], "\(row[0])")
        }
    }

    @Test func mapsThatContainThemselvesAreNamed() {
        let map = Map()
        map["self"] = .map(map)
        let failure = #expect(throws: JSON.Failure.self) { try JSON.encode(.map(map)) }
        #expect(
            failure?.message == "json: unsupported value: encountered a cycle via map[string]interface {}")
    }

    @Test func streamsAreReadValueByValue() throws {
        let text: GoString = " {\"a\":1} [2]x"
        let (first, end) = try JSON.decodePrefix(text.bytes)
        #expect(GoString(try JSON.encode(first)) == "{\"a\":1}")
        #expect(end == 8)
        #expect(try JSON.decodePrefix(text.bytes, from: end).end == 12)
        #expect(throws: JSON.Failure.self) { try JSON.decodePrefix(text.bytes, from: 12) }
    }

    private func map(_ text: GoString) throws -> GoString {
        do {
            let (value, failure) = JSON.fit(try JSON.decodeLeniently(text.bytes), to: .anyMap)
            if let failure, case .map(let map) = value { map["Error"] = .string(failure.message) }
            return GoString(try JSON.encode(value))
        } catch let failure as JSON.Failure {
            return GoString(try JSON.encode(.map(Map([(key: "Error", value: .string(failure.message))]))))
        }
    }

    private func list(_ text: GoString) throws -> GoString {
        do {
            let (value, failure) = JSON.fit(try JSON.decodeLeniently(text.bytes), to: .anySlice)
            return GoString(try JSON.encode(failure.map { .list([.string($0.message)]) } ?? value))
        } catch let failure as JSON.Failure {
            return GoString(try JSON.encode(.list([.string(failure.message)])))
        }
    }
}
