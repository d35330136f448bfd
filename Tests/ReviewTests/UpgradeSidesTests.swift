import Charts
import Diffing
import Failures
import GoTemplate
import Operations
import Releases
import Rendering
import TestSupport
import Testing

@testable import Review

/// Upgrades that are only looked at, and recorded revisions as sides.
struct UpgradeSidesTests {
    private let folder: ScratchFolder
    private let store = MemoryStore()
    private let key = ReleaseKey(namespace: "shop", name: "web")

    init() throws {
        folder = try ScratchFolder()
        try folder.write([
            "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
            "values.yaml": "tag: \"1\"\nextra: no\nlabel: a\n",
            "templates/a.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data:
              tag: {{ .Values.tag | quote }}
              label: {{ .Values.label }}
              upgrade: {{ .Release.IsUpgrade | quote }}
              {{- if .Values.extra }}
              extra: there
              {{- end }}
            """,
        ])
    }

    /// Records a revision with values.
    private func record(_ revision: Int, _ status: ReleaseStatus, set: [String]) throws {
        let chart = try ChartLoader.load(folder.path, log: Log())
        let values = try ReviewedChart.options(set: set).merged()
        let options = ReleaseOptions(name: "web", namespace: "shop", isUpgrade: revision > 1, revision: revision)
        let rendered = try RenderRequest(chart: chart, userValues: values, release: options).render(log: Log())
        let release = Release(
            key: key, revision: revision,
            info: ReleaseInfo(
                firstDeployed: .zero, lastDeployed: .zero, description: "", status: status, notes: GoString()),
            chart: chart, config: values, manifest: GoString(ManifestStream(rendered.manifests).bytes))
        try store.importReleases([release], audit: nil)
    }

    private func report(_ policy: ValuesPolicy, set: [String] = []) throws -> DiffReport {
        let plan = try UpgradePlan(key, in: store, policy: policy, mayInstall: true)
        let values = try UserValues(ReviewedChart.options(set: set), files: ValuesFiles())
        let sides = try UpgradeSides(
            of: plan, chartAt: folder.path, named: folder.path, values: values,
            settings: RenderSettings(release: plan.releaseOptions))
        return try Comparison().report(from: sides.old, to: sides.new)
    }

    @Test(
        arguments: [
            (ValuesPolicy.automatic, [], []),
            (
                .automatic, ["tag=3"],
                [
                    "tag: --set (before: values of release web, revision 2)",
                    "extra: web/values.yaml:2 (before: values of release web, revision 2)",
                ]
            ),
            (
                .reset, [],
                [
                    "tag: web/values.yaml:1 (before: values of release web, revision 2)",
                    "extra: web/values.yaml:2 (before: values of release web, revision 2)",
                ]
            ),
            (.reuse, ["tag=3"], ["tag: --set (before: values of release web, revision 2)"]),
            (.resetThenReuse, ["tag=3"], ["tag: --set (before: values of release web, revision 2)"]),
        ] as [(ValuesPolicy, [String], [String])])
    func policies(_ policy: ValuesPolicy, _ set: [String], _ expected: [String]) throws {
        try record(1, .superseded, set: [])
        try record(2, .deployed, set: ["tag=2", "extra=true"])
        let found = try report(policy, set: set).objects.flatMap(\.changes).map { change in
            let origin = change.cause?.origins.first
            let previous = origin?.previouslySetAt.map { " (before: \($0))" } ?? ""
            return "\(change.path.field ?? "?"): \(origin?.setAt.text ?? "?")\(previous)"
        }
        #expect(found == expected)
    }

    /// Mirrors pkg/action upgrade.go reuseValues: only --reuse-values takes the defaults of the recorded chart.
    @Test(
        arguments: [
            (ValuesPolicy.automatic, ["label"]), (.reset, ["label", "tag"]), (.reuse, []), (.resetThenReuse, ["label"]),
        ] as [(ValuesPolicy, [String])])
    func defaultsOfTheChart(_ policy: ValuesPolicy, _ changed: [String]) throws {
        try record(1, .superseded, set: [])
        try record(2, .deployed, set: ["tag=2"])
        try folder.write("values.yaml", "tag: \"1\"\nextra: no\nlabel: b\n")
        let fields = try report(policy).objects.flatMap(\.changes).compactMap { $0.path.field?.text }
        #expect(fields.sorted() == changed)
    }

    @Test
    func anInstallAddsEverything() throws {
        #expect(try report(.automatic).objects.map(\.kind) == [.added])
    }
}
