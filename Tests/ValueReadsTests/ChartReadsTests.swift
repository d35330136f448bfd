import GoTemplate
import Testing
import ValueReads

extension ValuePath {
    var read: ReadPath { ReadPath(self) }
}

@Suite("Which values a tree of charts reads")
struct ChartReadsTests {
    private static let manifest = """
        apiVersion: v2
        name: app
        version: 1.0.0
        dependencies:
        - {name: db, version: 1.0.0, alias: store, condition: "store.on,global.on", tags: [back], import-values: [data]}
        - {name: absent, version: 1.0.0}
        """

    private static let files = [
        "Chart.yaml": manifest,
        "values.yaml":
            "store: {on: false, port: 1, typo: 2}\nglobal: {registry: x, other: y}\ntext: '{{ .Values.z }}'\n",
        "templates/a.yaml": "{{ tpl .Values.text . }}{{ .Values.store.parental }}",
        "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
        "charts/db/values.yaml": "port: 2\nexports: {data: {imported: 1}}\n",
        "charts/db/templates/a.yaml": "{{ .Values.port }}{{ .Values.global.registry }}",
    ]

    @Test(arguments: [
        ("store.port", true), ("store.typo", false), ("store.on", true), ("global.on", true), ("tags.back", true),
        ("tags.front", false), ("global.registry", true), ("global.other", false), ("store.global.registry", true),
        ("store.global.other", false), ("db.port", false), ("port", false), ("z", true), ("text", true),
        ("store.parental", true), ("store.exports.data.imported", true), ("absent.anything", true),
    ])
    func parentsAndSubcharts(_ text: String, _ isRead: Bool) throws {
        #expect(try reads(Self.files).isRead(path(text)) == isRead)
    }

    @Test func placesAreThoseOfTheTemplate() throws {
        let chart = try reads(["templates/a.yaml": "a: 1\nb: {{ .Values.x }}\n"])
        #expect(chart.reads(of: path("x")).map(\.place.text) == ["app/templates/a.yaml:2"])
        #expect(chart.readKeys(beside: path("y")) == ["x"])
    }

    /// Nothing is said to be unread where a template could not be read.
    @Test func templatesThatDoNotParse() throws {
        let chart = try reads(["templates/a.yaml": "{{ nope }}"])
        #expect(!chart.isComplete && chart.isRead(path("x")))
        #expect(chart.unparsed.map(\.line) == [1])
    }

    @Test func filesAndTemplatesThatAreNamed() throws {
        let chart = try reads([
            "templates/a.yaml": "{{ .Files.Get \"a.txt\" }}{{ if .Values.x }}{{ include \"no\" . }}{{ end }}"
        ])
        #expect(chart.facts.files.map(\.file) == ["a.txt"])
        #expect(chart.facts.missingTemplates.map(\.name) == ["no"])
    }
}
