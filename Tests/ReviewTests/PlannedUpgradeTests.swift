import Charts
import Diffing
import Failures
import GoTemplate
import Releases
import Rendering
import Testing

@testable import Review

/// Upgrades that are only looked at, and recorded revisions as sides.
struct PlannedUpgradeTests {
    private let folder: TemporaryFolder
    private let store = MemoryStore()
    private let key = ReleaseKey(namespace: "shop", name: "web")

    init() throws {
        folder = try TemporaryFolder()
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
        let upgrade = try PlannedUpgrade(key, in: store, policy: policy, isInstallAllowed: true)
        let release = ReleaseOptions(
            name: "web", namespace: "shop", isUpgrade: upgrade.current != nil, revision: upgrade.revision)
        let values = try UserValues(ReviewedChart.options(set: set), files: ValuesFiles())
        let sides = try upgrade.sides(
            chart: folder.path, values: values, settings: RenderSettings(release: release))
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

    @Test
    func theOldSideIsWhatIsDeployed() throws {
        try record(1, .deployed, set: ["tag=2"])
        try record(2, .failed, set: ["tag=3"])
        let upgrade = try PlannedUpgrade(key, in: store, policy: .automatic, isInstallAllowed: false)
        #expect(upgrade.current?.revision == 1)
        #expect(upgrade.revision == 3)
    }

    @Test(arguments: [ReleaseStatus.pendingInstall, .pendingUpgrade, .pendingRollback, .uninstalling, .uninstalled])
    func noUpgradeStartsFrom(_ status: ReleaseStatus) throws {
        try record(1, .superseded, set: [])
        try record(2, status, set: [])
        let isRefused = { (allowed: Bool) in
            (try? PlannedUpgrade(key, in: store, policy: .automatic, isInstallAllowed: allowed)) == nil
        }
        #expect(isRefused(false))
        #expect(isRefused(true) == (status != .uninstalled))
    }

    @Test(arguments: [ReleaseStatus.failed, .superseded])
    func upgradesStartFromTheNewest(_ status: ReleaseStatus) throws {
        try record(1, .superseded, set: [])
        try record(2, status, set: [])
        let upgrade = try PlannedUpgrade(key, in: store, policy: .automatic, isInstallAllowed: false)
        #expect(upgrade.current?.revision == 2)
    }

    @Test
    func anInstallAddsEverything() throws {
        #expect(try report(.automatic).objects.map(\.kind) == [.added])
        #expect(throws: ReviewFailure.self) {
            try PlannedUpgrade(key, in: store, policy: .automatic, isInstallAllowed: false)
        }
    }
}
