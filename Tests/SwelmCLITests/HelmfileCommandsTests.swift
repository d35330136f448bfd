import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The command lines that helmfile 1 calls Helm with, read from its source, in the order of `helmfile apply`, `status`
/// and `destroy`.
@Suite(.serialized)
struct HelmfileCommandsTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder([
            "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
            "web/templates/map.yaml":
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: \"{{ .Values.a }}\", b: \"{{ .Values.b }}\"}\n",
            "values.yaml": "a: one\n",
        ])
    }

    private func run(_ line: String) -> (code: Int32, text: String) {
        let words = line.split(separator: " ").map { String($0).replacing("DIR", with: folder.url.path) }
        let run = CapturedRun(
            words, environment: ["SWELM_STORE": "sqlite:\(folder.url.path)/store.db", "HOME": folder.url.path])
        return (run.exitCode, String(decoding: run.standardOutput, as: UTF8.self))
    }

    @Test
    func anApplyGoesThrough() {
        let values = "--namespace shop --values DIR/values.yaml --set b=2"
        let list = "list --filter ^web$ --namespace shop --uninstalling --deployed --failed --pending"
        let diff = "diff upgrade --allow-unreleased web DIR/web \(values) --detailed-exitcode --reset-values"
        #expect(run("version --short").text.hasPrefix("v4.2.3"))
        #expect(run("dependency build DIR/web").code == 0)
        #expect(run("lint DIR/web \(values)").code == 0)
        #expect(run("template web DIR/web \(values)").text.contains("data: {a: \"one\", b: \"2\"}"))
        // helmfile takes any line below the head for a release.
        #expect(run(list).text.split(separator: "\n").count == 1)
        #expect(run(diff).code == 2)
        let upgrade = "upgrade --install web DIR/web --create-namespace \(values) --reset-values --history-max 10"
        #expect(run(upgrade).code == 0)
        #expect(run(list).text.split(separator: "\n").count == 2)
        #expect(run(diff).code == 0)
        #expect(run("status web --namespace shop").text.contains("STATUS: deployed"))
        #expect(run("delete web --namespace shop").code == 0)
        #expect(run(list).text.split(separator: "\n").count == 1)
    }
}
