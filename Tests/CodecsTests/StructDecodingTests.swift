import Codecs
import GoTemplate
import Testing

/// The expectations are what sigs.k8s.io/yaml 1.6.0 answers for Helm's Metadata.
@Suite("YAML into Go structs")
struct StructDecodingTests {
    @Test(arguments: [
        ("name: 5\nversion: 1.10", #"{"name":"5","version":"1.1"}"#),
        ("NAME: a\nunknown: b", #"{"name":"a"}"#),
        ("name: ~\nkeywords: ~", #"{"keywords":null}"#),
        ("keywords: [1, true, ~, 1.23456789]", #"{"keywords":["1","true","","1.2345679"]}"#),
        ("annotations: {a: 1, b: ~}", #"{"annotations":{"a":"1","b":""}}"#),
        (
            "dependencies: [~, {name: 18446744073709551615}]",
            #"{"dependencies":[null,{"name":"18446744073709551615"}]}"#
        ),
        ("~", "{}"),
        ("name: .inf", #"{"name":"+Inf"}"#),
        ("name: [a]", failing("cannot unmarshal array into Go struct field Metadata.name of type string")),
        (
            "dependencies: [{name: {}}]",
            failing("cannot unmarshal object into Go struct field Dependency.dependencies.name of type string")
        ),
        (
            "dependencies: x",
            failing("cannot unmarshal string into Go struct field Metadata.dependencies of type []*v2.Dependency")
        ),
        ("[1]", failing("cannot unmarshal array into Go value of type v2.Metadata")),
        ("unknown: .inf", "error converting YAML to JSON: json: unsupported value: +Inf"),
        (
            "unknown: {~: a}",
            "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: \"a\""
        ),
    ])
    func decodes(_ text: String, _ expected: String) throws {
        #expect(try answer(text) == GoString(expected))
    }

    @Test func strictDecodingNamesRepeatedAndUnknownKeys() throws {
        let repeated = "name: a\nname: b\nversion: 1\nversion: 2"
        #expect(
            try answer(repeated, isStrict: true)
                == """
                error converting YAML to JSON: yaml: unmarshal errors:
                  line 2: key "name" already set in map
                  line 4: key "version" already set in map
                """)
        #expect(try answer("x: a", isStrict: true) == GoString(Self.failing("unknown field \"x\"")))
    }

    @Test func laterTextsGoIntoTheSameElements() throws {
        let first = try YAML.decode(
            Array("name: a\ndependencies: [{name: b, version: c}, {name: d}]".utf8), as: Self.metadata)
        let second = try YAML.decode(Array("dependencies: [{name: e}]".utf8), as: Self.metadata, onto: first)
        #expect(
            GoString(try JSON.encode(.map(second)))
                == #"{"dependencies":[{"name":"e","version":"c"}],"name":"a"}"#)
    }

    /// Documents by chance, two of them into one struct; recorded by scripts/record-struct-fixtures.go.
    @Test func randomDocumentsDecodeAsInGo() throws {
        let rows = try recordedLiterals("yaml/structs.tsv")
        #expect(rows.count == 900)
        for row in rows {
            let both = answer {
                let first = try YAML.decode(row[0].bytes, as: Self.root)
                return try YAML.decode(row[1].bytes, as: Self.root, onto: first)
            }
            #expect(both == row[2], "\(row[0])\(row[1])")
            let strict = answer { try YAML.decode(row[0].bytes, as: Self.root, isStrict: true) }
            #expect(strict == row[3], "\(row[0])")
        }
    }

    /// The fields that hold something as JSON, or the error.
    private func answer(_ decode: () throws -> Map) -> GoString {
        do {
            return GoString(try JSON.encode(Self.plain(.map(try decode()))))
        } catch {
            return error.goMessage
        }
    }

    /// Without what holds nothing.
    private static func plain(_ value: Value) -> Value {
        switch value {
        case .map(let map):
            let entries = map.entries.map { (key: $0.0, value: plain($0.1)) }
            let kept = entries.filter { entry in
                switch entry.value {
                case .null: false
                case .string(let text): !text.isEmpty && text != "0001-01-01T00:00:00Z"
                case .bool(let flag): flag
                default: true
                }
            }
            return kept.isEmpty ? .null : .map(Map(kept))
        case .list(let list): return list.count == 0 ? .null : .list(list.elements.map(plain))
        default: return value
        }
    }

    private static let root = JSONShape.Structure(
        "main.Root", named: "Root",
        [
            ("name", .string), ("kind", .string), ("on", .bool), ("any", .any), ("when", .time), ("data", .bytes),
            ("mode", .named("main.Mode", .string)), ("text", .pointer(.string)), ("leaf", .object(leaf)),
            ("link", .pointer(.object(leaf))), ("leaves", .list(.pointer(.object(leaf)))),
            ("plain", .list(.object(leaf))), ("words", .list(.string)), ("flags", .list(.bool)),
            ("notes", .dictionary(.string)), ("places", .dictionary(.object(leaf))),
            ("lists", .dictionary(.list(.string))),
        ])

    private static let leaf = JSONShape.Structure(
        "main.Leaf", named: "Leaf", [("name", .string), ("on", .bool), ("words", .list(.string))])

    private func answer(_ text: String, isStrict: Bool = false) throws -> GoString {
        do {
            let fields = try YAML.decode(Array(text.utf8), as: Self.metadata, isStrict: isStrict)
            return GoString(try JSON.encode(.map(fields)))
        } catch let failure as YAML.Failure {
            return failure.message
        }
    }

    private static func failing(_ reason: String) -> String {
        "error unmarshaling JSON: while decoding JSON: json: \(reason)"
    }

    private static let metadata = JSONShape.Structure(
        "v2.Metadata", named: "Metadata",
        [
            ("name", .string), ("version", .string), ("keywords", .list(.string)),
            ("annotations", .dictionary(.string)), ("dependencies", .list(.pointer(.object(dependency)))),
        ])

    private static let dependency = JSONShape.Structure(
        "v2.Dependency", named: "Dependency", [("name", .string), ("version", .string)])
}
