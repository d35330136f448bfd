import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

@Suite("template --strict and --lookup")
struct StrictTemplateTests {
    private static let head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: "

    private func run(_ line: String, _ arguments: [String], files: [String: String] = [:]) throws -> (
        run: CapturedRun, error: String
    ) {
        let folder = try ScratchFolder(
            files.merging([
                "app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n", "app/values.yaml": "a: 1\n",
                "app/templates/a.yaml": Self.head + line + "\n",
            ]) { own, _ in own })
        let paths = arguments.map { $0.hasPrefix("@") ? folder.path(String($0.dropFirst())).text : $0 }
        let run = CapturedRun(["template", "x", folder.path("app").text] + paths)
        let error = String(decoding: run.standardError, as: UTF8.self)
        return (run, error.replacing(folder.path.text + "/", with: ""))
    }

    @Test func valuesThatNothingReadsFail() throws {
        let (run, error) = try run(
            "{{ .Values.a }}", ["--strict", "-f", "@v.yaml", "--set", "c=1"], files: ["v.yaml": "aa: 1\n"])
        #expect(run.exitCode == 1 && run.standardOutput.isEmpty)
        #expect(
            error == """
                Error: 2 values are not as --strict asks:
                  v.yaml:1: no template reads aa; write a, if that is what is meant
                  --set: no template reads c; write a, if that is what is meant

                """)
    }

    @Test func missingValuesFail() throws {
        let (run, error) = try run("{{ .Values.missing }}", ["--strict"])
        #expect(run.exitCode == 1 && run.standardOutput.isEmpty)
        #expect(
            error == """
                Error: 1 value is not as --strict asks:
                  app/templates/a.yaml:6:16: nothing sets missing; give it a default in values.yaml, or ask for it with \
                if or default

                """)
    }

    /// Defaults that nothing reads, values that are asked for, and branches that are not taken do no harm.
    @Test(arguments: [
        "b", "{{ .Values.missing | default 1 }}", "{{ if .Values.missing }}{{ .Values.missing }}{{ end }}",
        "{{ if false }}{{ .Values.missing }}{{ end }}", "{{ if eq .Values.a 2.0 }}{{ .Values.missing }}{{ end }}",
    ])
    func whatIsProvidedForPasses(_ line: String) throws {
        let strict = try run(line, ["--strict"])
        #expect(strict.error.isEmpty && strict.run.exitCode == 0)
        #expect(try strict.run.standardOutput == run(line, []).run.standardOutput)
    }

    @Test func objectsOfAFileAreLookedUp() throws {
        let line =
            "{{ (lookup \"v1\" \"Secret\" \"shop\" \"s\").data.k }}-{{ len (lookup \"v1\" \"Secret\" \"\" \"\").items }}"
        let object = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\ndata: {k: v}\n"
        let (run, error) = try run(line, ["--lookup", "@o.yaml"], files: ["o.yaml": object])
        #expect(error.isEmpty)
        #expect(String(decoding: run.standardOutput, as: UTF8.self).hasSuffix("  a: v-1\n"))
    }

    @Test(arguments: [
        (["--lookup", "@none.yaml"], "Error: open none.yaml: no such file or directory\n"),
        (
            ["--lookup", "@o.yaml"],
            "Error: o.yaml: document 1: error validating \"\": error validating data: kind not set\n"
        ),
        (["--lookup", "@o.yaml", "--dry-run=server"], "Error: --lookup has no meaning with --dry-run=server\n"),
    ])
    func lookupsThatCannotBe(_ arguments: [String], _ message: String) throws {
        let (run, error) = try run("b", arguments, files: ["o.yaml": "apiVersion: v1\n"])
        #expect(run.exitCode == 1)
        #expect(error == message)
    }
}
