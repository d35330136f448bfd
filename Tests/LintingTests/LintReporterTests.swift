import Codecs
import Failures
import GoTemplate
import TestSupport
import Testing

@testable import Linting

@Suite("The forms of what lint finds")
struct LintReporterTests {
    private func report() throws -> (text: (LintFormat) throws -> String, folder: ScratchFolder) {
        let folder = try ScratchFolder([
            "app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n", "app/values.yaml": "a: 1\na: 2\n",
            "app/templates/a.yaml": "{{ .Values.a | int | trunc 0 }}",
        ])
        var options = LintOptions()
        options.findings = try .all()
        let path = folder.path("app")
        let report = LintReport(of: [path], options: options, log: Log())
        return ({ try $0.text(of: report).text.replacing(path.text, with: "app") }, folder)
    }

    @Test func textStandsBehindHelmsLines() throws {
        let text = try report().text(.text)
        #expect(text.hasPrefix("==> Linting app\n[INFO] Chart.yaml: icon is recommended\n"))
        #expect(
            text.contains(
                "[ERROR] app/values.yaml:2:1: a is set twice here, and only the last one counts (duplicate-key)\n    remove one of the two\n"
            ))
    }

    @Test func gitHubsCommands() throws {
        let text = try report().text(.github)
        #expect(text.contains("::notice file=app/Chart.yaml,title=helm::icon is recommended\n"))
        #expect(
            text.contains("::error file=app/values.yaml,line=2,col=1,title=duplicate-key::a is set twice here, and"))
    }

    @Test func jsonHasEveryField() throws {
        guard case .map(let root) = try JSON.decode(Array(report().text(.json).utf8)),
            case .list(let charts)? = root["charts"], case .map(let chart) = charts[0],
            case .list(let found)? = chart["findings"], case .map(let finding) = found[0]
        else { throw HelmError("no findings") }
        #expect(finding.keys == ["code", "column", "file", "fix", "line", "message", "page", "severity"])
    }

    @Test func sarifHasRulesAndPlaces() throws {
        let text = try report().text(.sarif)
        #expect(text.contains("\"version\": \"2.1.0\""))
        for rule in FindingRule.all { #expect(text.contains("\"id\": \"\(rule.code)\"")) }
        #expect(text.contains("\"startLine\": 2"))
        _ = try JSON.decode(Array(text.utf8))
    }
}
