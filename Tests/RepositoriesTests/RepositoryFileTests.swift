import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// The list of repositories, which Helm reads and writes, too.
struct RepositoryFileTests {
    private let folder: ScratchFolder
    private let path: GoString

    init() throws {
        folder = try ScratchFolder()
        path = GoString(folder.url.path + "/repositories.yaml")
    }

    private func write(_ text: String, mode: Int = 0o644) throws {
        try Data(text.utf8).write(to: URL(filePath: path.text))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.text)
    }

    private var text: String { (try? String(contentsOfFile: path.text, encoding: .utf8)) ?? "" }

    private var mode: Int {
        get throws {
            let attributes = try FileManager.default.attributesOfItem(atPath: path.text)
            return attributes[.posixPermissions] as? Int ?? 0
        }
    }

    private static let demo: RepositoryEntry = {
        var entry = RepositoryEntry(name: "demo", url: "http://charts.example/demo")
        (entry.username, entry.password) = ("ada", "secret")
        return entry
    }()

    /// The bytes that Helm 4.2.3 leaves after `repo add`.
    private static let helms = """
        apiVersion: ""
        generated: "0001-01-01T00:00:00Z"
        repositories:
        - caFile: ""
          certFile: ""
          insecure_skip_tls_verify: false
          keyFile: ""
          name: demo
          pass_credentials_all: false
          password: secret
          url: http://charts.example/demo
          username: ada

        """

    @Test func itIsWrittenAsHelmWritesIt() throws {
        var file = try RepositoryFile(path)
        #expect(file.entries.isEmpty)
        file.update(Self.demo)
        #expect(try file.write() == false)
        #expect(text == Self.helms)
        #expect(try mode == 0o600)
        #expect(try RepositoryFile(path).entries == [Self.demo])
    }

    /// What others could read before holds a password no longer for them.
    @Test(arguments: [("", 0o644, false), ("secret", 0o600, true)])
    func passwordsAreForTheirOwner(_ password: GoString, _ expected: Int, _ isTold: Bool) throws {
        try write("apiVersion: v1\nrepositories: []\n")
        var file = try RepositoryFile(path)
        var entry = Self.demo
        entry.password = password
        file.update(entry)
        #expect(try file.write() == isTold)
        #expect(try mode == expected)
        #expect(text.hasPrefix("apiVersion: v1\ngenerated: "))
    }

    @Test func theFirstOfANameCounts() throws {
        try write(
            "repositories:\n- name: a\n  url: http://one\n-\n- name: a\n  url: http://two\n- {name: b, unknown: 1}\n")
        var file = try RepositoryFile(path)
        #expect(file.entries.map(\.url) == ["http://one", "http://two", ""])
        #expect(file.entry(named: "a")?.url == "http://one")
        file.update(RepositoryEntry(name: "a", url: "http://three"))
        #expect(file.entries.map(\.url) == ["http://three", "http://two", ""])
        let removed = [file.remove("a"), file.remove("a")]
        #expect(removed == [true, false])
        #expect(file.entries.map(\.name) == ["b"])
    }

    @Test func whatIsNoListIsRefused() throws {
        try write("- name: demo\n")
        let error = #expect(throws: (any Error).self) { try RepositoryFile(path) }
        #expect(
            error?.goMessage
                == "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type repo.File"
        )
    }

    /// As Go's net/url and Helm's ResolveReferenceURL answer.
    @Test(arguments: [
        ("https://a.example/charts", "web-1.tgz", "https://a.example/charts/web-1.tgz"),
        ("https://a.example/charts/", "web-1.tgz", "https://a.example/charts/web-1.tgz"),
        ("https://a.example/charts//", "web-1.tgz", "https://a.example/charts//web-1.tgz"),
        ("https://a.example", "index.yaml", "https://a.example/index.yaml"),
        ("https://a.example/charts?token=1", "web-1.tgz?x=2", "https://a.example/charts/web-1.tgz?token=1"),
        ("https://a.example/charts#top", "web-1.tgz", "https://a.example/charts/web-1.tgz"),
        ("https://a.example/charts", "/root.tgz", "https://a.example/root.tgz"),
        ("https://a.example/charts", "../up.tgz", "https://a.example/up.tgz"),
        ("https://a.example/charts", "../../../up.tgz", "https://a.example/up.tgz"),
        ("https://a.example/charts", "http://b.example/c.tgz", "http://b.example/c.tgz"),
        ("https://a.example/a%2Fb", "web-1.tgz", "https://a.example/a%2Fb/web-1.tgz"),
        ("https://u:p@a.example/charts", "web-1.tgz", "https://u:p@a.example/charts/web-1.tgz"),
        ("https://a.example/charts", "//c.example/x.tgz", "https://c.example/x.tgz"),
        ("https://a.example/charts", "a b.tgz", "https://a.example/charts/a%20b.tgz"),
        ("https://a.example/charts", "", "https://a.example/charts/"),
        ("https://a.example/charts", ":bad", #"failed to parse :bad as URL: parse ":bad": missing protocol scheme"#),
        ("http://[::1", "x", #"failed to parse http://[::1 as URL: parse "http://[::1": missing ']' in host"#),
    ])
    func referencesAreBelowTheirRepository(_ base: GoString, _ reference: GoString, _ expected: GoString) {
        do { #expect(try base.resolvingURL(reference) == expected) } catch { #expect(error.message == expected) }
    }
}
