import Foundation
import GoTemplate
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

    /// Every line of standard error, whatever goes wrong and wherever it is noticed.
    @Test(arguments: [
        ["nonsense"], ["--nonsense"], ["template"], ["template", "--nonsense", "x"], ["--color", "x", "version"],
        ["template", "r", "charts/productpage", "--hide-notes", "--validate"], ["get", "values"], ["help", "nonsense"],
        ["template", "r", "fixtures/charts/broken-hooks", "--debug"], ["template", "r", "no/such/chart"],
        ["template", "r", "charts/productpage", "--dry-run", "--set", "a[=1"], ["template", "-n"],
        ["install", "r", "charts/lifecycle", "--store", "memory:"], ["install", "r", "no/such", "--store", "memory:"],
        ["upgrade", "r", "charts/lifecycle", "--store", "memory:", "--wait=x"], ["list", "--store", "nonsense"],
        ["status", "r", "--store", "memory:"], ["diff", "charts/productpage", "no/such"],
        ["diff", "charts/productpage", "fixtures/charts/missing-path"], ["diff", "revision", "r", "x"],
        ["rollback", "r", "--store", "memory:"], ["template", "--batch", "no/such"], ["release", "nonsense"],
        ["template", "--batch", "charts/productpage/Chart.yaml"],
    ])
    func jsonIsJSONInEveryCase(_ arguments: [String]) throws {
        for flag in [["--errors=json"], ["--errors", "json"]] {
            let run = CapturedRun(arguments + flag)
            let lines = run.standardError.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
            #expect(!lines.isEmpty)
            for line in lines {
                let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
                #expect(["error", "warning", "info", "debug"].contains(object?["level"] as? String))
                #expect((object?["message"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test
    func jsonHasNoBytesThatAreNone() throws {
        let chart = GoString([0xFF, 0x1B]) + "/chart"
        let run = CapturedRun(bytes: ["template", "r", chart, "--errors=json"])
        let object = try JSONSerialization.jsonObject(with: Data(run.standardError)) as? [String: Any]
        #expect((object?["message"] as? String)?.contains("\u{FFFD}\u{1B}/chart") == true)
        #expect(!run.standardError.contains(0x1B))
    }

    @Test
    func logLinesAreObjectsWithTheirAttributes() throws {
        let run = CapturedRun(["template", "r", "fixtures/charts/broken-hooks", "--errors=json"])
        let line = try #require(run.standardError.split(separator: 0x0A).first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        #expect(object["level"] as? String == "info")
        #expect(object["message"] as? String == "skipping unknown hooks")
        #expect(object["attributes"] as? [String: String] == ["hookTypes": "crd-install"])
    }
}
