import Foundation
import GoLibrary
import GoTemplate
import TestSupport
import Testing

@testable import HTTP

/// What servers and networks do wrong, and what comes of it.
@Suite(.timeLimit(.minutes(1)))
struct FaultTests {
    /// A server that answers its first requests one after the other as told, and all later ones well.
    private func server(_ faults: [LoopbackServer.Action]...) throws -> LoopbackServer {
        let rest = Locked(faults)
        return try LoopbackServer { _ in rest.withLock { $0.isEmpty ? .answer(200, "{}") : $0.removeFirst() } }
    }

    private func failure(_ request: Request) throws -> HTTPFailure {
        try #require(throws: HTTPFailure.self) { try Loop().send(request) }
    }

    /// With the port in place of `PORT`.
    private func expect(_ failure: HTTPFailure, _ kind: HTTPFailure.Kind, _ message: String, _ server: LoopbackServer) {
        #expect(failure.kind == kind)
        #expect(failure.message.text == message.replacingOccurrences(of: "PORT", with: "\(server.port)"))
    }

    @Test func nobodyListens() throws {
        let server = try server()
        server.stop()
        let failure = try failure(Request(.get, "/version?a=b", of: try endpoint(server)))
        let message =
            "Get \"http://127.0.0.1:PORT/version?a=b\": dial tcp 127.0.0.1:PORT: connect: connection refused"
        expect(failure, .connection, message, server)
        #expect(failure.progress == .nothingSent)
    }

    @Test func aResetBeforeTheAnswerOfAGetIsRepeated() throws {
        let server = try server([.reset], [.close])
        #expect(try Loop().send(Request(.get, "/", of: try endpoint(server))).status == 200)
        #expect(server.requests.count == 3)
    }

    @Test func aRequestThatMayNotBeSentTwiceIsNot() throws {
        let server = try server([.reset])
        let failure = try failure(Request(.post, "/", of: try endpoint(server)))
        #expect(failure.kind == .connectionLost)
        #expect(failure.progress == .sent)
        #expect(failure.message.hasPrefix(GoString("Post \"\(server.url)/\": read tcp 127.0.0.1:")))
        #expect(failure.message.hasSuffix("read: connection reset by peer"))
        #expect(server.requests.count == 1)
    }

    @Test func notEvenOnAConnectionThatWasKept() throws {
        let server = try server(.answer(200), [.close])
        let (loop, endpoint) = (try Loop(), try endpoint(server))
        _ = try loop.send(Request(.get, "/", of: endpoint))
        let failure = try #require(throws: HTTPFailure.self) { try loop.send(Request(.post, "/", of: endpoint)) }
        expect(failure, .connectionLost, "Post \"http://127.0.0.1:PORT/\": EOF", server)
        #expect(failure.progress == .sent)
        #expect(server.requests.map(\.method) == ["GET", "POST"])
    }

    @Test func whatIsIdempotentIsRepeated() throws {
        let server = try server([.reset], [.close])
        var request = Request(.patch, "/", of: try endpoint(server))
        request.body = [1, 2, 3]
        request.isIdempotent = true
        #expect(try Loop().send(request).status == 200)
        #expect(server.requests.map(\.body) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
    }

    @Test func connectionsThatBreakAlwaysAreGivenUp() throws {
        let server = try LoopbackServer { _ in [.close] }
        var request = Request(.get, "/", of: try endpoint(server))
        request.retries.lossLimit = 2
        expect(try failure(request), .connectionLost, "Get \"http://127.0.0.1:PORT/\": EOF", server)
        #expect(server.requests.count == 3)
    }

