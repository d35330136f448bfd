import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// Command lines of the plugin helm-diff, with its exit status.
@Suite(.serialized)
struct HelmDiffTests {
    private final class Place {
        private let folder: ScratchFolder
        var url: URL { folder.url }

        init() throws {
            folder = try ScratchFolder()
            try write("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n")
            try write(
                "templates/s.yaml",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: v{{ .Values.a }}}\n")
            try write(
                "templates/m.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: m, labels: {helm.sh/chart: "c-{{ .Chart.Version }}"}}
                data:
                  b: "{{ .Values.b }}"
                """)
            try write(
                "templates/t.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: t, annotations: {helm.sh/hook: test, t: \"{{ .Values.t }}\"}}\n"
            )
            try write(
                "crds/x.yaml",
                "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: x}\n")
        }

        func write(_ name: String, _ text: String) throws { try folder.write("chart/" + name, text) }

        func run(_ arguments: [String], _ environment: [String: String] = [:]) -> CapturedRun {
            let all = environment.merging(["SWELM_STORE": "sqlite:" + url.path + "/store.db"]) { $1 }
            return CapturedRun(arguments.map { $0 == "CHART" ? url.path + "/chart" : $0 }, environment: all)
        }
    }

    private let place: Place

    init() throws {
        place = try Place()
        #expect(place.run(["install", "r", "CHART"]).exitCode == 0)
    }

    private func diff(_ flags: [String], _ environment: [String: String] = [:]) -> (code: Int32, text: String) {
        let run = place.run(["diff", "upgrade", "r", "CHART"] + flags, environment)
        return (run.exitCode, String(decoding: run.standardOutput + run.standardError, as: UTF8.self))
    }

    @Test(
        arguments: [
            (["--set", "b=1"], 2), (["--set", "b=1", "--allow-unreleased"], 0),
            (["--set", "b=1", "--allow-unreleased", "--detailed-exitcode"], 2),
            (["--set", "b=1", "--allow-unreleased", "--exit-code=changes"], 2), (["--detailed-exitcode"], 0),
            (["--set", "t=1", "--detailed-exitcode"], 0), (["--set", "t=1"], 2),
            (["--set", "t=1", "--detailed-exitcode", "--include-tests"], 2),
            (["--set", "a=1", "--detailed-exitcode", "-q"], 2),
            (["--set", "b=1", "--detailed-exitcode", "--suppress-output-line-regex", "b:"], 2),
            (["--dry-run", "--detailed-exitcode"], 2), (["--dry-run=server", "--detailed-exitcode"], 0),
            (["--set", "b=1", "--dry-run=none"], 0), (["--dry-run=x"], 1), (["--three-way-merge"], 1),
            (["--three-way-merge=false"], 0), (["--wait"], 1), (["--output", "template"], 1),
            (
                [
                    "--normalize-manifests", "--strip-trailing-cr", "--disable-validation", "--take-ownership",
                    "--disable-openapi-validation", "--no-color", "--context", "5", "--output", "dyff", "--devel",
                    "--reset-values", "--server-side=false", "--detailed-exitcode", "--include-crds", "-D", "0.5",
                ], 0
            ),
        ] as [([String], Int32)])
    func exitStatus(_ flags: [String], _ expected: Int32) {
        let (code, text) = diff(flags)
        #expect(code == expected, "\(text)")
    }

    @Test(
        arguments: [
            (["HELM_DIFF_THREE_WAY_MERGE": "true"], [], 1), (["HELM_DIFF_THREE_WAY_MERGE": "false"], [], 0),
            (["HELM_DIFF_IGNORE_UNKNOWN_FLAGS": "true"], ["--wait", "--timeout", "5m", "--atomic"], 0),
            (["HELM_DIFF_IGNORE_UNKNOWN_FLAGS": "1"], ["--wait"], 1), (["HELM_DIFF_OUTPUT": "nonsense"], [], 1),
        ] as [([String: String], [String], Int32)])
    func variables(_ environment: [String: String], _ flags: [String], _ expected: Int32) {
        #expect(diff(flags, environment).code == expected)
    }

    @Test
    func lessCountsAsAChange() throws {
        try place.write("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.1\n")
        #expect(diff([]).code == 0)
        let (code, text) = diff(["--detailed-exitcode"])
        #expect(code == 2)
        #expect(text.contains("+     helm.sh/chart: c-1.0.1"))
    }

    @Test
    func suppressedObjectsAreNamed() {
        let secret = diff(["--set", "a=1,b=1", "--suppress", "Secret", "-C", "0"]).text
        #expect(secret.contains("Secret default/s has changed") && secret.contains("(changes not shown)"))
        #expect(!secret.contains("bytes") && secret.contains("+   b: \"1\""))
        for format in ["text", "side-by-side", "simple", "json", "markdown", "html", "json-patch"] {
            let all = ["--set", "b=zebra", "--set-string", "a=zebra", "--show-secrets-decoded", "-o", format]
            #expect(diff(all).text.contains("zebra") == (format != "simple"))
            let text = diff(all + ["--suppress-secrets", "--suppress", "ConfigMap"]).text
            #expect(!text.contains("zebra"), "\(format)")
        }
    }

    @Test
    func suppressedLines() {
        let text = diff(["--set", "a=1,b=1", "--suppress-output-line-regex", "^ *b:"]).text
        #expect(text.contains("ConfigMap default/m has changed") && !text.contains("b: \"1\""))
        #expect(!text.contains("Values.b"))
    }

    @Test
    func nothingIsWrittenWhereNothingChanges() {
        #expect(diff(["--allow-unreleased"]).text.isEmpty)
        #expect(!diff([]).text.isEmpty)
        #expect(diff(["--allow-unreleased", "-o", "json"]).text == "[]\n")
    }

    @Test
    func formatsAndColors() {
        let plain = diff(["--set", "b=1"]).text
        #expect(diff(["--set", "b=1", "-o", "diff"]).text == plain)
        #expect(diff(["--set", "b=1"], ["HELM_DIFF_OUTPUT": "simple"]).text.contains("Plan: 0 to add"))
        #expect(diff(["--set", "b=1", "-o", "text"], ["HELM_DIFF_OUTPUT": "simple"]).text == plain)
        #expect(diff(["--set", "b=1"], ["HELM_DIFF_COLOR": "true"]).text.contains("\u{1B}["))
        #expect(diff(["--set", "b=1", "--color=never"], ["HELM_DIFF_COLOR": "true"]).text == plain)
        let wide = diff(["--set", "b=1"], ["HELM_DIFF_OUTPUT_CONTEXT": "-1"]).text
        #expect(wide == diff(["--set", "b=1", "--context", "-1"]).text)
        #expect(wide != plain)
    }

    @Test
    func whatAnInstallAdds() {
        let new = { place.run(["diff", "upgrade", "new", "CHART", "-o", "simple"] + $0) }
        #expect(new([]).message.hasPrefix("Error: \"new\" has no deployed releases"))
        let text = { (flags: [String]) in String(decoding: new(flags).standardOutput, as: UTF8.self) }
        #expect(text(["--allow-unreleased"]).contains("Plan: 2 to add"))
        #expect(text(["--allow-unreleased", "--include-crds"]).contains(" x, CustomResourceDefinition"))
        #expect(text(["--install"]).contains("Plan: 3 to add"))
    }

    @Test
    func missingDependencies() throws {
        try place.write("../lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\n")
        try place.write("../lib/templates/l.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: l}\n")
        let dependency = "dependencies: [{name: lib, version: \"*\", repository: \"file://../lib\"}]\n"
        try place.write("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n" + dependency)
        #expect(diff([]).text.contains("found in Chart.yaml, but missing in charts/ directory: lib"))
        let (code, text) = diff(["--dependency-update", "-o", "simple"])
        #expect(code == 2 && text.contains("default, l, ConfigMap (v1) to be added."))
        #expect(!FileManager.default.fileExists(atPath: place.url.path + "/chart/charts"))
    }

    @Test
    func uninstalledReleases() {
        #expect(place.run(["uninstall", "r", "--keep-history"]).exitCode == 0)
        let refused = diff([])
        #expect(refused.code == 1 && refused.text.contains("Error: \"r\" has no deployed releases"))
        #expect(place.run(["upgrade", "r", "CHART"]).message.contains("\"r\" has no deployed releases"))
        #expect(diff(["--install", "-o", "simple"]).text.contains("Plan: 3 to add"))
    }

    @Test
    func otherCommands() {
        #expect(place.run(["upgrade", "r", "CHART", "--set", "b=1"]).exitCode == 0)
        #expect(place.run(["install", "r2", "CHART", "-n", "other"]).exitCode == 0)
        #expect(place.run(["install", "r3", "CHART", "--set", "b=1"]).exitCode == 0)
        #expect(place.run(["diff", "revision", "r", "1", "2"]).exitCode == 2)
        #expect(place.run(["diff", "revision", "r", "1", "2", "--suppress-secrets"]).exitCode == 0)
        #expect(place.run(["diff", "revision", "r", "1", "--detailed-exitcode"]).exitCode == 2)
        #expect(place.run(["diff", "rollback", "r", "1", "--detailed-exitcode"]).exitCode == 2)
        #expect(place.run(["diff", "rollback", "r", "1", "--include-tests"]).exitCode == 0)
        #expect(place.run(["diff", "release", "r", "r3", "--detailed-exitcode"]).exitCode == 0)
        #expect(place.run(["diff", "release", "r", "other/r2", "--detailed-exitcode"]).exitCode == 2)
        #expect(place.run(["diff", "version"]).standardOutput == Array("3.15.11\n".utf8))
    }
}
