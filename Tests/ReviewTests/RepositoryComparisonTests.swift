import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Which releases a change of a repository touches, and what is said of the rest.
struct RepositoryComparisonTests {
    private static func application(_ name: String, _ path: String = "charts/web", _ more: String = "") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: \(name)}
        spec:
          destination: {namespace: shop}
          source: {repoURL: "\(ReviewedRepository.address)", path: \(path)\(more)}
        """
    }

    @Test
    func onlyWhatAChangeCanTouchIsCompared() throws {
        var files = ReviewedRepository.chart("charts/db").merging(
            ReviewedRepository.chart("charts/all", dependency: "../db")
        ) { $1 }
        for name in ["web", "db", "all"] { files["apps/\(name).yaml"] = Self.application(name, "charts/\(name)") }
        let repository = try ReviewedRepository(files)
        #expect(try repository.review().summary.counts == "3 releases, 0 compared, 0 changed.")
        try repository.write(["charts/db/values.yaml": "a: other\n", "README.md": "x"])
        let review = try repository.review()
        #expect(review.summary.counts == "3 releases, 2 compared, 2 changed.")
        #expect(review.reports.map { $0.title?.text } == ["apps/all.yaml: all", "apps/db.yaml: db"])
    }

    @Test
    func twoRevisionsAreComparedAsTheTreeWouldBe() throws {
        let repository = try ReviewedRepository(["apps/web.yaml": Self.application("web")])
        try repository.write(["charts/web/values.yaml": "a: other\n"])
        let ofTree = try repository.changes()
        try repository.folder.git("checkout", "--quiet", "-b", "change")
        try repository.folder.commitAll()
        try repository.folder.git("checkout", "--quiet", "main")
        #expect(try repository.changes() == [])
        #expect(try repository.changes(head: "change") == ofTree)
        #expect(ofTree == [#"apps/web.yaml: web: data.values {"a":"default"} -> {"a":"other"}"#])
    }

    @Test
    func releasesThatComeGoAndMoveAreShown() throws {
        let repository = try ReviewedRepository([
            "apps/web.yaml": Self.application("web"), "apps/old.yaml": Self.application("old"),
        ])
        try repository.remove("apps/old.yaml")
        try repository.remove("apps/web.yaml")
        try repository.write(["moved/web.yaml": Self.application("web"), "apps/new.yaml": Self.application("new")])
        let review = try repository.review()
        #expect(
            review.changes == [
                "apps/new.yaml: new: ConfigMap shop/web added", "apps/old.yaml: old: ConfigMap shop/web removed",
            ])
        #expect(review.summary.counts == "2 releases, 2 compared, 2 changed.")
    }

    @Test
    func whatCannotBeResolvedIsNamed() throws {
        let repository = try ReviewedRepository([
            "apps/elsewhere.yaml": Self.application("elsewhere", "charts/other").replacing(
                ReviewedRepository.address, with: "https://user:pass@git.example.org/other.git"),
            "apps/missing.yaml": Self.application("missing", "charts/gone"),
            "apps/plugin.yaml": Self.application("plugin", "charts/web", ", plugin: {name: x}"),
            "apps/broken.yaml": "kind: Application\n{{ if x }}\n",
            "set.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: all}
            spec:
              generators: [{clusters: {}}, {list: {elements: [{a: 1}]}}]
              template: {metadata: {name: "{{b}}"}, spec: {source: {path: charts/web}}}
            """,
            "flux.yaml": """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web, namespace: shop}
            spec:
              chart: {spec: {chart: web, sourceRef: {kind: HelmRepository, name: none}}}
            """,
            "helmfile.yaml": "releases:\n  - {name: {{ .Env.X }}, chart: a/b}\n",
            "charts/parent/Chart.yaml": "apiVersion: v2\nname: parent\nversion: 1.0.0\n",
            "charts/parent/templates/app.yaml": Self.application("{{ .Release.Name }}"),
        ])
        #expect(
            try repository.review().lines.sorted() == [
                "not resolved: apps/broken.yaml: cannot be read: error converting YAML to JSON: yaml: line 3: could not find expected ':'",
                "not resolved: apps/elsewhere.yaml:3: Application elsewhere: charts/other is in another repository, https://git.example.org/other.git",
                "not resolved: apps/missing.yaml:3: Application missing: there is no charts/gone in this repository",
                "not resolved: apps/plugin.yaml:3: Application plugin: is rendered by a plugin of Argo CD",
                "not resolved: charts/parent/templates/app.yaml: is a template or a part of the chart charts/parent",
                "not resolved: flux.yaml:3: HelmRelease web: its HelmRepository none is not in this repository",
                "not resolved: helmfile.yaml: is a template of helmfile; `helmfile build` writes what it comes to",
                "not resolved: set.yaml:3: ApplicationSet all: its template names {{b}}, which no generator gives",
                "not resolved: set.yaml:3: ApplicationSet all: what the generator clusters gives is known in the cluster alone",
            ])
    }

    @Test
    func circlesEnd() throws {
        let repository = try ReviewedRepository([
            "a/kustomization.yaml": "resources: [../b]\n", "b/kustomization.yaml": "resources: [../a]\n",
            "helmfile.yaml": "helmfiles: [helmfile.yaml]\n",
        ])
        #expect(
            try repository.review().lines == [
                "not resolved: a/kustomization.yaml: the kustomization leads back to itself, by way of b",
                "not resolved: helmfile.yaml: helmfiles: helmfile.yaml leads back to itself",
            ])
    }

    @Test
    func oneReleaseThatFailsStopsNoOther() throws {
        let files = [
            "apps/web.yaml": Self.application("web"),
            "apps/url.yaml": Self.application(
                "url", "charts/web", ", helm: {valueFiles: [none.yaml]}"),
        ]
        let repository = try ReviewedRepository(files)
        try repository.write(["charts/web/values.yaml": "a: other\n"])
        let review = try repository.review()
        #expect(review.failures == 1)
        #expect(
            review.lines == [
                "failed: apps/url.yaml: url: old side charts/web: open charts/web/none.yaml: no such file or directory"
            ])
        #expect(review.changes == [#"apps/web.yaml: web: data.values {"a":"default"} -> {"a":"other"}"#])
    }

    @Test
    func valuesBehindAddressesAreNamedAndNotFetched() throws {
        let repository = try ReviewedRepository([
            "apps/web.yaml": Self.application(
                "web", "charts/web", ", helm: {valueFiles: ['https://user:pass@example.org/v.yaml']}")
        ])
        try repository.write(["charts/web/values.yaml": "a: other\n"])
        let review = try repository.review()
        #expect(
            review.lines == [
                "not resolved: apps/web.yaml:3: web: is compared without the values of https://example.org/v.yaml, which are not fetched"
            ])
        #expect(review.changes == [#"apps/web.yaml: web: data.values {"a":"default"} -> {"a":"other"}"#])
    }

    @Test
    func aChartThatNobodyRendersIsNamed() throws {
        let repository = try ReviewedRepository([:])
        try repository.write(["charts/web/values.yaml": "a: other\n"])
        #expect(try repository.review().lines == ["note: chart charts/web changes, and no release here renders it"])
    }

    @Test
    func chartsOfServersAreFetchedOnlyWhereTheyChange() throws {
        func application(_ version: String) -> String {
            Self.application("web").replacing(
                "path: charts/web", with: "chart: web, targetRevision: \(version)"
            ).replacing(ReviewedRepository.address, with: "registry.example.org/charts")
        }
        let repository = try ReviewedRepository(["apps/web.yaml": application("1.0.0")])
        var asked: [String] = []
        let fetch: (ServedChart) throws -> GoString = { chart in
            asked.append(chart.description.text)
            return repository.folder.path("charts/web")
        }
        _ = try repository.review(fetch: fetch)
        #expect(asked == [])
        try repository.write(["apps/web.yaml": application("2.0.0")])
        _ = try repository.review(fetch: fetch)
        #expect(
            asked.sorted() == [
                "oci://registry.example.org/charts/web 1.0.0", "oci://registry.example.org/charts/web 2.0.0",
            ])
        #expect(
            try repository.review().lines == [
                "failed: apps/web.yaml: web: old side oci://registry.example.org/charts/web 1.0.0: no network"
            ])
    }

    @Test(arguments: [nil, "change"] as [GoString?])
    func dependenciesThatNobodyPackagedAreFetchedAsTheLockSays(head: GoString?) throws {
        let packaged = try ScratchFolder(ReviewedRepository.chart("db"))
        let repository = try ReviewedRepository([
            "apps/web.yaml": Self.application("web"),
            "charts/web/Chart.yaml":
                "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: db, version: 1.x, repository: 'https://charts.example.org/'}]\n",
            "charts/web/Chart.lock":
                "dependencies: [{name: db, version: 1.0.0, repository: 'https://charts.example.org/'}]\n",
        ])
        try repository.folder.git("checkout", "--quiet", "-b", "change")
        try repository.write(["charts/web/values.yaml": "a: other\n"])
        if head != nil { try repository.folder.commitAll() }
        let asked = Locked<Set<String>>([])
        let review = try repository.review(head: head) { chart in
            asked.withLock { _ = $0.insert(chart.description.text) }
            return packaged.path("db")
        }
        #expect(asked.withLock { $0 } == ["db of https://charts.example.org 1.0.0"])
        #expect(review.lines == [])
        #expect(review.changes.count == 1)
        #expect(
            try repository.review(head: head).lines == [
                "failed: apps/web.yaml: web: old side charts/web: no network"
            ])
    }

    @Test
    func passwordsOfAddressesAreNotShown() throws {
        let address = "https://somebody:secret@charts.example.org"
        let repository = try ReviewedRepository([
            "k/kustomization.yaml": "resources: ['\(address)/x?ref=1']\n",
            "helmfile.yaml":
                "repositories: [{name: r, url: '\(address)'}]\nhelmfiles: ['git::\(address)/h.git@helmfile.yaml']\n",
        ])
        try repository.write([
            "apps/web.yaml": Self.application("web").replacing("path: charts/web", with: "chart: web").replacing(
                ReviewedRepository.address, with: address),
            "flux.yaml": """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web, namespace: shop}
            spec: {chart: {spec: {chart: web, sourceRef: {kind: HelmRepository, name: r}}}}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: r, namespace: shop}
            spec: {url: "\(address)"}
            """,
        ])
        let review = try repository.review()
        #expect(review.lines.count == 4)
        #expect(review.lines.allSatisfy { $0.contains("charts.example.org") || $0.contains("no network") })
        #expect(!review.lines.contains { $0.contains("secret") || $0.contains("somebody") }, "\(review.lines)")
    }

    @Test
    func filesOutsideOfTheRepositoryAreNotRead() throws {
        let outside = try ScratchFolder(["secret.yaml": "a: secret\n"])
        let repository = try ReviewedRepository([
            "apps/up.yaml": Self.application("up", "charts/web", ", helm: {valueFiles: [../../../secret.yaml]}")
        ])
        try repository.write([
            "apps/link.yaml": Self.application("link", "charts/web", ", helm: {valueFiles: [link.yaml]}")
        ])
        try repository.folder.link("charts/web/link.yaml", to: outside.url.path + "/secret.yaml")
        let lines = try repository.review().lines
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.contains("repository") && !$0.contains("a: secret") }, "\(lines)")
    }

    @Test
    func anUnknownRevisionIsAnError() throws {
        let repository = try ReviewedRepository([:])
        #expect(throws: ReviewFailure.self) { try repository.review(head: "nowhere") }
    }
}
