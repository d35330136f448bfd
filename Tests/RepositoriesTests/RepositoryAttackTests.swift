import Charts
import Failures
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// Repositories that want more than to be read.
///
/// What Helm does about each was recorded with real servers.
@Suite("Hostile repositories")
struct RepositoryAttackTests {
    private let folder: ScratchFolder
    private let places: RepositoryPlaces

    init() throws {
        folder = try ScratchFolder()
        places = RepositoryPlaces(file: folder.path("repositories.yaml"), cache: folder.path("cache"))
    }

    private static func archive(_ text: String) throws -> [UInt8] {
        let folder = try ScratchFolder([
            "app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n", "app/values.yaml": text,
        ])
        return try ChartPackage(of: ChartLoader.load(directory: folder.path("app"), log: Log())).data
    }

    private static func index(_ url: String, digest: GoString = "") -> String {
        """
        apiVersion: v1
        entries:
          app:
          - digest: "\(digest)"
            name: app
            urls:
            - "\(url)"
            version: 1.0.0

        """
    }

    private static func server(_ files: [String: [UInt8]], _ fields: String = "") throws -> LoopbackServer {
        try LoopbackServer { request in
            guard let body = files[request.path] else {
                return [.send(Array("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".utf8))]
            }
            return [.send(Array("HTTP/1.1 200 OK\r\n\(fields)Content-Length: \(body.count)\r\n\r\n".utf8) + body)]
        }
    }

    private func add(_ name: String, _ url: String) throws {
        let addition = RepositoryAddition(RepositoryEntry(name: GoString(name), url: GoString(url)))
        _ = try addition.run(places, client, log: Log())
    }

    private var client: RepositoryClient { RepositoryClient(userAgent: "test") }

    private var registries: RegistryClient {
        let logins = RegistryConfigurationPlaces(helm: folder.path("a"), docker: folder.path("b"))
        return RegistryClient(RegistryAccess(logins), userAgent: "test", report: { _ in })
    }

    private func content(of reference: GoString, _ rules: DigestRules = DigestRules()) throws -> [UInt8] {
        let resolver = ChartResolver(places, registries, log: Log())
        let chart = try resolver.chart(reference, version: "1.0.0", RepositoryEntry(name: "", url: ""))
        var download = ChartDownload(client, registries, cache: ContentCache(folder.path("content")))
        download.rules = rules
        let path = try download.cached(chart)
        return Array(try Data(contentsOf: URL(filePath: path.text)))
    }

