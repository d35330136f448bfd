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

    private func failure(_ revision: GoString, _ path: GoString) -> String? {
        do { _ = try side(revision, path) } catch { return error.goMessage.text }
        return nil
    }

    @Test
    func whatIsNoChartOfTheRevisionIsNamed() throws {
        let folder = try repository()
        let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
        try folder.write(["web.tgz": pointer, "large.tgz": pointer + String(repeating: "x", count: 1000)])
        try folder.link("charts/web/templates/nowhere.yaml", to: "missing.yaml")
        try folder.commitAll()
        #expect(
            failure("HEAD", folder.path + "/web.tgz")
                == "web.tgz cannot be read in revision HEAD: its content is kept by Git LFS, outside of the repository")
        #expect(failure("HEAD", folder.path + "/large.tgz")?.contains("LFS") == false)
        #expect(
            failure("HEAD", folder.path + "/charts/web")
                == "the symbolic link charts/web/templates/nowhere.yaml leads nowhere: there is no "
                + "charts/web/templates/missing.yaml")
    }

    @Test
    func submodulesOfChartsAreNotRead() throws {
        let (folder, other) = (try repository(), try ScratchFolder())
        try other.git("init", "--quiet")
        try other.write("a.txt", "a")
        try other.commitAll()
        let add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.url.path]
        try folder.git(add + ["charts/web/sub"])
        try folder.git("commit", "--quiet", "--message", "sub")
        let notes = ReviewNotes()
        let resolver = SideResolver(notes: notes) { _, _ in throw ReviewFailure("no releases here") }
        let path = folder.path + "/charts/web"
        let side = try resolver.gitChart("HEAD", path, values: ValuesOptions(), settings: ReviewedChart.settings)
        #expect(try side.render(isShown: false).documents.count == 3)
        #expect(notes.lines == ["charts/web/sub is a submodule in revision HEAD: it is not read"])
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("charts/web/sub"))
        #expect(
            failure("HEAD", path + "/sub") == "charts/web/sub is a submodule, whose files are in another repository")
        #expect(
            failure("HEAD", path + "/sub/below")
                == "charts/web/sub is a submodule, whose files are in another repository")
    }

    /// Versions of git before 2.38 read no names with NULs between them; this one can refuse all, too.
    @Test
    func olderVersionsOfGitReadCharts() throws {
        let folder = try repository()
        let path = folder.path + "/charts/web"
        let tools = try ScratchFolder()
        let program = try tools.write(
            "git",
            """
            #!/bin/bash
            PATH="${PATH#*:}"
            case " $* " in
            *"\(folder.url.path)"*" --batch-check --follow-symlinks -z "*) echo "usage: git cat-file" >&2; exit 129 ;;
            *"\(folder.url.path)"*" --batch-check "*)
                if [ -e "\(tools.url.path)/refuses" ]; then printf 'fatal: no way\\nmore\\n' >&2; exit 128; fi ;;
            esac
            exec git "$@"
            """)
        #expect(chmod(program.text, 0o755) == 0)
        let before = ProcessInfo.processInfo.environment["PATH"] ?? ""
        setenv("PATH", tools.url.path + ":" + before, 1)
        defer { setenv("PATH", before, 1) }
        #expect(try side("HEAD", path).render(isShown: false).documents.count == 3)
        #expect(try GitRepository(around: folder.path).target(of: "a\nb", in: "HEAD").isNothing)
        try tools.write("refuses", "")
        #expect(failure("HEAD", path)?.hasPrefix("git cannot read ") == true)
        #expect(failure("HEAD", path)?.hasSuffix(":charts/web: no way") == true)
    }

    @Test
    func variablesOfTheCallerDoNotReachGit() throws {
        let folder = try repository()
        setenv("GIT_DIR", "/nonexistent", 1)
        defer { unsetenv("GIT_DIR") }
        #expect(try side("HEAD", folder.path + "/charts/web").render(isShown: false).documents.count == 3)
    }
}

extension GitTarget {
    fileprivate var isNothing: Bool { if case .nothing = self { true } else { false } }
}
