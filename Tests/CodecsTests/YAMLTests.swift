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

    /// What `toYamlPretty` gives for bytes that are no UTF-8, which no fixture can hold.
    @Test func bytesAreWrittenAsInHelm() throws {
        func bytes(_ byte: UInt8, _ count: Int) -> GoString { GoString([UInt8](repeating: byte, count: count)) }
        let value = Map([
            (GoString([0x61, 0xFF]), .string(GoString([0x62, 0xFE]))),
            (
                "l",
                .list([
                    .string(bytes(0xFF, 1)), .string(bytes(0xFF, 60)), .map(Map([("k", .string(bytes(0xFD, 60)))])),
                ])
            ),
            (bytes(0xFC, 50), .int(1)),
        ])
        #expect(
            GoString(try YAML.encodePretty(.map(value))) == """
                !!binary /Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pw=: 1
                !!binary Yf8=: !!binary Yv4=
                l:
                  - !!binary /w==
                  - !!binary |
                    //////////////////////////////////////////////////////////////////////
                    //////////
                  - k: !!binary |
                      /f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f39/f
                      39/f39/f39

                """)
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

    /// Helm 4.2.3 writes so many levels and no more.
    @Test func listsAreWrittenAsDeepAsInHelm() {
        let counts = WorkerThread(stackSize: 256 << 20) {
            [10_000, 10_001].map { levels in
                let list = (0..<levels).reduce(Value.int(1)) { inner, _ in .list(List([inner])) }
                return try? YAML.encode(list).count
            }
        }?.join()
        #expect(counts == [20_002, nil])
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
