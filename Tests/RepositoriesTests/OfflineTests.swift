import Charts
import Failures
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// Without a network only what is in the caches is there, and nobody is asked.
@Suite("Offline")
struct OfflineTests {
    private let folder: ScratchFolder
    private let server: LoopbackServer
    private let places: RepositoryPlaces
    private let archive: [UInt8]

    init() throws {
        folder = try ScratchFolder([
            "app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n",
            "parent/Chart.yaml": "apiVersion: v2\nname: parent\nversion: 1.0.0\n",
        ])
        server = try LoopbackServer { _ in [.close] }
        places = RepositoryPlaces(file: folder.path("repositories.yaml"), cache: folder.path("cache"))
        archive = try ChartPackage(of: ChartLoader.load(directory: folder.path("app"), log: Log())).data
        try folder.write("repositories.yaml", "repositories:\n- name: demo\n  url: \(server.url)\n")
        let digest = DependencyDigest.sha256(archive)
        try folder.write(
            "cache/demo-index.yaml",
            "apiVersion: v1\nentries:\n  app:\n"
                + "  - digest: \(digest)\n    name: app\n    urls:\n    - app-1.0.0.tgz\n    version: 1.0.0\n"
                + "  - digest: \(String(repeating: "a", count: 64))\n    name: app\n    urls:\n    - app-0.9.0.tgz\n"
                + "    version: 0.9.0\n")
        try folder.write("content/\(digest.text.prefix(2))/\(digest.text).chart", Data(archive))
    }

    private var registries: RegistryClient {
        var access = RegistryAccess(RegistryConfigurationPlaces(helm: folder.path("a"), docker: folder.path("b")))
        access.isOffline = true
        return RegistryClient(access, userAgent: "test", report: { _ in })
    }

    private var client: RepositoryClient { RepositoryClient(userAgent: "test", isOffline: true) }

    private func path(_ reference: GoString, version: GoString) throws -> GoString {
        let resolver = ChartResolver(places, registries, log: Log())
        let chart = try resolver.chart(reference, version: version, RepositoryEntry(name: "", url: ""))
        return try ChartDownload(client, registries, cache: ContentCache(folder.path("content"))).cached(chart)
    }

    @Test func whatIsInTheCacheIsThere() throws {
        defer { server.stop() }
        let path = try path("demo/app", version: "1.0.0")
        #expect(path.hasSuffix(".chart") && server.connectionCount == 0)
    }

    @Test func whatIsNotThereIsNamed() throws {
        defer { server.stop() }
        let failure = #expect(throws: HelmError.self) { try path("demo/app", version: "0.9.0") }
        #expect(failure?.message == GoString("\(server.url)/app-0.9.0.tgz: --offline opens no connection"))
        #expect(throws: HelmError.self) { try path(GoString("oci://127.0.0.1:\(server.port)/app"), version: "1.0.0") }
        #expect(server.connectionCount == 0)
    }

    private func update(_ dependencies: String) throws {
        try folder.write(
            "parent/Chart.yaml", "apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies:\n\(dependencies)")
        let remote = RepositoryCharts(
            places, client, registries, cache: ContentCache(folder.path("content")), log: Log())
        try DependencyUpdate(of: folder.path("parent"), remote: remote, log: Log(), report: UpdateReport()).run()
    }

    @Test func dependenciesComeFromTheCache() throws {
        defer { server.stop() }
        try update("- name: app\n  version: 1.0.0\n  repository: \(server.url)\n")
        #expect(folder.bytes(of: "parent/charts/app-1.0.0.tgz") == archive)
        #expect(server.connectionCount == 0)
    }

    @Test func allThatIsMissingIsSaidAtOnce() throws {
        defer { server.stop() }
        let failure = #expect(throws: HelmError.self) {
            try update(
                "- name: app\n  version: 0.9.0\n  repository: \(server.url)\n"
                    + "- name: app\n  alias: other\n  version: 0.9.0\n  repository: \(server.url)\n"
                    + "- name: app\n  alias: third\n  version: 1.0.0\n  repository: \(server.url)\n")
        }
        let lines = failure?.message.text.split(separator: "\n") ?? []
        #expect(lines.filter { $0.hasPrefix("- app 0.9.0: ") }.count == 2)
        #expect(lines.last == "run 'swelm dependency build \(folder.path("parent"))' without --offline")
        #expect(folder.bytes(of: "parent/Chart.lock") == nil && server.connectionCount == 0)
    }
}
