import Charts
import Failures
import Files
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// Charts that come from registries and go there.
@Suite struct RegistryClientTests {
    private static let chart = """
        apiVersion: v2
        name: app
        version: 1.2.3+build.4
        description: An app
        maintainers:
        - name: Ada
          email: ada@example.test
        - name: Bob
        """

    /// A client that knows of no logins, and the lines that it says.
    fileprivate func makeClient(
        _ home: String, user: (String, String)? = nil, config: String? = nil
    ) throws -> (RegistryClient, ToldLines) {
        let places = RegistryConfigurationPlaces(helm: GoString(home + "/config.json"), docker: "")
        if let config { try config.write(toFile: home + "/config.json", atomically: true, encoding: .utf8) }
        var access = RegistryAccess(places)
        access.asksForPlainHTTP = true
        if let user { (access.username, access.password) = (GoString(user.0), GoString(user.1)) }
        let lines = ToldLines()
        return (RegistryClient(access, userAgent: "test") { lines.add($0) }, lines)
    }

    private func archive(in home: String) throws -> GoString {
        let folder = home + "/app"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.chart.write(toFile: folder + "/Chart.yaml", atomically: true, encoding: .utf8)
        var packaging = ChartPackaging(log: Log())
        packaging.destination = GoString(home)
        return try packaging.package(GoString(folder))
    }

    private func failure(_ body: () throws -> Void) -> String {
        do { try body() } catch { return error.goMessage.text }
        return "none"
    }

    @Test(arguments: [ModelRegistry.Guard.nobody, .basic("ada:secret"), .bearer("ada:secret")])
    func whatIsPushedCanBePulled(_ admission: ModelRegistry.Guard) throws {
        let registry = try ModelRegistry(admission)
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (client, lines) = try makeClient(home.path, user: ("ada", "secret"))
        let path = try archive(in: home.path)
        try ChartPush(client, log: Log()).run(path, to: GoString("oci://\(registry.address)/charts"))
        let place = GoString("\(registry.address)/charts/app:1.2.3+build.4")
        #expect(try client.pull(place, .archive) == FileSystem().read(path))
        let words = lines.all
        #expect(words[0] == GoString("Pushed: \(registry.address)/charts/app:1.2.3_build.4\n"))
        #expect(words[1].hasPrefix("Digest: sha256:"))
        #expect(words[2].text.contains("contains an underscore"))
        #expect(words[3] == GoString("Pulled: \(registry.address)/charts/app:1.2.3_build.4\n") && words[4] == words[1])
    }

