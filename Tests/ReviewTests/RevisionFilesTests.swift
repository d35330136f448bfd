import Charts
import Diffing
import Failures
import Foundation
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Review

/// Files of values and dependencies as a revision has them.
@Suite(.serialized)
struct RevisionFilesTests {
    private let folder: ScratchFolder
    private let notes = ReviewNotes()

    /// `main` is the state before, the working tree the one after.
    init() throws {
        folder = try ScratchFolder()
        try folder.git("init", "--quiet")
        try folder.write([
            "web/Chart.yaml": """
            apiVersion: v2
            name: web
            version: 1.0.0
            dependencies: [{name: lib, version: 1.x.x, repository: "file://../lib"}]
            """,
            "web/templates/a.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data:
              size: {{ .Values.size | quote }}
              text: {{ .Values.text | quote }}
              more: {{ .Values.more | default "" | quote }}
              lib: {{ include "lib" . }}
            """,
            "lib/Chart.yaml": "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n",
            "lib/templates/_lib.tpl": "{{ define \"lib\" }}same{{ end }}",
            "env/prod.yaml": "size: 5\n", "env/text.txt": "old",
        ])
        try folder.link("env/link.yaml", to: "prod.yaml")
        try folder.link("settings", to: "env")
        try folder.commitAll()
        try folder.write(["env/prod.yaml": "size: 0\n", "env/text.txt": "new", "env/added.yaml": "more: 1\n"])
    }

    private func path(_ name: String) -> GoString { GoString(folder.url.appendingPathComponent(name).path) }

    private func options(_ files: [String], textFiles: [String] = []) -> ValuesOptions {
        var options = ValuesOptions()
        options.valueFiles = files.map(path)
        options.fileValues = textFiles.map { GoString($0.replacingOccurrences(of: "@", with: folder.url.path + "/")) }
        return options
    }

    private func side(_ reference: SideReference, _ options: ValuesOptions) throws -> any Side {
        let resolver = SideResolver(notes: notes) { _, _ in throw ReviewFailure("no releases here") }
        return try resolver.side(
            reference, other: .path(path("web")), values: options, settings: ReviewedChart.settings)
    }

    /// `FIELD: OLD -> NEW` for the changes between a revision and the working tree.
    private func changes(_ options: ValuesOptions, base: GoString = "main") throws -> [String] {
        let old = try side(.git(revision: base, path: path("web")), options)
        let report = try Comparison().report(from: old, to: side(.path(path("web")), options))
        return report.objects.flatMap(\.changes).map { change in
            "\(change.path.field?.text ?? ""): \(change.old?.text.text ?? "") -> \(change.new?.text.text ?? "")"
        }
    }

    @Test(arguments: ["env/prod.yaml", "env/link.yaml", "settings/prod.yaml", "settings/link.yaml"])
    func eachSideHasItsOwnFile(_ file: String) throws {
        #expect(try changes(options([file])) == ["size: 5 -> 0"])
        #expect(notes.lines.isEmpty)
    }

    @Test
    func textsOfSetFile() throws {
        let given = options([], textFiles: ["text=@env/text.txt", "size=@env/text.txt,more=@env/added.yaml"])
        #expect(try changes(given) == ["size: old -> new", "text: old -> new", "more:  -> more: 1\n"])
        #expect(notes.lines.count == 1)
    }

    @Test
    func aFileThatIsNew() throws {
        #expect(try changes(options(["env/added.yaml"])) == ["more:  -> 1"])
        let reason: GoString = " does not exist in revision main: that side takes nothing from it"
        #expect(notes.lines == [path("env/added.yaml") + reason])
    }

    @Test
    func aFileOfNoRepository() throws {
        let other = try ScratchFolder()
        #expect(try changes(named(other.write("values.yaml", "size: 7\n"))).isEmpty)
        #expect(notes.lines.isEmpty)
    }

    @Test
    func aLinkOutOfTheRepository() throws {
        let other = try ScratchFolder(["values.yaml": "size: 7\n"])
        try folder.link("env/out.yaml", to: other.url.path + "/values.yaml")
        try folder.commitAll()
        #expect(try changes(options(["env/out.yaml"]), base: "HEAD").isEmpty)
        let what: GoString = " is a symbolic link out of the repository in revision HEAD, to "
        #expect(notes.lines == [path("env/out.yaml") + what + other.path + "/values.yaml"])
    }

    @Test
    func aFileThatIsNowhere() throws {
        let missing = path("env/none.yaml")
        #expect {
            try changes(options(["env/none.yaml"]))
        } throws: { error in
            (error as? HelmError)?.message == "open " + missing + ": no such file or directory"
        }
    }

    @Test
    func aPointerOfGitLFS() throws {
        let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
        try folder.write("env/prod.yaml", pointer)
        try folder.commitAll()
        #expect {
            try changes(options(["env/prod.yaml"]), base: "HEAD")
        } throws: { error in
            (error as? HelmError)?.message.text.hasSuffix("is kept by Git LFS, outside of the repository") ?? false
        }
        try folder.write("web/logo.png", pointer)
        try folder.commitAll()
        #expect(try changes(options([]), base: "HEAD").isEmpty)
        #expect(notes.lines == ["web/logo.png is kept by Git LFS in revision HEAD: not its content is read"])
    }

    @Test
    func aSubmodule() throws {
        let other = try ScratchFolder()
        try other.git("init", "--quiet")
        try other.write("values.yaml", "size: 7\n")
        try other.commitAll()
        try folder.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.url.path, "sub")
        try folder.commitAll()
        #expect(try changes(options(["sub/values.yaml"]), base: "HEAD").isEmpty)
        #expect(notes.lines.first?.text.hasSuffix("read as it is, not in revision HEAD") == true)
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("sub"))
        #expect {
            try side(.path(path("web")), named("git:HEAD:" + path("sub/values.yaml")))
        } throws: { error in
            (error as? HelmError)?.message.text.contains("sub is a submodule") ?? false
        }
    }

    // MARK: Files of revisions by name

    private func named(_ file: GoString) -> ValuesOptions {
        var options = ValuesOptions()
        options.valueFiles = [file]
        return options
    }

    @Test
    func aFileOfARevisionIsNamed() throws {
        let old = try side(.path(path("web")), named("git:main:" + path("env/prod.yaml")))
        let report = try Comparison().report(from: old, to: side(.path(path("web")), options(["env/prod.yaml"])))
        #expect(report.objects.flatMap(\.changes).map(\.path.text) == ["data.size"])
        var texts = ValuesOptions()
        texts.fileValues = ["text=git:main:" + path("env/text.txt")]
        let documents = try side(.path(path("web")), texts).render(isShown: false).documents
        #expect(documents.first?.content.contains("text: \"old\"") == true)
    }

    @Test(
        arguments: [
            ("main", "env/none.yaml", "does not exist in revision main"),
            ("nope", "env/prod.yaml", "env/prod.yaml: unknown revision \"nope\""),
            ("main", "env", "is no file in revision main"),
        ])
    func namesOfNothing(_ revision: String, _ file: String, _ reason: String) throws {
        #expect {
            try side(.path(path("web")), named("git:" + GoString(revision) + ":" + path(file)))
        } throws: { error in
            (error as? HelmError)?.message.text.contains(reason) ?? false
        }
    }

    @Test
    func stagesNameFilesOfRevisions() throws {
        let text = """
            chart: web
            stages:
              - {name: a, values: ["git:main:env/prod.yaml"]}
              - {name: b, values: [env/prod.yaml], setFile: ["text=git:main:env/text.txt"]}
            """
        let file = try StagesFile(Array(text.utf8), path: folder.path + "/stages.yaml")
        let sequence = try file.sequence(ParameterSources(defaultNamespace: "default"))
        let staged = StagedComparison(sequence, settings: ReviewedChart.settings, comparison: Comparison())
        let reports = try staged.reports(overrides: ValuesOptions())
        #expect(reports.last?.objects.flatMap(\.changes).map(\.path.text) == ["data.size", "data.text"])
    }

    // MARK: Dependencies

    @Test
    func eachSideHasItsOwnDependency() throws {
        try folder.write("lib/templates/_lib.tpl", "{{ define \"lib\" }}other{{ end }}")
        #expect(try changes(options([])) == ["lib: same -> other"])
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("web/charts").path))
    }

    /// The dependency of a dependency, which nobody packaged either, and which leads back to the chart.
    private func nest() throws {
        let chart = "apiVersion: v2\nversion: 1.0.0\ntype: library\n"
        try folder.write([
            "lib/Chart.yaml": chart
                + "name: lib\ndependencies: [{name: inner, version: 1.x.x, repository: \"file://../inner\"}]\n",
            "lib/templates/_lib.tpl": "{{ define \"lib\" }}{{ (.Values.lib.inner).kind | default \"none\" }}{{ end }}",
            "inner/Chart.yaml": chart
                + "name: inner\ndependencies: [{name: web, version: 1.x.x, repository: \"file://../web\"}]\n",
            "inner/values.yaml": "kind: same\n", ".gitignore": "charts/\n",
        ])
        try folder.commitAll()
        try folder.write("inner/values.yaml", "kind: other\n")
    }

    @Test
    func eachSideHasItsOwnDependencyOfADependency() throws {
        try nest()
        #expect(try changes(options([]), base: "HEAD") == ["lib: same -> other"])
        try folder.git("rm", "--quiet", "--cached", "-r", "inner")
        try folder.git("commit", "--quiet", "--message", "without")
        #expect(try changes(options([]), base: "HEAD") == ["lib: none -> other"])
        let reason: GoString = "dependency inner (file://../inner) does not exist in revision HEAD"
        #expect(notes.lines == [reason + ": lib is read without it"])
    }

    @Test
    func aDependencyIsPackagedAsInTheWorkingTree() throws {
        try nest()
        let package = folder.url.appendingPathComponent("web/charts/lib")
        try FileManager.default.createDirectory(
            at: package.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: folder.url.appendingPathComponent("lib"), to: package)
        #expect(try changes(options([]), base: "HEAD").isEmpty)
    }

    @Test
    func dependenciesThatCannotBeHad() throws {
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("lib"))
        #expect {
            try changes(options([]))
        } throws: { error in
            (error as? HelmError)?.message.text.hasSuffix("missing in charts/ directory: lib") ?? false
        }
        try folder.commitAll()
        #expect {
            try side(.git(revision: "HEAD", path: path("web")), options([]))
        } throws: { error in
            (error as? ReviewFailure)?.message == "dependency lib (file://../lib) does not exist in revision HEAD"
        }
        try folder.write("lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 2.0.0\ntype: library\n")
        #expect {
            try side(.path(path("web")), options([]))
        } throws: { error in
            (error as? HelmError)?.message
                == "dependency lib has the version 2.0.0, but Chart.yaml asks for \"1.x.x\""
        }
    }

    @Test
    func whatGitIgnoresIsTakenFromTheWorkingTree() throws {
        let chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n"
        try folder.write("web/Chart.yaml", chart + "dependencies: [{name: lib, version: 1.x.x, repository: \"@x\"}]\n")
        try folder.write(".gitignore", "charts/\n")
        try folder.git("add", "--all")
        try folder.git("commit", "--quiet", "--message", "remote")
        try folder.write("web/charts/lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.2.0\n")
        try folder.write("web/charts/lib/templates/_lib.tpl", "{{ define \"lib\" }}same{{ end }}")
        #expect(try changes(options([]), base: "HEAD").isEmpty)
        #expect(notes.lines == ["dependency lib of web is not in revision HEAD: that of the working tree is taken"])
    }
}
