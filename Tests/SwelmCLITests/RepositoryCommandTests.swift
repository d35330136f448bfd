import CCrypto
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories
@testable import SwelmCLI

/// The commands that fetch charts, with servers that misbehave.
@Suite(.serialized)
struct RepositoryCommandTests {
    private let folder: ScratchFolder
    private let archive: [UInt8]
    private let digest: GoString

    init() throws {
        folder = try ScratchFolder()
        try #require(FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path))
        let packaged = CapturedRun(["package", "charts/productpage", "-d", folder.url.path])
        try #require(packaged.exitCode == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        let name = try #require(files.first { $0.hasSuffix(".tgz") })
        archive = Array(try Data(contentsOf: folder.url.appending(path: name)))
        digest = DependencyDigest.sha256(archive)
    }

    private func index(_ digest: GoString, url: String = "productpage.tgz") -> String {
        """
        apiVersion: v1
        entries:
          productpage:
          - {apiVersion: v2, name: productpage, version: 1.2.3, description: a page, digest: \(digest), urls: [\(url)]}
          - {apiVersion: v2, name: productpage, version: 1.2.4-rc.1, description: a page, urls: [\(url)]}
        """
    }

    private static func answer(_ body: [UInt8], _ status: String = "200 OK", _ field: String = "") -> [LoopbackServer
        .Action]
    {
        let head = "HTTP/1.1 \(status)\r\nContent-Length: \(body.count)\r\n\(field)\r\n"
        return [.send(Array(head.utf8) + body)]
    }

    /// A repository with one chart.
    private func server(claiming digest: GoString? = nil, url: String = "productpage.tgz") throws -> LoopbackServer {
        let (index, archive) = (Array(index(digest ?? self.digest, url: url).utf8), archive)
        return try LoopbackServer { request in
            request.path.hasSuffix("index.yaml") ? Self.answer(index) : Self.answer(archive)
        }
    }

    private func run(_ arguments: String...) -> CapturedRun {
        CapturedRun(arguments, environment: ["HOME": folder.url.path])
    }

    private func text(_ run: CapturedRun) -> String { String(decoding: run.standardOutput, as: UTF8.self) }

    private func add(_ server: LoopbackServer, _ more: String...) {
        let run = CapturedRun(["repo", "add", "shop", server.url] + more, environment: ["HOME": folder.url.path])
        #expect(run.exitCode == 0, "\(run.message)")
    }

    private func cached(_ digest: GoString) -> URL {
        folder.url.appending(path: ".cache/helm/content/\(digest.prefix(2))/\(digest).chart")
    }

    @Test func aChartOfARepositoryIsRenderedFromTheCache() throws {
        let server = try server()
        add(server)
        let local = run("template", "web", "charts/productpage")
        for _ in 0..<2 {
            let remote = run("template", "web", "shop/productpage")
            #expect(remote.standardOutput == local.standardOutput, "\(remote.message)")
        }
        #expect(server.requests.map(\.path) == ["/index.yaml", "/productpage.tgz"])
        #expect(server.requests.allSatisfy { $0.headers["user-agent"] == BuildInfo.userAgent })
        #expect(try Array(Data(contentsOf: cached(digest))) == archive)
    }

    /// Comparisons, batches and stages name charts as `template` does, each with a version of its own.
    @Test func chartsFromElsewhereAreComparedAndPlanned() throws {
        let server = try server()
        add(server)
        for name in ["shop/productpage", "shop/productpage@1.2.3", server.url + "/productpage.tgz"] {
            let diff = run("diff", "charts/productpage", name)
            #expect(diff.exitCode == 0, "\(diff.message)")
        }
        #expect(run("diff", "charts/productpage", "shop/productpage@9").message.contains("no chart version found"))
        let batch = folder.url.appending(path: "batch.yaml")
        try "- name: web\n  chart: shop/productpage@1.2.3\n".write(to: batch, atomically: true, encoding: .utf8)
        let rendered = run("template", "--batch", batch.path)
        #expect(rendered.standardOutput == run("template", "web", "charts/productpage").standardOutput)
        let stages = folder.url.appending(path: "stages.yaml")
        try "chart: shop/productpage\nstages:\n- name: one\n- name: two\n  set: canaryDeployment.weight=10\n"
            .write(to: stages, atomically: true, encoding: .utf8)
        #expect(text(run("diff", "stages", stages.path)).contains("== two =="))
        // A file of this name comes first.
        #expect(run("diff", "shop/other", "shop/productpage").message.contains("chart name found"))
        #expect(run("diff", "other/chart", "shop/productpage").message.contains("path other/chart not found"))
    }

