import Foundation
import Testing

/// How failures look: Helm's text for pipelines, source lines for people, objects for programs.
@Suite(.serialized)
struct ErrorStyleTests {
    private let arguments = [
        "template", "rel", "fixtures/charts/missing-path", "--set", "password=hunter2",
    ]

    init() {
        FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path)
    }

    @Test
    func richShowsSourceAndWay() {
        let text = String(decoding: CapturedRun(arguments + ["--errors=rich"]).standardError, as: UTF8.self)
        #expect(
            text == """
                error: nil pointer evaluating interface {}.tag
                  --> missing-path/templates/_helpers.tpl:2:10
                   1 | {{- define "web.image" -}}
                   2 | image: {{ .Values.imagee.tag }}
                     |           ^^^^^^^^^^^^^^^^^^ .Values.imagee is missing
                   3 | {{- end -}}
                  included from "missing-path/templates/deployment.yaml" (missing-path/templates/deployment.yaml:6:6)
                hint: did you mean `image`? else set `imagee.tag`, or guard it with `if .Values.imagee`

                """)
    }

    @Test
    func jsonIsOneObjectALine() throws {
        let run = CapturedRun(arguments + ["--errors=json"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.standardError)) as? [String: Any])
        #expect(object["message"] as? String == "nil pointer evaluating interface {}.tag")
        #expect(object["line"] as? Int == 2)
        #expect(run.standardError.count { $0 == 0x0A } == 1)
    }

    @Test(arguments: ["helm", "rich", "json"])
    func noStyleShowsValues(_ style: String) {
        let run = CapturedRun(arguments + ["--errors=\(style)"])
        #expect(run.exitCode == 1)
        #expect(!String(decoding: run.standardError, as: UTF8.self).contains("hunter2"))
    }

    @Test
    func brokenYAMLShowsRenderedLinesWithoutValues() {
        let run = CapturedRun(["template", "rel", "fixtures/charts/broken-yaml", "--errors=rich"])
        let text = String(decoding: run.standardError, as: UTF8.self)
        #expect(text.contains("mapping values are not allowed in this context"))
        #expect(text.contains("--> broken-yaml/templates/secret.yaml:6:"))
        #expect(text.contains("rendered by broken-yaml/templates/secret.yaml"))
        #expect(text.contains(">   6 |   password: •••••: •"))
        #expect(!text.contains("s3cr3"))
        let debugged = CapturedRun(["template", "rel", "fixtures/charts/broken-yaml", "--errors=rich", "--debug"])
        #expect(String(decoding: debugged.standardError, as: UTF8.self).contains("password: s3cr3: t"))
    }

    @Test
    func unknownFunctionNamesTheNearest() {
        let run = CapturedRun(["template", "rel", "fixtures/charts/unknown-function", "--errors=rich"])
        let text = String(decoding: run.standardError, as: UTF8.self)
        #expect(text.contains("function \"toYml\" not defined"))
        #expect(text.contains("did you mean `toYaml`?"))
    }
}
