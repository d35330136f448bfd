import Charts
import Diffing
import Failures
import Foundation
import GoTemplate
import Releases
import Rendering
import TestSupport
import Testing

@testable import Review

/// What an upgrade makes anew is a change, what only two renders do not have in common is noise.
struct ReleaseNoiseTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write([
            "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
            "templates/s.yaml": """
            apiVersion: v1
            kind: Secret
            metadata: {name: db, annotations: {rendered: {{ now | quote }}}}
            stringData: {password: {{ randAlphaNum 16 | quote }}, fixed: "x"}
            """,
            "templates/d.yaml": """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: app
              annotations: {rendered: {{ now | quote }}, checksum/db: {{ randAlphaNum 64 | quote }}}
            """,
            "templates/h.yaml": """
            apiVersion: v1
            kind: Secret
            metadata: {name: first, annotations: {helm.sh/hook: pre-install}}
            stringData: {password: {{ randAlphaNum 16 | quote }}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: each, annotations: {helm.sh/hook: "pre-install,pre-upgrade"}}
            stringData: {password: {{ randAlphaNum 16 | quote }}}
            """,
            "templates/j.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: "made-{{ randAlphaNum 5 | lower }}"}
            data: {a: b, c: d, e: f}
            """,
        ])
    }

    private var release: any Side {
        get throws {
            let chart = try ChartLoader.load(folder.path, log: Log())
            let options = ReleaseOptions(name: "web", namespace: "shop")
            let rendered = try RenderRequest(chart: chart, userValues: Map(), release: options).render(log: Log())
            let release = Release(
                key: ReleaseKey(namespace: "shop", name: "web"), revision: 1,
                info: ReleaseInfo(
                    firstDeployed: .zero, lastDeployed: .zero, description: "", status: .deployed, notes: GoString()),
                chart: chart, manifest: GoString(ManifestStream(rendered.manifests).bytes),
                hooks: rendered.hooks.map(ReleaseHook.init))
            return ReleaseSide(release, settings: ReviewedChart.settings)
        }
    }

    private func changes(_ report: DiffReport) -> [String] {
        report.objects.filter { !$0.isNoise }.flatMap { object in
            let start = "\(object.kind.rawValue) \(object.identity.kind.text)"
            let changes = object.changes.filter { $0.noise == nil }
            return changes.isEmpty ? [start] : changes.map { "\(start) \($0.path.text.text) \($0.isMadeAnew)" }
        }.sorted()
    }

    @Test
    func anUpgradeWritesWhatIsRandom() throws {
        let report = try Comparison().report(from: release, to: ReviewedChart.side(folder.path))
        #expect(
            changes(report) == [
                "added ConfigMap", "changed Deployment metadata.annotations.rendered true",
                "changed Secret data.password true", "changed Secret data.password true",
                "changed Secret metadata.annotations.rendered true", "removed ConfigMap",
            ])
        // A hook that only an install runs stays as it is.
        #expect(report.noise.map(\.noise) == [.checksum, .random])
        #expect(report.objects.filter(\.isNoise).map(\.identity.name) == ["first"])
        let risks = report.risks.map { "\($0.code) \($0.object?.kind.text ?? "?") \($0.path?.text.text ?? "?")" }
        #expect(
            risks.sorted() == [
                "secret-made-anew Secret data.password", "secret-made-anew Secret data.password",
                "value-made-anew ConfigMap ?", "value-made-anew Deployment metadata.annotations.rendered",
                "value-made-anew Secret metadata.annotations.rendered",
            ])
    }

    @Test
    func betweenChartsItIsNoise() throws {
        let report = try Comparison().report(from: ReviewedChart.side(folder.path), to: ReviewedChart.side(folder.path))
        #expect(changes(report).isEmpty)
        #expect(report.risks.isEmpty)
        #expect(report.noise.map(\.noise) == [.checksum, .random] || report.noise.map(\.noise) == [.random])
        let back = try Comparison().report(from: ReviewedChart.side(folder.path), to: release)
        #expect(back.risks.allSatisfy { !$0.code.hasSuffix("-made-anew") })
    }

    @Test
    func betweenReleasesNothingIsMadeAnew() throws {
        let report = try Comparison().report(from: release, to: release)
        #expect(changes(report).contains("changed Secret data.password false"))
        #expect(report.risks.allSatisfy { !$0.code.hasSuffix("-made-anew") })
    }

    @Test
    func elementsThatAreOthersInEachRender() throws {
        try folder.write(
            "templates/d.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app, annotations: {"{{ randAlpha 8 }}": x, fixed: y}}
            spec:
              template:
                spec: {containers: [{name: app, command: ["{{ uuidv4 }}"], args: ["{{ .Values.seed | default "-" }}"]}]}
            """)
        let chart = try ReviewedChart.side(folder.path)
        #expect(try changes(Comparison().report(from: chart, to: chart)).isEmpty)
        let upgrade = try changes(Comparison().report(from: release, to: chart)).filter { $0.contains("Deployment") }
        #expect(upgrade.filter { $0.hasSuffix("true") }.count == 2)
        #expect(upgrade.count == 4)
    }

    @Test
    func aRandomElementThatGoesIsAChange() throws {
        let command = "kind: Pod\nmetadata: {name: a}\nspec: {command: [COMMAND]}\n"
        let fixed = try ScratchFolder()
        for (place, text) in [(folder, "a, {{ uuidv4 }}"), (fixed, "a")] {
            try place.write("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
            try place.write("templates/d.yaml", command.replacingOccurrences(of: "COMMAND", with: text))
        }
        let report = try Comparison().report(from: ReviewedChart.side(folder.path), to: ReviewedChart.side(fixed.path))
        #expect(changes(report).contains("changed Pod spec.command[1] false"))
    }
}
