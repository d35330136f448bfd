import Charts
import Diffing
import Failures
import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Files and folders of rendered manifests as sides.
struct ManifestSidesTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func configMap(_ name: String, _ value: Int = 1) -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name)}\ndata: {a: \"\(value)\"}\n"
    }

    private func report(_ old: String, _ new: String) throws -> DiffReport {
        let resolver = SideResolver { _, _ in throw ReviewFailure("no releases here") }
        func side(_ name: String, other: String) throws -> any Side {
            try resolver.side(
                .path(folder.path(name)), other: .path(folder.path(other)), values: ValuesOptions(),
                settings: ReviewedChart.settings)
        }
        return try Comparison().report(from: side(old, other: new), to: side(new, other: old))
    }

    private func failure(_ old: String, _ new: String) -> String? {
        do { _ = try report(old, new) } catch {
            return error.goMessage.text.replacing(folder.url.path + "/", with: "")
        }
        return nil
    }

    /// In the order of their paths, at any depth; other and hidden files are passed over.
    @Test func foldersHoldManifests() throws {
        try folder.write([
            "old/b.yaml": configMap("b"), "old/a/x.yml": configMap("x") + "---\n" + configMap("z"),
            "old/c.json": #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}"#,
            "old/notes.txt": "no: [", "old/.hidden.yaml": "no: [", "old/.git/d.yaml": "no: [",
            "old/d.yaml.bak": "no: [",
            "new/b.yaml": configMap("b", 2), "new/e.yaml": configMap("e"),
        ])
        let report = try report("old", "new")
        #expect(report.old.objects.map(\.identity.name) == ["x", "z", "b", "c"])
        #expect(
            report.old.objects.map { $0.source.text.replacing(folder.url.path + "/", with: "") }
                == ["old/a/x.yml", "old/a/x.yml", "old/b.yaml", "old/c.json"])
        #expect(
            report.objects.map { "\($0.kind.rawValue) \($0.identity.name)" }.sorted()
                == ["added e", "changed b", "removed c", "removed x", "removed z"])
    }

    @Test func foldersWithoutManifestsAreRefused() throws {
        try folder.write(["old/notes.txt": "x", "new/b.yaml": configMap("b")])
        let expected = "old holds neither a chart nor a file that ends in .yaml, .yml or .json"
        #expect(failure("old", "new")?.hasSuffix(expected) == true)
    }

    @Test(arguments: [(63, false), (64, true)])
    func foldersMayBeNestedSoDeeply(_ depth: Int, _ isRefused: Bool) throws {
        let path = "old/" + String(repeating: "d/", count: depth)
        try folder.write([path + "a.yaml": configMap("a"), "new.yaml": configMap("a")])
        let text = failure("old", "new.yaml")
        #expect(text?.hasSuffix(" are nested too deeply") ?? false == isRefused, "\(text ?? "read")")
    }

    @Test func filesWithoutObjectsAreRefused() throws {
        try folder.write(["old.yaml": "a: 1\n", "new.yaml": configMap("b")])
        let text = failure("old.yaml", "new.yaml") ?? ""
        #expect(text.hasSuffix("old.yaml holds no Kubernetes object: none of its documents has a kind"), "\(text)")
    }

    /// With the file and the line where it cannot be read.
    @Test func brokenDocumentsAreNamed() throws {
        try folder.write([
            "old.yaml": configMap("a") + "---\nkind: ConfigMap\nmetadata: [\n", "new.yaml": configMap("b"),
        ])
        let text = failure("old.yaml", "new.yaml") ?? ""
        #expect(text.contains("old.yaml:") && text.contains("yaml: line "), "\(text)")
    }
}
