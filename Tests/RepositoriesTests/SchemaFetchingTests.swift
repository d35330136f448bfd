import Files
import Foundation
import GoTemplate
import JSONSchema
import TestSupport
import Testing

@testable import Repositories

/// What schemas refer to on other servers; expected words are those of real Helm with the same server.
@Suite("Schemas of other servers")
struct SchemaFetchingTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private static let schema = #"{"type": "integer"}"#

    private static func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/ok.json": answer("200 OK", schema)
            case "/moved.json": answer("302 Found", "", "Location: /ok.json\r\n")
            case "/away.json": answer("302 Found", "", "Location: http://localhost:1/ok.json\r\n")
            case "/large.json": answer("200 OK", String(repeating: " ", count: 6 << 20))
            default: answer("404 Not Found", "")
            }
        }
    }

    private static func answer(_ status: String, _ body: String, _ fields: String = "") -> [LoopbackServer.Action] {
        [.send(Array("HTTP/1.1 \(status)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))]
    }

    private func fetching(
        _ mode: SchemaFetching.Mode = .fetching, allowsPrivate: Bool = true
    ) -> SchemaFetching {
        SchemaFetching(
            userAgent: "test", cache: SchemaCache(folder.path("schemas")), mode: mode, allowsPrivate: allowsPrivate)
    }

    private func failure(_ url: String, _ fetching: SchemaFetching) -> String? {
        do throws(RemoteSchemaFailure) {
            _ = try fetching.document(at: GoString(url))
            return nil
        } catch { return error.message.text }
    }

    @Test(arguments: ["/ok.json", "/moved.json"])
    func documentsAreFetchedOnce(path: String) throws {
        let server = try Self.server()
        defer { server.stop() }
        for _ in 0..<2 {
            #expect(try fetching().document(at: GoString(server.url + path)) == Array(Self.schema.utf8))
        }
        #expect(server.requests.filter { $0.path == path }.count == 1)
        #expect(server.requests.first?.headers["user-agent"] == "test")
    }

    @Test func whatWasKeptIsThereOffline() throws {
        let server = try Self.server()
        defer { server.stop() }
        let url = server.url + "/ok.json"
        #expect(failure(url, fetching(.offline))?.hasSuffix("--offline opens no connection") == true)
        _ = try fetching().document(at: GoString(url))
        #expect(try fetching(.offline).document(at: GoString(url)) == Array(Self.schema.utf8))
        #expect(failure(url, fetching(.off))?.hasSuffix("not fetched with SWELM_SCHEMA_FETCH=off") == true)
        #expect(server.requests.count == 1)
    }

    /// Nobody can put another schema in its place by changing the file.
    @Test func whatWasDamagedIsFetchedAgain() throws {
        let server = try Self.server()
        defer { server.stop() }
        let url = GoString(server.url + "/ok.json")
        _ = try fetching().document(at: url)
        let name = try #require(try folder.names(in: "schemas").first)
        let text = try #require(folder.bytes(of: "schemas/" + name))
        try folder.write("schemas/" + name, Data(text.dropLast() + [0x20]))
        #expect(try fetching().document(at: url) == Array(Self.schema.utf8))
        #expect(server.requests.count == 2)
    }

    @Test func failuresAreWordedAsHelms() throws {
        let server = try Self.server()
        defer { server.stop() }
        let missing = server.url + "/404.json"
        #expect(failure(missing, fetching()) == "HTTP request to \(missing) returned status 404 (Not Found)")
        let port = server.port
        server.stop()
        let refused = try ListeningSocket(backlog: 0)
        close(refused.descriptor)
        let url = "http://127.0.0.1:\(refused.port)/x.json"
        #expect(
            failure(url, fetching())
                == "HTTP request failed for \(url): Get \"\(url)\": dial tcp 127.0.0.1:\(refused.port): connect: "
                + "connection refused")
        #expect(port != 0)
    }

    @Test func anotherHostIsNotFollowed() throws {
        let server = try Self.server()
        defer { server.stop() }
        #expect(
            failure(server.url + "/away.json", fetching())?.hasSuffix("redirected to localhost:1; not followed") == true
        )
    }

    @Test func aLargeDocumentIsRefused() throws {
        let server = try Self.server()
        defer { server.stop() }
        #expect(failure(server.url + "/large.json", fetching())?.contains("larger") == true)
    }

    /// By address, by name, and in the forms that stand for them.
    @Test(arguments: [
        "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "127.1", "2130706433", "0.0.0.0", "10.0.0.1",
    ])
    func thisMachineIsNotAsked(host: String) throws {
        let server = try Self.server()
        defer { server.stop() }
        let url = "http://\(host):\(server.port)/ok.json"
        #expect(failure(url, fetching(allowsPrivate: false))?.contains("not a public address") == true)
        #expect(server.connectionCount == 0)
    }

    @Test func thereMayBeOnlySoMany() throws {
        let server = try Self.server()
        defer { server.stop() }
        let fetching = fetching()
        let failures = (0..<65).map { failure(server.url + "/ok.json?\($0)", fetching) }
        #expect(failures.prefix(64).allSatisfy { $0 == nil })
        #expect(failures.last??.hasSuffix("more than 64 documents") == true)
    }
}