    @Test func valuesMayBeOnAServer() throws {
        let server = try LoopbackServer { request in
            request.path == "/v.yaml" ? Self.answer(Array("nameOverride: remote\n".utf8)) : .answer(404)
        }
        let local = folder.url.appending(path: "v.yaml")
        try "nameOverride: remote\n".write(to: local, atomically: true, encoding: .utf8)
        for command in [["template", "web", "charts/productpage"], ["lint", "charts/productpage"]] {
            let expected = CapturedRun(command + ["-f", local.path])
            let found = CapturedRun(command + ["-f", server.url + "/v.yaml"])
            #expect(found.exitCode == 0 && found.standardOutput == expected.standardOutput, "\(found.message)")
        }
        let missing = run("template", "web", "charts/productpage", "-f", server.url + "/w.yaml")
        #expect(missing.message == "Error: failed to fetch \(server.url)/w.yaml : 404 Status\n")
        let set = run("template", "web", "charts/productpage", "--set-file", "x=" + server.url + "/w.yaml")
        #expect(set.message.hasPrefix("Error: failed parsing --set-file data: failed to fetch "))
    }

    @Test func searchShowsReleasesUnlessOthersAreWanted() throws {
        add(try server())
        let stable =
            "NAME            \tCHART VERSION\tAPP VERSION\tDESCRIPTION\nshop/productpage\t1.2.3        \t           \ta page     \n"
        #expect(text(run("search", "repo", "PAGE")) == stable)
        #expect(text(run("search", "repo", "^prod", "-r")) == stable)
        #expect(text(run("search", "repo", "page", "--devel")).contains("1.2.4-rc.1"))
        #expect(text(run("search", "repo", "page", "--devel", "-l")).split(separator: "\n").count == 3)
        #expect(text(run("search", "repo", "nothing")) == "No results found\n")
        #expect(run("search", "repo", "nothing", "--fail-on-no-result").exitCode == 1)
    }

