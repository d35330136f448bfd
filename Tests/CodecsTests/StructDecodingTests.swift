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
