import Failures
import Files
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// What has not changed is neither sent nor read again.
@Suite("Fetching indexes")
struct IndexRefreshTests {
    private let folder: ScratchFolder
    private let places: RepositoryPlaces

    init() throws {
        folder = try ScratchFolder()
        places = RepositoryPlaces(file: folder.path("repositories.yaml"), cache: folder.path("cache"))
    }

    private static let index = "apiVersion: v1\nentries:\n  app:\n  - name: app\n    version: 1.0.0\n"
    private static let flawed = index + "  - name: app\n    version: none\n"

    /// Answers with an index and validators, and with 304 where they come back.
    private static func server(_ index: String = index) throws -> LoopbackServer {
        try LoopbackServer { request in
            let isKnown = request.headers["if-none-match"] == "\"a\""
            let head = isKnown ? "304 Not Modified" : "200 OK"
            let body = isKnown ? "" : index
            let fields = "ETag: \"a\"\r\nLast-Modified: Tue, 02 Jan 2024 03:04:05 GMT\r\n"
            return [
                .send(Array("HTTP/1.1 \(head)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
            ]
        }
    }

    private func add(_ url: String, replacing: Bool = false, log: Log = Log()) throws {
        var addition = RepositoryAddition(RepositoryEntry(name: "demo", url: GoString(url)))
        addition.replacesOther = replacing
        _ = try addition.run(places, RepositoryClient(userAgent: "test"), log: log)
    }

    private func update(log: Log = Log()) throws {
        let update = try RepositoryUpdate(places, names: [])
        try update.run(RepositoryClient(userAgent: "test"), log: log, started: {}, finished: { _, _ in })
    }

    private func conditions(_ server: LoopbackServer) -> [String] {
        server.requests.map { ($0.headers["if-none-match"] ?? "-") + ($0.headers["if-modified-since"] ?? "-") }
    }

    @Test func theSecondTimeAsksForChangesOnly() throws {
        let server = try Self.server()
        defer { server.stop() }
        try add(server.url)
        try update()
        #expect(conditions(server) == ["--", "\"a\"Tue, 02 Jan 2024 03:04:05 GMT"])
        #expect(folder.bytes(of: "cache/demo-index.yaml") == Array(Self.index.utf8))
        #expect(try folder.names(in: "cache") == ["demo-charts.txt", "demo-index.yaml"])
    }

    /// Helm says at each update which entries are not valid.
    @Test func warningsAreRepeated() throws {
        let server = try Self.server(Self.flawed)
        defer { server.stop() }
        let (first, second) = (Log(), Log())
        try add(server.url, log: first)
        try update(log: second)
        #expect(conditions(server).last != "--")
        #expect(first.records.map(\.line) == second.records.map(\.line) && first.records.count == 1)
    }

    @Test func whatOthersWroteIsFetchedWhole() throws {
        let server = try Self.server()
        defer { server.stop() }
        try add(server.url)
        try folder.write("cache/demo-index.yaml", Self.flawed)
        try update()
        #expect(conditions(server) == ["--", "--"])
        #expect(folder.bytes(of: "cache/demo-index.yaml") == Array(Self.index.utf8))
    }

    /// Another server may know the same validators for something else.
    @Test func anotherAddressIsAskedForEverything() throws {
        let (server, other) = (try Self.server(), try Self.server(Self.flawed))
        defer { (server.stop(), other.stop()) }
        try add(server.url)
        try add(other.url, replacing: true)
        #expect(conditions(other) == ["--"])
        #expect(folder.bytes(of: "cache/demo-index.yaml") == Array(Self.flawed.utf8))
    }

    /// 4 MiB of blanks, which are 4 KiB on their way.
    @Test func aBombIsRefused() throws {
        let bomb = try GzipBomb.ofBlanks(4 << 20)
        let server = try LoopbackServer { _ in
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
            return [.send(Array(head.utf8) + bomb)]
        }
        defer { server.stop() }
        let client = try RepositoryClient(userAgent: "test", indexLimit: 1 << 20)
        let addition = RepositoryAddition(RepositoryEntry(name: "demo", url: GoString(server.url)))
        #expect(throws: HelmError.self) { try addition.run(places, client, log: Log()) }
        #expect(folder.bytes(of: "cache/demo-index.yaml") == nil)
        #expect(folder.bytes(of: "repositories.yaml") == nil)
    }
}

private enum GzipBomb {
    static func ofBlanks(_ count: Int) throws -> [UInt8] {
        try GzipWriter.compress([UInt8](repeating: 0x20, count: count))
    }
}