    /// An index cannot put its chart in the place of another's.
    @Test func whatHasAnotherDigestIsRefused() throws {
        let other = GoString(String(repeating: "ab", count: 32))
        add(try server(claiming: other))
        for arguments in [
            ["template", "web", "shop/productpage"], ["pull", "shop/productpage", "-d", folder.url.path],
        ] {
            let run = CapturedRun(arguments, environment: ["HOME": folder.url.path])
            #expect(run.exitCode == 1)
            #expect(run.message.contains("is sha256:\(digest), and its index says sha256:\(other)"), "\(run.message)")
            #expect(run.standardOutput.isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: cached(other).path))
    }

    @Test func aDamagedCopyIsFetchedAgain() throws {
        let server = try server()
        add(server)
        #expect(run("show", "chart", "shop/productpage").exitCode == 0)
        try Data("no chart".utf8).write(to: cached(digest))
        #expect(run("show", "chart", "shop/productpage").exitCode == 0)
        #expect(server.requests.count == 3)
        #expect(try Array(Data(contentsOf: cached(digest))) == archive)
    }

    /// Where the index names another server, the password stays at home.
    @Test(arguments: [false, true])
    func aPasswordGoesToItsOwnServerOnly(_ isPassedOn: Bool) throws {
        let other = try server()
        let server = try server(url: other.url + "/elsewhere.tgz")
        let flags = ["--username", "ada", "--password", "secret"] + (isPassedOn ? ["--pass-credentials"] : [])
        for arguments in [["pull", "productpage"], ["template", "web", "productpage"]] {
            let place = arguments[0] == "pull" ? ["-d", folder.url.path] : []
            let run = CapturedRun(
                arguments + place + ["--repo", server.url] + flags, environment: ["HOME": folder.url.path])
            #expect(run.exitCode == 0, "\(run.message)")
        }
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Basic YWRhOnNlY3JldA==" })
        let passed = other.requests.map { $0.headers["authorization"] != nil }
        #expect(passed == [isPassedOn, isPassedOn])
    }

    /// A redirect to another port is one to another server.
    @Test func aPasswordDoesNotFollowARedirect() throws {
        let other = try server()
        let target = other.url
        let server = try LoopbackServer { request in
            Self.answer([], "302 Found", "Location: \(target)\(request.path)\r\n")
        }
        add(server, "--username", "ada", "--password", "secret")
        #expect(server.requests.allSatisfy { $0.headers["authorization"] != nil })
        #expect(other.requests.count == 1 && other.requests[0].headers["authorization"] == nil)
    }

    @Test(arguments: [
        ("503 Busy Now", "", "failed to fetch URL/index.yaml : 503 Busy Now"),
        (
            "302 Found", "Location: file:///etc/hostname",
            #"Get "file:///etc/hostname": unsupported protocol scheme "file""#
        ),
        ("302 Found", "Location: /again", #"Get "URL/again": stopped after 10 redirects"#),
    ])
    func aServersAnswerIsTold(_ status: String, _ field: String, _ expected: String) throws {
        let server = try LoopbackServer { _ in Self.answer([], status, field.isEmpty ? "" : field + "\r\n") }
        let added = run("repo", "add", "shop", server.url)
        #expect(added.exitCode == 1)
        #expect(
            added.message.replacingOccurrences(of: server.url, with: "URL")
                == "Error: looks like \"URL\" is not a valid chart repository or cannot be reached: \(expected)\n")
        #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/.config/helm/repositories.yaml"))
    }

    @Test func aPasswordInAnAddressIsNotShown() throws {
        let server = try server()
        let address = server.url.replacingOccurrences(of: "://", with: "://ada:secret@")
        #expect(run("repo", "add", "shop", address).exitCode == 0)
        #expect(server.requests.first?.headers["authorization"] == "Basic YWRhOnNlY3JldA==")
        server.stop()
        for arguments in [["repo", "list"], ["repo", "update"], ["repo", "list", "-o", "json"]] {
            let run = CapturedRun(arguments, environment: ["HOME": folder.url.path])
            let said = String(decoding: run.standardOutput + run.standardError, as: UTF8.self)
            #expect(said.contains("ada:xxxxx@") && !said.contains("secret"), "\(said)")
        }
    }

    @Test func aFileNameIsNoPath() throws {
        let server = try server(url: "/charts/..%2F..%2Fescape.tgz")
        add(server)
        let target = folder.url.appending(path: "in")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        _ = run("pull", "shop/productpage", "-d", target.path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).contains("escape.tgz") == false)
    }

    /// Whoever adds a repository waits for others who do.
    @Test func twoWhoAddAreBothThere() throws {
        let server = try server()
        let names = Locked<Set<String>>([])
        let (url, home) = (server.url, folder.url.path)
        let threads = ["a", "b", "c"].map { name in
            Thread {
                let run = CapturedRun(["repo", "add", name, url], environment: ["HOME": home])
                names.withLock { if run.exitCode == 0 { $0.insert(name) } else { $0.insert(run.message) } }
            }
        }
        for thread in threads {
            thread.stackSize = 16 << 20
            thread.start()
        }
        while names.withLock({ $0.count < 3 }) { usleep(20_000) }
        #expect(names.withLock { $0 } == ["a", "b", "c"])
        let listed = text(run("repo", "list", "--no-headers")).split(separator: "\n").map { $0.prefix(1) }
        #expect(Set(listed) == ["a", "b", "c"])
    }

