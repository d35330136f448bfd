import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The `diff` commands: what they exit with, and what they refuse.
@Suite(.serialized)
struct DiffCommandTests {
    private let chart = "charts/productpage"
    private let weights = "canaryDeployment.weight=10,productionDeployment.weight=90,canaryDeployment.replicaCount=2"
    private let folder: ScratchFolder
    private var store: String { "sqlite:" + folder.url.path + "/store.db" }

    init() throws {
        folder = try ScratchFolder()
        FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path)
    }

    private func run(_ arguments: String...) -> CapturedRun { run(arguments) }

    private func run(_ arguments: [String]) -> CapturedRun {
        CapturedRun(arguments, environment: ["SWELM_STORE": store])
    }

    @Test(
        arguments: [
            ([], 0), (["--set", "canaryDeployment.weight=0", "--base-defaults"], 0),
            (["--set", "canaryDeployment.weight=5"], 0),
            (["--set", "canaryDeployment.weight=5", "--base-defaults"], 2),
            (["--set", "canaryDeployment.weight=5", "--base-set", "canaryDeployment.weight=6"], 2),
            (["--set", "canaryDeployment.weight=5", "--base-defaults", "--exit-code=never"], 0),
            (["--set", "canaryDeployment.weight=5", "--base-defaults", "--exit-code=risk"], 2),
            (["--set", "productionDeployment.replicaCount=3", "--base-defaults", "--exit-code=risk"], 0),
        ] as [([String], Int32)])
    func exitCodes(_ flags: [String], _ expected: Int32) {
        #expect(CapturedRun(["diff", chart, chart] + flags).exitCode == expected)
    }

    /// Values change nothing where no side is rendered.
    @Test(arguments: [
        (["--set", "a=b"], "--set"), (["-f", "x.yaml"], "--values"), (["--base-set", "a=b"], "--base-set"), ([], nil),
    ])
    func valuesWithoutAChartAreUseless(_ flags: [String], _ flag: String?) throws {
        let manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
        try folder.write(["old.yaml": manifest, "new.yaml": manifest])
        let run = run(["diff", folder.url.path + "/old.yaml", folder.url.path + "/new.yaml"] + flags)
        let warning = flag.map { "warning: \($0) has no effect: neither side is a chart\n" } ?? ""
        #expect(run.exitCode == 0 && String(decoding: run.standardError, as: UTF8.self) == warning)
    }

    @Test(arguments: ["text", "side-by-side", "simple", "json", "markdown", "html", "json-patch"])
    func stagesInEveryFormat(_ format: String) {
        let run = run("diff", "stages", "charts/productpage/stages.yaml", "-o", format)
        #expect(run.exitCode == 2)
        #expect(run.standardError.isEmpty)
        #expect(String(decoding: run.standardOutput, as: UTF8.self).contains("weight"))
    }

    @Test(
        arguments: [
            (["charts/nope", "charts/productpage"], "Error: old side charts/nope: path charts/nope not found"),
            (["charts/productpage", "charts/nope"], "Error: new side charts/nope: path charts/nope not found"),
            (
                ["charts/productpage/Chart.yaml", "charts/productpage"],
                "Error: old side charts/productpage/Chart.yaml: charts/productpage/Chart.yaml holds no Kubernetes "
                    + "object: none of its documents has a kind"
            ),
            (["-", "-"], "Error: only one side can come from standard input"),
            (
                ["release:web", "charts/productpage"],
                "Error: old side release:web: release web not found in namespace default"
            ),
            (["release:web@x", "-"], "Error: invalid revision \"x\" of release web"),
            (["git::charts", "-"], "Error: a side git:REVISION[:PATH] needs a revision"),
            (
                ["a", "b", "-o", "yaml"],
                "Error: invalid value \"yaml\" for --output: must be text, side-by-side, simple, json, markdown, html or json-patch"
            ),
            (["a", "b", "--ignore-risk", "x"], "Error: unknown risk \"x\" for --ignore-risk"),
            (
                ["a", "b", "--base-set", "a=1", "--base-defaults"],
                "Error: --base-defaults and --base-set make no sense together"
            ),
            (["upgrade", "web", "charts/productpage"], "Error: \"web\" has no deployed releases"),
            (["revision", "web", "0"], "Error: invalid revision \"0\""),
        ] as [([String], String)])
    func refusals(_ arguments: [String], _ message: String) {
        let run = CapturedRun(["diff"] + arguments, environment: ["SWELM_STORE": store])
        #expect(run.exitCode == 1)
        #expect(run.message == message + "\n")
    }

    @Test
    func aReleaseFromInstallToRollback() {
        #expect(run("install", "web", chart).exitCode == 0)
        let planned = run("diff", "-C", "0", "upgrade", "web", chart, "--set", weights)
        #expect(planned.exitCode == 2)
        #expect(String(decoding: planned.standardOutput, as: UTF8.self).contains("--- release web, revision 1\n"))
        #expect(run("upgrade", "web", chart, "--set", weights).exitCode == 0)
        #expect(run("diff", "upgrade", "web", chart).exitCode == 0)
        let revisions = run("diff", "revision", "web", "1").standardOutput
        #expect(revisions == run("diff", "release:web@1", "release:web").standardOutput)
        #expect(!revisions.isEmpty)
        let back = run("diff", "revision", "web", "2", "1").standardOutput
        #expect(run("diff", "rollback", "web").standardOutput == back)
        #expect(run("diff", "rollback", "web", "2").exitCode == 0)
    }

    /// The values of the release before, those of the user, and the defaults of both charts are told apart by the flags.
    @Test(
        arguments: [
            ([], "two/default"), (["--reuse-values"], "one/mine"), (["--reset-then-reuse-values"], "two/mine"),
            (["--reset-values"], "two/default"), (["--reset-values", "--reuse-values"], "two/default"),
        ] as [([String], String)])
    func anUpgradeStartsFromTheValuesAskedFor(_ flags: [String], _ expected: String) throws {
        try folder.write([
            "c/Chart.yaml": "{apiVersion: v2, name: c, version: 1.0.0}", "c/values.yaml": "{tag: one, label: default}",
            "c/templates/a.yaml": """
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {t: {{.Values.tag}}/{{.Values.label}}}}
            """,
        ])
        let arguments = ["upgrade", "web", folder.path("c").text, "--set", "other=1"] + flags
        #expect(run("install", "web", folder.path("c").text, "--set", "label=mine").exitCode == 0)
        try folder.write("c/values.yaml", "{tag: two, label: default}")
        #expect(run(["diff"] + arguments).exitCode == (expected == "one/mine" ? 0 : 2))
        #expect(run(arguments).exitCode == 0)
        let manifest = run("get", "manifest", "web").standardOutput
        #expect(String(decoding: manifest, as: UTF8.self).contains("{t: \(expected)}"))
    }

    @Test
    func aRollbackByLabel() {
        #expect(run("install", "web", chart, "--labels", "stage=a").exitCode == 0)
        #expect(run("upgrade", "web", chart, "--set", weights, "--labels", "stage=b").exitCode == 0)
        #expect(run("upgrade", "web", chart, "--labels", "stage=c").exitCode == 0)
        let back = run("diff", "rollback", "web", "--to-label", "stage=a").standardOutput
        #expect(back == run("diff", "rollback", "web", "1").standardOutput)
        #expect(String(decoding: back, as: UTF8.self).contains("+++ release web, revision 1\n"))
        let previous = run("diff", "rollback", "web", "--to-label", "stage=b").standardOutput
        #expect(previous == run("diff", "rollback", "web").standardOutput)
        for (arguments, message) in [
            (["--to-label", "stage=d"], "release web has no deployed revision with the label \"stage=d\""),
            (["--to-label", "stage"], "invalid value for --to-label: must be formatted as KEY=VALUE"),
            (["1", "--to-label", "stage=a"], "cannot set --to-label and also specify a revision"),
            (["9"], "release has no 9 version"), (["x"], "could not convert revision to a number: "),
        ] {
            let run = CapturedRun(["diff", "rollback", "web"] + arguments, environment: ["SWELM_STORE": store])
            #expect(run.exitCode == 1)
            #expect(run.message.hasPrefix("Error: " + message))
        }
    }

    /// Hooks and tests of a chart are left out of whatever side they are on.
    @Test(arguments: [[], ["--no-hooks"], ["--skip-tests"]])
    func flagsMeanTheSameOnEverySide(_ flags: [String]) throws {
        let files = [
            "Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n",
            "templates/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
            "templates/h.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: h, annotations: {helm.sh/hook: pre-install}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: t, annotations: {"helm.sh/hook": "pre-install, test"}}
            """,
            "crds/x.yaml": """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: x}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: z}
            """,
        ]
        for (name, text) in files { try folder.write("chart/" + name, text) }
        let chart = folder.url.path + "/chart"
        for render in [[], ["--include-crds"]] {
            let rendered = folder.url.path + "/rendered.yaml"
            let output = CapturedRun(["template", "release-name", chart] + render).standardOutput
            try Data(output).write(to: URL(fileURLWithPath: rendered))
            #expect(CapturedRun(["diff", rendered, chart] + flags).exitCode == 0)
            #expect(CapturedRun(["diff", chart, rendered] + flags).exitCode == 0)
            let empty = try folder.write("empty.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n").text
            let run = CapturedRun(["diff", rendered, empty, "-o", "json"] + flags)
            let text = String(decoding: run.standardOutput, as: UTF8.self)
            #expect(text.contains("\"name\": \"h\"") == !flags.contains("--no-hooks"))
            #expect(text.contains("\"name\": \"t\"") == flags.isEmpty)
            #expect(text.contains("\"name\": \"z\"") == !render.isEmpty)
            let crds = CapturedRun(["diff", empty, chart, "--include-crds"] + flags).standardOutput
            #expect(String(decoding: crds, as: UTF8.self).contains("name: z"))
            #expect(CapturedRun(["diff", rendered, chart, "--include-crds=false"] + flags).exitCode == 0)
        }
    }

    @Test
    func failuresShowTheirSideInEveryStyle() {
        let arguments = ["diff", chart, "fixtures/charts/missing-path"]
        let start = "new side fixtures/charts/missing-path: "
        #expect(
            CapturedRun(arguments).message.hasPrefix("Error: " + start + "missing-path/templates/deployment.yaml:6:6"))
        let rich = String(decoding: CapturedRun(arguments + ["--errors=rich"]).standardError, as: UTF8.self)
        #expect(rich.hasPrefix("error: " + start + "nil pointer evaluating interface {}.tag\n  --> missing-path/"))
    }
}
