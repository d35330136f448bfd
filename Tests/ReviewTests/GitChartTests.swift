import Charts
import Diffing
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Charts of earlier revisions, read without a checkout.
@Suite(.serialized)
struct GitChartTests {
    private static let chart = [
        "charts/web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
        "charts/web/values.yaml": "tag: \"1\"\n",
        "charts/web/.helmignore": "ignored/\n*.bak\n",
        "charts/web/ignored/large.yaml": "{{ broken",
        "charts/web/templates/a.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        data: {tag: {{ .Values.tag | quote }}, files: {{ len (.Files.Glob "**") }}}
        """,
        "charts/web/notes.bak": "x",
        "charts/web/charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
        "shared/b.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n",
        "shared/folder/c.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n",
    ]

    private func repository() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.git("init", "--quiet")
        try folder.write(Self.chart)
        try folder.link("charts/web/templates/b.yaml", to: "../../../shared/b.yaml")
        try folder.link("charts/web/charts/db/templates", to: "../../../../shared/folder")
        try folder.commitAll()
        return folder
    }

    private func side(_ revision: GoString, _ path: GoString) throws -> any Side {
        let resolver = SideResolver { _, _ in throw ReviewFailure("no releases here") }
        return try resolver.gitChart(revision, path, values: ValuesOptions(), settings: ReviewedChart.settings)
    }

    @Test
    func aCommitRendersAsItsCheckout() throws {
        let folder = try repository()
        let path = folder.path + "/charts/web"
        let report = try Comparison().report(from: side("HEAD", path), to: ReviewedChart.side(path))
        #expect(report.objects.isEmpty)
        #expect(report.new.objects.map(\.identity.name) == ["b", "a", "c"] || report.new.objects.count == 3)
    }

    @Test
    func theWorkingTreeDiffers() throws {
        let folder = try repository()
        try folder.write("charts/web/values.yaml", "# changed\ntag: \"2\"\n")
        let path = folder.path + "/charts/web"
        let report = try Comparison().report(from: side("main", path), to: ReviewedChart.side(path))
        #expect(
            report.causes == [
                "ConfigMap data.tag <- web/templates/a.yaml:4, from .Values.tag set at web/values.yaml:2"
            ])
    }

    @Test
    func aChartThatIsGoneIsStillRead() throws {
        let folder = try repository()
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("charts"))
        #expect(try side("HEAD", folder.path + "/charts/web").render(isShown: false).documents.count == 3)
    }

    @Test(arguments: ["nope", "--output=/tmp/x", "", "HEAD:charts", "-p", "main\nHEAD"])
    func unknownRevisions(_ revision: String) throws {
        let folder = try repository()
        #expect {
            try side(GoString(revision), folder.path + "/charts/web")
        } throws: { error in
            (error as? ReviewFailure)?.message.text.hasPrefix("unknown revision ") ?? false
        }
    }

    @Test
    func outsideOfRepositories() throws {
        let folder = try ScratchFolder()
        #expect {
            try side("HEAD", folder.path)
        } throws: { error in
            (error as? ReviewFailure)?.message == "no git repository around " + folder.path
        }
    }

    @Test
    func linksOutOfTheRepositoryAreRefused() throws {
        let folder = try repository()
        try folder.link("charts/web/templates/passwd.yaml", to: "/etc/passwd")
        try folder.commitAll()
        #expect {
            try side("HEAD", folder.path + "/charts/web")
        } throws: { error in
            (error as? ReviewFailure)?.message.text.contains("leads out of the repository") ?? false
        }
    }

    @Test
    func variablesOfTheCallerDoNotReachGit() throws {
        let folder = try repository()
        setenv("GIT_DIR", "/nonexistent", 1)
        defer { unsetenv("GIT_DIR") }
        #expect(try side("HEAD", folder.path + "/charts/web").render(isShown: false).documents.count == 3)
    }
}