    private func refusal(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return (error as? HelmError)?.message.text ?? "\(error)" }
    }

    @Test(arguments: ["a\nb", "a\tb", "\u{1B}[31m", "\u{7F}", "a\0"])
    func noNameHoldsControlCharacters(_ name: String) throws {
        let server = try Self.server(["/index.yaml": Array(Self.index("app.tgz").utf8)])
        defer { server.stop() }
        let quoted = Strconv.quote(GoString(name)).text
        #expect(refusal { try add(name, server.url) } == "repository name \(quoted) contains control characters")
        #expect(try folder.names().allSatisfy { !$0.hasPrefix("cache") && $0 != "repositories.yaml" })
    }

    /// One repository claims the digest of another's chart: Helm keeps its chart under it, and renders it as the other's.
    @Test func noRepositoryPutsItsChartInPlaceOfAnothers() throws {
        let (good, evil) = (try Self.archive("good: 1\n"), try Self.archive("evil: 1\n"))
        let digest = DependencyDigest.sha256(good)
        let honest = try Self.server([
            "/index.yaml": Array(Self.index("app.tgz", digest: digest).utf8), "/app.tgz": good,
        ])
        let attacker = try Self.server([
            "/index.yaml": Array(Self.index("app.tgz", digest: digest).utf8), "/app.tgz": evil,
        ])
        defer { (honest.stop(), attacker.stop()) }
        try add("honest", honest.url)
        try add("attacker", attacker.url)
        #expect(refusal { _ = try content(of: "attacker/app") }?.contains("digest of") == true)
        #expect(try content(of: "honest/app") == good)
        // Not even by leave is it kept under the other's digest.
        try FileManager.default.removeItem(atPath: folder.path("content").text)
        let rules = try DigestRules(wanted: "", allowsMismatch: true)
        #expect(try content(of: "attacker/app", rules) == evil)
        #expect(try content(of: "honest/app") == good)
    }

    @Test func anArchiveThatIsDemandedIsTheOne() throws {
        let (good, other) = (try Self.archive("good: 1\n"), try Self.archive("other: 1\n"))
        let server = try Self.server(["/index.yaml": Array(Self.index("app.tgz").utf8), "/app.tgz": other])
        defer { server.stop() }
        try add("demo", server.url)
        let (wanted, served) = (DependencyDigest.sha256(good), DependencyDigest.sha256(other))
        let strict = try DigestRules(wanted: "sha256:" + wanted, allowsMismatch: true)
        #expect(
            refusal { _ = try content(of: "demo/app", strict) }
                == "digest of \(server.url)/app.tgz is sha256:\(served), not sha256:\(wanted)")
        #expect(try content(of: "demo/app", DigestRules(wanted: served, allowsMismatch: false)) == other)
        for text in ["sha256:12", "md5:" + wanted, "x"] as [GoString] {
            #expect(throws: HelmError.self) { try DigestRules(wanted: text, allowsMismatch: false) }
        }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://charts.example/app.tgz", "javascript:alert(1)", "data:,x"])
    func addressesOfOtherKindsAreRefused(url: String) throws {
        let server = try Self.server(["/index.yaml": Array(Self.index(url).utf8)])
        defer { server.stop() }
        try add("demo", server.url)
        #expect(refusal { _ = try content(of: "demo/app") }?.contains("not supported") == true)
        #expect(server.requests.count == 1)
    }

    @Test func upwardsStaysOnTheServer() throws {
        let server = try Self.server(["/a/index.yaml": Array(Self.index("../../../etc/app.tgz").utf8)])
        defer { server.stop() }
        try add("demo", server.url + "/a")
        #expect(refusal { _ = try content(of: "demo/app") } != nil)
        #expect(server.requests.map(\.path) == ["/a/index.yaml", "/etc/app.tgz"])
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1/"])
    func redirectsToOtherKindsAreRefused(target: String) throws {
        let server = try LoopbackServer { _ in
            [.send(Array("HTTP/1.1 302 Found\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n".utf8))]
        }
        defer { server.stop() }
        #expect(refusal { try add("demo", server.url) }?.contains("unsupported protocol scheme") == true)
        #expect(folder.bytes(of: "cache/demo-index.yaml") == nil)
    }

    @Test func redirectsEnd() throws {
        let server = try LoopbackServer { request in
            [.send(Array("HTTP/1.1 302 Found\r\nLocation: \(request.target)1\r\nContent-Length: 0\r\n\r\n".utf8))]
        }
        defer { server.stop() }
        #expect(refusal { try add("demo", server.url) }?.contains("stopped after 10 redirects") == true)
        #expect(server.requests.count == 11)
    }

    /// Deeper than any reader goes, in flow style, in blocks, and in JSON; and aliases that would fill the memory.
    @Test(arguments: [
        "entries: " + String(repeating: "[", count: 1 << 20), String(repeating: "- ", count: 1 << 19),
        "{\"entries\": " + String(repeating: "{\"a\":", count: 1 << 18),
        (0..<40).reduce("a0: &a0 [x,x,x,x,x,x,x,x,x]\n") { text, level in
            text + "a\(level + 1): &a\(level + 1) ["
                + [String](repeating: "*a\(level)", count: 9).joined(separator: ",")
                + "]\n"
        },
    ])
    func nestingEndsWithAnError(text: String) throws {
        let server = try Self.server(["/index.yaml": Array(text.utf8)])
        defer { server.stop() }
        #expect(refusal { try add("demo", server.url) }?.contains("is not a valid chart repository") == true)
        #expect(folder.bytes(of: "repositories.yaml") == nil)
    }
}
