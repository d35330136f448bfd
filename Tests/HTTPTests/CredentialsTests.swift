import GoLibrary
import GoTemplate
import TestSupport
import Testing

@testable import HTTP

/// Credentials go where they belong, and are asked for anew where they are refused.
@Suite(.timeLimit(.minutes(1)))
struct CredentialsTests {
    /// A token that has a better one after it was refused.
    private final class Token: Credentials {
        var values: [GoString]
        var refusals = 0

        init(_ values: [GoString]) { self.values = values }

        func authorization() throws(CredentialsFailure) -> Authorization {
            guard let value = values.first else { throw CredentialsFailure("getting credentials: nothing left") }
            return Authorization(headers: Headers([("Authorization", "Bearer " + value)]))
        }

        func wereRefused(_ sent: Authorization) -> Bool {
            refusals += 1
            values.removeFirst()
            return true
        }
    }

    private func strictServer() throws -> LoopbackServer {
        try LoopbackServer { .answer($0.headers["authorization"] == "Bearer good" ? 200 : 401) }
    }

    @Test func aRefusedTokenIsReplacedOnce() throws {
        let (server, token) = (try strictServer(), Token(["old", "good"]))
        let request = Request(.post, "/", of: try endpoint(server, credentials: token))
        #expect(try Loop().send(request).status == 200)
        #expect(server.requests.count == 2)
    }

    @Test func twoRefusalsAreTheEnd() throws {
        let (server, token) = (try strictServer(), Token(["old", "bad", "good"]))
        let request = Request(.get, "/", of: try endpoint(server, credentials: token))
        #expect(try Loop().send(request).status == 401)
        #expect(token.refusals == 1)
    }

    @Test func nothingIsSentWithoutThem() throws {
        let server = try strictServer()
        let request = Request(.get, "/a", of: try endpoint(server, credentials: Token([])))
        let failure = try #require(throws: HTTPFailure.self) { try Loop().send(request) }
        #expect(failure.kind == .credentials)
        #expect(failure.message.text == "Get \"\(server.url)/a\": getting credentials: nothing left")
        #expect(server.connectionCount == 0)
    }

    @Test func otherServersNeverSeeThem() throws {
        let other = try LoopbackServer { _ in .answer(200) }
        let server = try LoopbackServer { _ in .answer(302, headers: ["Location: \(other.url)/x"]) }
        var request = Request(.get, "/", of: try endpoint(server, credentials: Token(["good"])))
        request.redirects = .anywhere(limit: 3)
        #expect(try Loop().send(request).status == 200)
        #expect(server.requests.map { $0.headers["authorization"] } == ["Bearer good"])
        #expect(other.requests.map { $0.headers["authorization"] } == [nil])
    }

    @Test func passwordsOfProxiesAndURLsAreInNoMessage() throws {
        let proxy = try LoopbackServer { _ in .answer(407) }
        let url = try GoURL(parsing: GoString("http://me:hunter2@127.0.0.1:\(proxy.port)"))
        let server = Endpoint(try GoURL(parsing: "https://you:hunter2@cluster.example"), proxy: .url(url))
        let failure = try #require(throws: HTTPFailure.self) { try Loop().send(Request(.get, "/", of: server)) }
        #expect(failure.kind == .proxy)
        #expect(failure.message == "Get \"https://cluster.example/\": Proxy Authentication Required")
        let seen = try #require(proxy.requests.first)
        #expect(seen.method == "CONNECT" && seen.target == "cluster.example:443")
        #expect(seen.headers["proxy-authorization"] == "Basic bWU6aHVudGVyMg==")
    }

    @Test func aProxySeesNoCredentialsOfServersThatUseTLS() throws {
        let proxy = try LoopbackServer { _ in .answer(502) }
        let url = try GoURL(parsing: GoString(proxy.url))
        let server = Endpoint(
            try GoURL(parsing: "https://cluster.example"), proxy: .url(url), credentials: Token(["good"]))
        let failure = try #require(throws: HTTPFailure.self) { try Loop().send(Request(.get, "/", of: server)) }
        #expect(failure.message == "Get \"https://cluster.example/\": Bad Gateway")
        #expect(proxy.requests.allSatisfy { $0.headers["authorization"] == nil })
    }

    @Test func aProxyThatSendsElsewhere() throws {
        let proxy = try LoopbackServer { _ in .answer(300) }
        let server = Endpoint(
            try GoURL(parsing: "https://cluster.example"), proxy: .url(try GoURL(parsing: GoString(proxy.url))))
        let failure = try #require(throws: HTTPFailure.self) { try Loop().send(Request(.get, "/", of: server)) }
        #expect(failure.message == "Get \"https://cluster.example/\": Multiple Choices")
    }

    @Test func aProxyThatIsNotThere() throws {
        let proxy = try LoopbackServer { _ in .answer(502) }
        proxy.stop()
        let server = Endpoint(
            try GoURL(parsing: "https://cluster.example"), proxy: .url(try GoURL(parsing: GoString(proxy.url))))
        let failure = try #require(throws: HTTPFailure.self) { try Loop().send(Request(.get, "/", of: server)) }
        let cause = "proxyconnect tcp: dial tcp 127.0.0.1:\(proxy.port): connect: connection refused"
        #expect(failure.message.text == "Get \"https://cluster.example/\": " + cause)
    }
}