    @Test func aBodyThatEndsEarly() throws {
        let short: [LoopbackServer.Action] = [.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), .close]
        let server = try server(short, short)
        var request = Request(.put, "/", of: try endpoint(server))
        expect(try failure(request), .connectionLost, "unexpected EOF", server)
        #expect(try failure(request).progress == .answering)
        request = Request(.get, "/", of: request.endpoint)
        #expect(try Loop().send(request).body == Array("{}".utf8))
    }

    @Test(arguments: [429, 503, 500])
    func theServerMayAskToComeLater(_ status: Int) throws {
        let later = [LoopbackServer.Action].answer(status, headers: ["Retry-After: 0"])
        let server = try server(later, later, later)
        #expect(try Loop().send(Request(.post, "/", of: try endpoint(server))).status == 200)
        #expect(server.requests.count == 4)
    }

    @Test func butNotForEver() throws {
        let server = try LoopbackServer { _ in .answer(429, headers: ["Retry-After: 0"]) }
        #expect(try Loop().send(Request(.get, "/", of: try endpoint(server))).status == 429)
        #expect(server.requests.count == 11)
    }

    @Test func aWaitIsRespectedButNotBeyondTheDeadline() throws {
        let server = try server(.answer(429, headers: ["Retry-After: 1"]), .answer(429, headers: ["Retry-After: 5"]))
        var request = Request(.get, "/", of: try endpoint(server))
        request.limits.deadline = Deadline(after: .seconds(3))
        let start = Deadline.now
        #expect(try Loop().send(request).status == 429)
        let time = try #require(Deadline.now.duration(since: start))
        #expect(time > .milliseconds(990) && time < .milliseconds(2500))
        #expect(server.requests.count == 2)
    }

    @Test(arguments: ["", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: -1"])
    func withoutATimeNothingIsRepeated(_ header: String) throws {
        let server = try server(.answer(429, headers: header.isEmpty ? [] : [header]))
        #expect(try Loop().send(Request(.get, "/", of: try endpoint(server))).status == 429)
        #expect(server.requests.count == 1)
    }

    @Test func usersHaveRulesOfTheirOwn() throws {
        let server = try server(.answer(500), .answer(500), .answer(500))
        var request = Request(.post, "/", of: try endpoint(server))
        request.retries.rule = { answer, repeats in answer.status == 500 && repeats < 2 ? .milliseconds(1) : nil }
        #expect(try Loop().send(request).status == 500)
        #expect(server.requests.count == 3)
    }

    @Test func aDeadlineEndsAWait() throws {
        let server = try server([.pause(milliseconds: 2000)])
        var request = Request(.get, "/", of: try endpoint(server))
        request.limits.deadline = Deadline(after: .milliseconds(200))
        let message = "Get \"http://127.0.0.1:PORT/\": context deadline exceeded"
        expect(try failure(request), .timeout, message, server)
        expect(try failure(request), .timeout, message, server)
        #expect(server.requests.count < 2)
    }

    @Test func aTimeLimitEndsAWait() throws {
        let server = try LoopbackServer { request in
            let start: [LoopbackServer.Action] = request.path == "/" ? [] : [.send("HTTP/1.1 200 OK\r\n\r\nabc")]
            return start + [.pause(milliseconds: 3000)]
        }
        var request = Request(.get, "/", of: try endpoint(server))
        request.limits.timeLimit = .milliseconds(800)
        let note = "context deadline exceeded (Client.Timeout "
        let prefix = "Get \"http://127.0.0.1:PORT/\": "
        expect(try failure(request), .timeout, prefix + note + "exceeded while awaiting headers)", server)
        request.target = "/body"
        expect(try failure(request), .timeout, note + "or context cancellation while reading body)", server)
    }

    /// A handshake that nobody answers, and a connection that nobody takes: no more than one waits at this socket.
    @Test func timeLimitsOfConnections() throws {
        let socket = try ListeningSocket(backlog: 0)
        defer { close(socket.descriptor) }
        let endpoint = Endpoint(try GoURL(parsing: GoString("https://127.0.0.1:\(socket.port)")), proxy: .none)
        var request = Request(.get, "/", of: endpoint)
        request.limits.connecting = .seconds(1)
        request.retries = .none
        let loop = try Loop()
        let reasons = try (0..<2).map { _ in
            let failure = try #require(throws: HTTPFailure.self) { try loop.send(request) }
            #expect(failure.kind == .timeout && failure.progress == .nothingSent)
            return failure.reason.text
        }
        #expect(reasons == ["net/http: TLS handshake timeout", "dial tcp 127.0.0.1:\(socket.port): i/o timeout"])
    }

    @Test func silenceEndsAWait() throws {
        let server = try server([.pause(milliseconds: 5000)])
        var request = Request(.get, "/", of: try endpoint(server))
        request.limits.silence = .seconds(1)
        request.retries = .none
        let start = Deadline.now
        #expect(try failure(request).kind == .stalled)
        #expect(try #require(Deadline.now.duration(since: start)) < .milliseconds(3500))
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func redirectsElsewhereAreNotFollowed(_ status: Int) throws {
        let other = try server()
        let server = try server(.answer(status, headers: ["Location: \(other.url)/x?secret"]))
        var request = Request(.get, "/", of: try endpoint(server))
        request.redirects = .sameOrigin(limit: 10)
        let message = "Get \"http://127.0.0.1:PORT/\": redirected to 127.0.0.1:\(other.port); not followed"
        expect(try failure(request), .redirect, message, server)
        #expect(other.connectionCount == 0)
    }

    @Test func redirectsOnTheSameServerAreIfAllowed() throws {
        let server = try LoopbackServer { request in
            request.path == "/end" ? .answer(200, "end") : .answer(302, headers: ["Location: ../end?x=y"])
        }
        var request = Request(.get, "/a/b", of: try endpoint(server))
        #expect(try failure(request).kind == .redirect)
        request.redirects = .sameOrigin(limit: 1)
        #expect(try Loop().send(request).body == Array("end".utf8))
        request.method = .post
        #expect(try failure(request).kind == .redirect)
    }

    /// To another server, but never from HTTPS to less, or to another protocol.
    @Test(arguments: [("http://127.0.0.1:1/x", true), ("https://127.0.0.1:1/x", true), ("ftp://127.0.0.1:1/x", false)])
    func redirectsAnywhereKeepToTheWeb(_ location: String, _ isFollowed: Bool) throws {
        let server = try LoopbackServer { _ in .answer(302, headers: ["Location: \(location)"]) }
        var request = Request(.get, "/", of: try endpoint(server))
        request.redirects = .anywhere(limit: 1)
        request.retries = .none
        #expect(try (failure(request).kind == .redirect) != isFollowed)
        request.redirects = .anywhere(limit: 0)
        #expect(try failure(request).kind == .redirect)
    }

    @Test func redirectsInCirclesEnd() throws {
        let server = try LoopbackServer { _ in .answer(302, headers: ["Location: /"]) }
        var request = Request(.get, "/", of: try endpoint(server))
        request.redirects = .sameOrigin(limit: 10)
        expect(
            try failure(request), .redirect, "Get \"http://127.0.0.1:PORT/\": stopped after 10 redirects", server)
        #expect(server.requests.count == 11)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc", "nonsense\r\n\r\n", "<html>\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
    ])
    func answersThatAreNoHTTP(_ text: String) throws {
        let server = try server([.send(text), .close])
        let failure = try failure(Request(.post, "/", of: try endpoint(server)))
        #expect([.malformed, .connectionLost, .other].contains(failure.kind), "\(failure)")
    }

    @Test func answersThatAreTooLarge() throws {
        let megabyte = LoopbackServer.Action.send([UInt8](repeating: 0x61, count: 1 << 20))
        let head = LoopbackServer.Action.send("HTTP/1.1 200 OK\r\n\r\n")
        let server = try server(
            [head] + [LoopbackServer.Action](repeating: megabyte, count: 10) + [.close],
            [.send("HTTP/1.1 200 OK\r\n")]
                + [LoopbackServer.Action](
                    repeating: .send("X: " + String(repeating: "a", count: 9000) + "\r\n"), count: 1000))
        var request = Request(.get, "/", of: try endpoint(server))
        request.limits.bodyBytes = 3 << 20
        #expect(try failure(request).kind == .tooLarge)
        #expect(try failure(request).kind == .tooLarge)
        #expect(server.requests.count == 2)
    }

    @Test func fieldsThatBeginOthersAreNotSent() throws {
        let start = Deadline.now
        let server = try server()
        var request = Request(.get, "/", of: try endpoint(server))
        request.headers.add("X-User", "a\r\nX-Admin: yes")
        expect(
            try failure(request), .invalidRequest,
            "Get \"http://127.0.0.1:PORT/\": net/http: invalid header field value for \"X-User\"", server)
        for target in ["/a b", "/a\r\nX: y", "/\u{e4}"] {
            request = Request(.get, GoString(target), of: request.endpoint)
            #expect(try failure(request).kind == .invalidRequest)
        }
        #expect(server.connectionCount == 0)
        // Nothing was waited for.
        #expect(try #require(Deadline.now.duration(since: start)) < .seconds(30))
    }
}