    /// A chart that depends on others of repositories.
    private func chart(_ dependencies: String) throws -> String {
        let chart = folder.url.appending(path: "app")
        try FileManager.default.createDirectory(at: chart, withIntermediateDirectories: true)
        try Data("apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n\(dependencies)".utf8)
            .write(to: chart.appending(path: "Chart.yaml"))
        return chart.path
    }

    private func lock(of chart: String) -> String {
        ((try? String(contentsOfFile: chart + "/Chart.lock", encoding: .utf8)) ?? "")
            .split(separator: "\n").filter { !$0.hasPrefix("digest") && !$0.hasPrefix("generated") }
            .joined(separator: "\n")
    }

    @Test func dependenciesComeFromRepositoriesByNameAndByAddress() throws {
        let (server, other) = (try server(), try server())
        add(server)
        let chart = try chart(
            """
            - {name: productpage, version: ^1.0.0, repository: "@shop"}
            - {name: productpage, alias: second, version: 1.x, repository: "\(other.url)"}

            """)
        let updated = run("dependency", "update", chart)
        #expect(updated.exitCode == 0, "\(updated.message)")
        #expect(
            text(updated) == """
                Hang tight while we grab the latest from your chart repositories...
                ...Successfully got an update from the "shop" chart repository
                Update Complete. ⎈Happy Helming!⎈
                Saving 2 charts
                Downloading productpage from repo \(server.url)
                Downloading productpage from repo \(other.url)
                Deleting outdated charts

                """)
        #expect(
            lock(of: chart) == """
                dependencies:
                - name: productpage
                  repository: \(server.url)
                  version: 1.2.3
                - name: productpage
                  repository: \(other.url)
                  version: 1.2.3
                """)
        let files = try FileManager.default.contentsOfDirectory(atPath: chart + "/charts")
        #expect(files == ["productpage.tgz"])
        #expect(run("dependency", "build", chart).message.contains("Please add the missing repos via 'helm repo add'"))
    }

    /// What fails leaves the chart as it was.
    @Test func aDependencyWithAnotherDigestIsRefused() throws {
        add(try server(claiming: GoString(String(repeating: "ab", count: 32))))
        let chart = try chart("- {name: productpage, version: 1.2.3, repository: \"@shop\"}\n")
        let updated = run("dependency", "update", chart)
        #expect(updated.exitCode == 1)
        #expect(updated.message.contains("and its index says sha256:abab"))
        #expect(lock(of: chart).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: chart) == ["Chart.yaml"])
        let unknown = try self.chart("- {name: productpage, version: 1.2.3, repository: \"@nowhere\"}\n")
        #expect(
            run("dependency", "update", unknown).message
                == "Error: no repository definition for @nowhere. Please add them via 'helm repo add'\n")
    }

    /// Nobody listens at the port.
    @Test(arguments: ["http://ada:secret@127.0.0.1:1/charts", "oci://ada:secret@127.0.0.1:1/charts"])
    func aPasswordOfADependencyIsNotShown(_ repository: String) throws {
        let chart = try chart("- {name: web, version: 1.0.0, repository: \"\(repository)\"}\n")
        let lock = "dependencies:\n- {name: web, version: 1.0.0, repository: \"\(repository)\"}\n"
        for arguments in [["update", chart], ["update", chart, "--skip-refresh"], ["build", chart]] {
            if arguments[0] == "build" {
                let digest = DependencyDigest.sha256(
                    Array(
                        #"[[{"name":"web","version":"1.0.0","repository":"\#(repository)"}],[{"name":"web","version":"1.0.0","repository":"\#(repository)"}]]"#
                            .utf8))
                try Data((lock + "digest: sha256:\(digest)\n").utf8).write(to: URL(filePath: chart + "/Chart.lock"))
            }
            let run = CapturedRun(["dependency"] + arguments, environment: ["HOME": folder.url.path])
            let said = String(decoding: run.standardOutput + run.standardError, as: UTF8.self)
            #expect(run.exitCode == 1 && !said.contains("secret"), "\(arguments): \(said)")
        }
    }
}
