import Charts
import Codecs
import Failures
import GoTemplate
import Rendering
import TestSupport
import Testing

@testable import Review

@Suite("Values that explain themselves")
struct EffectiveValuesTests {
    private static let files = [
        "app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n",
        "app/values.yaml": "image:\n  tag: a\n  name: web\nadminPassword: s3cr3t\ndb: {port: 1}\n",
        "app/templates/a.yaml":
            "a: {{ .Values.image.tag }}\n{{ if .Values.on }}\nb: {{ .Values.image.tag }}{{ end }}\n",
        "app/charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
        "app/charts/db/values.yaml": "port: 2\n", "app/charts/db/templates/a.yaml": "{{ .Values.port }}",
        "v.yaml": "image:\n  tag: b\n",
    ]

    private func values(_ folder: ScratchFolder) throws -> EffectiveValues {
        var options = ValuesOptions()
        options.valueFiles = [folder.path("v.yaml")]
        options.values = ["image.tag=c"]
        return try EffectiveValues(
            of: try ChartLoader.load(folder.path("app"), log: Log()),
            userValues: UserValues(options, files: ValuesFiles()), functions: HelmFunctions.table(), log: Log())
    }

    private func text(_ path: String) throws -> String {
        let folder = try ScratchFolder(Self.files)
        let found = try values(folder).explanations(below: ValuePath(parsing: GoString(path)))
        return found.map(\.text.text).joined().replacing(folder.path.text + "/", with: "")
    }

    @Test func placesAndReads() throws {
        #expect(
            try text("image") == """
                image.name = "web"
                  set by     app/values.yaml:3
                  read by    nothing
                image.tag = "c"
                  set by     --set
                  overrides  v.yaml:2, app/values.yaml:2
                  read by    app/templates/a.yaml:1, app/templates/a.yaml:3

                """)
    }

    @Test func valuesOfSubcharts() throws {
        #expect(
            try text("db.port") == """
                db.port = 1
                  set by     app/values.yaml:5
                  overrides  app/charts/db/values.yaml:1
                  read by    app/charts/db/templates/a.yaml:1

                """)
    }

    @Test func secretsAreNotShown() throws {
        let folder = try ScratchFolder(Self.files)
        let found = try values(folder).explanations(below: ValuePath())
        #expect(!found.map(\.text.text).joined().contains("s3cr3t"))
        #expect(try !GoString(JSON.encode(.list(found.map(\.record)))).contains("s3cr3t"))
        #expect(try text("adminPassword").hasPrefix("adminPassword = (not shown)\n"))
    }

    @Test(arguments: [
        ("image.tga", "nothing sets image.tga; did you mean image.tag?"),
        ("on", "nothing sets on, which app/templates/a.yaml:2 reads"), ("zzzzzz", "nothing sets zzzzzz"),
    ])
    func valuesThatAreNotThere(_ path: String, _ message: String) throws {
        let error = #expect(throws: HelmError.self) { try text(path) }
        #expect(error?.message.text == message)
    }

    @Test(arguments: ["image.tag", "hosts[0].name", "labels[\"a.b\"].x", "", "a[0][1]"])
    func pathsAreReadAsTheyAreWritten(_ path: String) throws {
        #expect(try ValuePath(parsing: GoString(path)).description == path)
    }

    @Test(arguments: ["a..b", "a[", "a[x]", ".", "a[\"b]", "a[-1]"])
    func pathsThatAreNone(_ path: String) throws {
        let error = #expect(throws: HelmError.self) { try ValuePath(parsing: GoString(path)) }
        #expect(error?.message.hasPrefix("invalid path ") == true)
    }
}
