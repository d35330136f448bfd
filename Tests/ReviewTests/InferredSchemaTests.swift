import Charts
import Codecs
import Failures
import GoTemplate
import Rendering
import Testing

@testable import Review

@Suite("Schemas that are inferred")
struct InferredSchemaTests {
    /// The schema of a chart with one template, as a value.
    private func schema(_ values: String, _ template: String) throws -> Map {
        let texts = [
            "Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n", "values.yaml": values,
            "templates/a.yaml": template,
        ]
        let files = texts.sorted { $0.key < $1.key }.map { ChartFile(name: GoString($0), data: Array($1.utf8)) }
        let chart = try ChartFiles(format: .version2, files: files).chart(log: Log())
        let text = try InferredSchema(of: chart, functions: HelmFunctions.table(), log: Log()).text
        guard case .map(let schema) = try JSON.decode(text.bytes) else { throw HelmError("no object") }
        return schema
    }

    private func json(_ schema: Map, _ path: String) throws -> String? {
        let keys = path.split(separator: "/").map { ValuePath.Component.key(GoString($0)) }
        return try schema.value(at: ValuePath(keys)).map { try GoString(JSON.encode($0)).text }
    }

    @Test func typesDefaultsAndComments() throws {
        let values = "# -- How many pods\n# there are\ncount: 1\ns: x\nb: true\nf: 0.5\nl: [a]\nz: null\ntoken: abc\n"
        let found = try schema(values, "{{ toYaml .Values }}")
        #expect(
            try json(found, "properties/count")
                == #"{"default":1,"description":"How many pods there are","type":"integer"}"#)
        #expect(try json(found, "properties/s") == #"{"default":"x","type":"string"}"#)
        #expect(try json(found, "properties/b/type") == #""boolean""#)
        #expect(try json(found, "properties/f/type") == #""number""#)
        #expect(try json(found, "properties/l") == #"{"items":{"type":"string"},"type":"array"}"#)
        #expect(try json(found, "properties/z") == "{}")
        #expect(try json(found, "properties/token") == #"{"type":"string"}"#)
    }

    /// Maps of which templates read entries by name are closed; others are open.
    @Test func closedAndOpenMaps() throws {
        let values = "image: {tag: a}\nlabels: {a: b}\nenv: {x: y}\nempty: {}\n"
        let template = """
            {{ .Values.image.tag }}{{ .Values.image.digest }}{{ toYaml .Values.labels }}
            {{ range $k, $v := .Values.env }}{{ $k }}{{ $v }}{{ end }}
            """
        let found = try schema(values, template)
        #expect(try json(found, "additionalProperties") == "false")
        #expect(try json(found, "properties/image/additionalProperties") == "false")
        #expect(try json(found, "properties/image/properties/digest") == "{}")
        for name in ["labels", "env", "empty"] {
            #expect(try json(found, "properties/\(name)/additionalProperties") == nil)
        }
    }

    /// A value of which a template asks for the kind may be of several.
    @Test func kindsThatAreAskedFor() throws {
        let found = try schema("a: x\nb: '{{ .Values.a }}'\n", "{{ kindIs \"map\" .Values.a }}{{ tpl .Values.b . }}")
        #expect(try json(found, "properties/a/type") == nil)
        #expect(try json(found, "properties/b/type") == nil)
    }
}