    @Test func manifestsSayWhatHelmSays() throws {
        let registry = try ModelRegistry()
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (client, _) = try makeClient(home.path)
        let path = try archive(in: home.path)
        try ChartPush(client, log: Log()).run(path, to: GoString("oci://\(registry.address)/charts/"))
        let manifest = try #require(registry.requests.last { $0.target.hasSuffix("/manifests/1.2.3_build.4") })
        let text = String(decoding: manifest.body, as: UTF8.self)
        #expect(
            text.hasPrefix(#"{"schemaVersion":2,"config":{"mediaType":"application/vnd.cncf.helm.config.v1+json""#))
        #expect(text.contains(#""org.opencontainers.image.authors":"Ada (ada@example.test), Bob""#))
        #expect(text.contains(#""org.opencontainers.image.version":"1.2.3+build.4""#))
        let config = try #require(registry.requests.first { $0.method == "PUT" && $0.body.first == UInt8(ascii: "{") })
        #expect(String(decoding: config.body, as: UTF8.self).hasPrefix(#"{"name":"app","version":"1.2.3+build.4""#))
    }

    @Test func aSecondPushUploadsNothing() throws {
        let registry = try ModelRegistry()
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (client, _) = try makeClient(home.path)
        let path = try archive(in: home.path)
        let push = ChartPush(client, log: Log())
        let remote = GoString("oci://\(registry.address)/charts")
        try push.run(path, to: remote)
        let before = registry.requests.count
        try push.run(path, to: remote)
        let second = registry.requests[before...].map { $0.method }
        #expect(second == ["HEAD", "PUT"])
    }

    @Test func blobsMustHaveTheirDigest() throws {
        let registry = try ModelRegistry(override: { request in
            request.method == "GET" && request.path.contains("/blobs/") ? .answer(200, "something else") : nil
        })
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (client, lines) = try makeClient(home.path)
        try ChartPush(client, log: Log()).run(
            archive(in: home.path), to: GoString("oci://\(registry.address)/charts"))
        let told = lines.all.count
        let place = GoString("\(registry.address)/charts/app:1.2.3_build.4")
        #expect(failure { _ = try client.pull(place, .archive) }.hasSuffix(": mismatch Content-Length"))
        #expect(lines.all.count == told)
    }

    /// A registry's own server for blobs gets no credentials, on another port neither.
    @Test func redirectedBlobsGetNoPassword() throws {
        let store = try LoopbackServer { _ in .answer(200, "x") }
        defer { store.stop() }
        let target = store.url
        let registry = try ModelRegistry(
            .basic("ada:secret"),
            override: { request in
                guard request.method == "GET", request.path.contains("/blobs/"), request.headers["authorization"] != nil
                else { return nil }
                return .answer(307, headers: ["Location: \(target)/there"])
            })
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (client, _) = try makeClient(home.path, user: ("ada", "secret"))
        try ChartPush(client, log: Log()).run(
            archive(in: home.path), to: GoString("oci://\(registry.address)/charts"))
        _ = failure { _ = try client.pull(GoString("\(registry.address)/charts/app:1.2.3_build.4"), .archive) }
        #expect(!store.requests.isEmpty)
        #expect(store.requests.allSatisfy { $0.headers["authorization"] == nil })
    }

    /// Who is sent elsewhere for a token does not show a password there where the place is none of the internet's.
    @Test(
        arguments: [
            ("http://169.254.169.254/token", "is a loopback, link-local, private, or unspecified address"),
            ("http://10.1.2.3/token", "is a loopback, link-local, private, or unspecified address"),
            ("http://[::1]/token", "is a loopback, link-local, private, or unspecified address"),
            ("file:///etc/passwd", "uses unsupported scheme"),
        ])
    func realmsAreChecked(_ realm: String, _ words: String) throws {
        let challenge = "WWW-Authenticate: Bearer realm=\"\(realm)\""
        let registry = try ModelRegistry(override: { _ in .answer(401, headers: [challenge]) })
        defer { registry.stop() }
        let (client, _) = try makeClient(ScratchFolder.make().path, user: ("ada", "secret"))
        let message = failure { _ = try client.pull(GoString("\(registry.address)/charts/app:1"), .archive) }
        #expect(message.contains(words) && !message.contains("secret"))
        #expect(registry.requests.count == 1)
    }

    /// A list of tags that leads back to itself ends, and one that leads elsewhere is not followed.
    @Test(
        arguments: [
            ("</v2/charts/app/tags/list?last=a>", "has no end"),
            ("<http://127.0.0.1:1/x>", "not the same origin as"), ("nothing", "missing '<'"),
        ])
    func listsOfTagsEnd(_ link: String, _ words: String) throws {
        let registry = try ModelRegistry(override: { _ in
            .answer(200, #"{"tags":["1.0.0"]}"#, headers: ["Link: \(link); rel=\"next\""])
        })
        defer { registry.stop() }
        let (client, _) = try makeClient(ScratchFolder.make().path)
        let reference = try RegistryReference(parsing: GoString("\(registry.address)/charts/app"))
        let message = failure { _ = try ArtifactRepository(reference, client).tags() }
        #expect(message.contains(words))
        #expect(registry.requests.count < 4)
    }

    /// Uploads do not go on at another server, which would get the credentials.
    @Test func uploadsStayAtTheRegistry() throws {
        let registry = try ModelRegistry(override: { request in
            request.method == "POST" ? .answer(202, headers: ["Location: http://127.0.0.1:1/upload"]) : nil
        })
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (client, _) = try makeClient(home.path)
        let message = failure {
            try ChartPush(client, log: Log()).run(
                archive(in: home.path), to: GoString("oci://\(registry.address)/charts"))
        }
        #expect(message.contains("is on a different host than the registry"))
    }

    @Test func tokensAreAskedForOnce() throws {
        let registry = try ModelRegistry(.bearer("ada:secret"))
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (pusher, _) = try makeClient(home.path, user: ("ada", "secret"))
        try ChartPush(pusher, log: Log()).run(
            archive(in: home.path), to: GoString("oci://\(registry.address)/charts"))
        let before = registry.requests.count
        let (client, _) = try makeClient(home.path, user: ("ada", "secret"))
        _ = try client.pull(GoString("\(registry.address)/charts/app:1.2.3_build.4"), .archive)
        let paths = registry.requests[before...].map(\.path)
        #expect(paths.filter { $0 == "/token" }.count == 1)
    }

    @Test func whoIsNotLetInHearsWhy() throws {
        let registry = try ModelRegistry(.bearer("ada:secret"))
        defer { registry.stop() }
        let (client, _) = try makeClient(ScratchFolder.make().path, user: ("ada", "wrong-word"))
        let message = failure { _ = try client.pull(GoString("\(registry.address)/charts/app:1"), .archive) }
        #expect(message.hasSuffix("response status code 401: unauthorized: who are you"))
        #expect(!message.contains("wrong-word"))
    }

    @Test func versionsAreStrictAndNewestFirst() throws {
        let registry = try ModelRegistry()
        defer { registry.stop() }
        for tag in ["1.0.0", "v2.0.0", "latest", "1.10.0", "1.2.0_b", "1.0", "2.0.0-rc.1"] {
            registry.put([UInt8]("{}".utf8), tag: tag, blobs: [])
        }
        let (client, _) = try makeClient(ScratchFolder.make().path)
        let reference = try RegistryReference(parsing: GoString("\(registry.address)/charts/app"))
        #expect(
            try ArtifactRepository(reference, client).versions()
                == ["2.0.0-rc.1", "1.10.0", "1.2.0+b", "1.0.0"])
    }

    @Test func loginsAreRecordedWhereTheyAreLetIn() throws {
        let registry = try ModelRegistry(.basic("ada:secret"))
        defer { registry.stop() }
        let home = try ScratchFolder.make()
        let (client, lines) = try makeClient(home.path, config: #"{"other": {"b": 1, "a": [true, {}]}}"#)
        let host = GoString(registry.address)
        #expect(
            failure { try client.login(to: host, username: "ada", password: "wrong-word", log: Log()) }
                == "authenticating to \"\(registry.address)\": GET \"http://\(registry.address)/v2/\": "
                + "response status code 401: Unauthorized")
        try client.login(to: host, username: "ada", password: "secret", log: Log())
        #expect(lines.all == ["Login Succeeded\n"])
        let text = try String(contentsOfFile: home.path + "/config.json", encoding: .utf8)
        let auth = Data("ada:secret".utf8).base64EncodedString()
        #expect(
            text == "{\n\t\"auths\": {\n\t\t\"\(registry.address)\": {\n\t\t\t\"auth\": \"\(auth)\"\n\t\t}\n\t},\n"
                + "\t\"other\": {\n\t\t\"b\": 1,\n\t\t\"a\": [\n\t\t\ttrue,\n\t\t\t{}\n\t\t]\n\t}\n}")
        try client.logout(of: host)
        #expect(try !String(contentsOfFile: home.path + "/config.json", encoding: .utf8).contains(auth))
    }
}

/// What a client said.
private final class ToldLines: Sendable {
    private let lines = Locked<[GoString]>([])

    func add(_ line: GoString) { lines.withLock { $0.append(line) } }

    var all: [GoString] { lines.withLock { $0 } }
}
