import Foundation
import GoLibrary
import GoTemplate
import TestSupport
import Testing

@testable import HTTP

/// Requests and answers as they should be.
@Suite(.timeLimit(.minutes(1)))
struct LoopTests {
    @Test func aRequestCarriesWhatItWasGiven() throws {
        let server = try LoopbackServer { _ in .answer(201, "{}", headers: ["X-Two: a", "X-Two: b"]) }
        var request = Request(.patch, "/a%20b?c=d&e", of: try endpoint(server, path: "/base/"))
        request.headers.add("Accept", "text/plain")
        request.headers.add("X-Empty", "")
        request.body = Array("body".utf8)
        let answer = try Loop().send(request)
        #expect(answer.status == 201)
        #expect(answer.body == Array("{}".utf8))
        #expect(answer.mediaType == "application/json")
        #expect(answer.headers.all("x-two") == ["a", "b"])
        let seen = try #require(server.requests.first)
        #expect(seen.method == "PATCH")
        #expect(seen.target == "/base/a%20b?c=d&e")
        #expect(seen.headers["accept"] == "text/plain")
        #expect(seen.headers["x-empty"] == "")
        #expect(seen.headers["host"] == "127.0.0.1:\(server.port)")
        #expect(seen.headers["accept-encoding"] == "gzip")
        #expect(seen.body == Array("body".utf8))
        #expect(seen.headers.keys.sorted() == ["accept", "accept-encoding", "content-length", "host", "x-empty"])
    }

    @Test func manyRequestsRunAtOnce() throws {
        let server = try LoopbackServer { request in [.pause(milliseconds: 50)] + .answer(200, request.target) }
        let endpoint = try endpoint(server)
        let loop = try Loop()
        var answers: [Int: String] = [:]
        let start = Deadline.now
        loop.sendAll((0..<40).map { Request(.get, GoString("/\($0)"), of: endpoint) }, atMost: 20) { index, outcome in
            answers[index] = (try? outcome.get()).map { String(decoding: $0.body, as: UTF8.self) }
            return .goOn
        }
        #expect(answers == Dictionary(uniqueKeysWithValues: (0..<40).map { ($0, "/\($0)") }))
        #expect(server.connectionCount <= 16)
        #expect((Deadline.now.duration(since: start) ?? .zero) < .milliseconds(1500))
    }

    @Test func aBatchStopsWhenToldSo() throws {
        let server = try LoopbackServer { _ in .answer(200) }
        let endpoint = try endpoint(server)
        var count = 0
        try Loop().sendAll((0..<40).map { _ in Request(.get, "/", of: endpoint) }, atMost: 2) { _, _ in
            count += 1
            return count < 5 ? .goOn : .stop
        }
        #expect((5...6).contains(count))
    }

    @Test func aStreamComesPieceByPiece() throws {
        let server = try LoopbackServer { _ in
            .chunked(["{\"a\":1}\n{\"b\"", ":2}\n"]) + [.pause(milliseconds: 200), .chunk("{\"c\":3}\n"), .chunk("")]
        }
        let loop = try Loop()
        var stream = EventStream()
        var lines: [String] = []
        var firstAfter: Duration?
        let start = Deadline.now
        var end: Exchange.Outcome?
        _ = loop.open(Request(.get, "/", of: try endpoint(server))) { bytes in
            lines += (stream.lines(adding: bytes) ?? []).map { String(decoding: $0, as: UTF8.self) }
            firstAfter = firstAfter ?? Deadline.now.duration(since: start)
            return .goOn
        } finish: {
            end = $0
        }
        loop.run { end == nil }
        #expect(lines == ["{\"a\":1}", "{\"b\":2}", "{\"c\":3}"])
        #expect(try #require(firstAfter) < .milliseconds(190))
        #expect(try #require(end).get().status == 200)
        #expect(loop.isIdle)
    }

    /// A burst passes at once, then one request after the other.
    @Test(arguments: [(10.0, 3, 100), (10, 1, 100), (10, 0, 100), (0.5, 2, 2000), (0, 1, 1_000_000)])
    func requestsArePaced(_ perSecond: Double, _ burst: Int, _ milliseconds: Int) throws {
        let pacer = Pacer(perSecond: perSecond, burst: burst)
        let before = Deadline.now
        let times = (0..<5).map { _ in pacer.take() }
        for (last, next) in zip(times, times.dropFirst()) {
            #expect(next.duration(since: last) == .milliseconds(milliseconds))
        }
        let (passing, waiting) = (times[max(1, burst) - 1], times[max(1, burst)])
        #expect(passing.isOver && !waiting.isOver)
        let wait = try #require(waiting.duration(since: before))
        #expect(wait >= .milliseconds(milliseconds) && wait < .milliseconds(milliseconds + 50))
    }

    @Test func whatIsOverCannotBeCancelled() throws {
        let server = try LoopbackServer { _ in .answer(200, "x") }
        let loop = try Loop()
        var ends: [Int?] = []
        let exchange = loop.start(Request(.get, "/", of: try endpoint(server))) { ends.append(try? $0.get().status) }
        loop.run { ends.isEmpty }
        exchange.cancel()
        #expect(ends == [200] && loop.isIdle)
        let other = loop.start(Request(.get, "/", of: try endpoint(server))) { ends.append(try? $0.get().status) }
        other.cancel()
        other.cancel()
        #expect(ends == [200, nil] && loop.isIdle)
    }

    @Test(arguments: [
        (["a\n"], [["a"]]), (["a", "b\nc", "\n"], [[], ["ab"], ["c"]]), (["\n\na\n\nb\n"], [["a", "b"]]),
        (["a\r\n\n"], [["a\r"]]), (["abcd", "\n"], [[], ["abcd"]]), (["abcd\ne"], [["abcd"]]),
    ])
    func streamsAreCutIntoLines(_ parts: [String], _ expected: [[String]]) {
        var stream = EventStream(limit: 4)
        let found = parts.map { part in
            stream.lines(adding: Array(part.utf8))?.map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(found == expected)
        #expect(stream.incompleteLine == (parts == ["abcd\ne"] ? Array("e".utf8) : []))
    }

    @Test(arguments: [["abcde"], ["abcde\n"], ["abc", "de"], ["a\nbcdef\ng\n"], ["abcd", "e\n"]])
    func linesHaveALimit(_ parts: [String]) {
        var stream = EventStream(limit: 4)
        #expect(parts.map { stream.lines(adding: Array($0.utf8)) }.last == .some(nil))
    }

    @Test func aReceiverMayStop() throws {
        let server = try LoopbackServer { _ in
            .chunked(["x"]) + [LoopbackServer.Action](repeating: .pause(milliseconds: 50), count: 20)
        }
        let loop = try Loop()
        var end: Exchange.Outcome?
        _ = loop.open(Request(.get, "/", of: try endpoint(server))) { _ in
            .stop
        } finish: {
            end = $0
        }
        loop.run { end == nil }
        #expect(throws: HTTPFailure.self) { try #require(end).get() }
        #expect(loop.isIdle)
    }

    @Test func timersRunBesideRequests() throws {
        let server = try LoopbackServer { _ in [.pause(milliseconds: 300)] + .answer(200) }
        let loop = try Loop()
        var ticks = 0
        let timer = loop.every(.milliseconds(20)) { ticks += 1 }
        _ = loop.after(.milliseconds(10)) { ticks += 100 }
        _ = try loop.send(Request(.get, "/", of: try endpoint(server)))
        #expect((105...118).contains(ticks))
        timer.cancel()
        loop.run(until: Deadline(after: .seconds(5))) { true }
        #expect(loop.isIdle)
    }

    @Test func noProgramInheritsAConnection() throws {
        let server = try LoopbackServer { _ in .answer(200) }
        let loop = try Loop()
        _ = try loop.send(Request(.get, "/", of: try endpoint(server)))
        let connections = (3..<1024).filter { peerPort(of: $0) == server.port }
        #expect(connections.count == 1)
        #expect(connections.allSatisfy { fcntl($0, F_GETFD) & FD_CLOEXEC != 0 })
        withExtendedLifetime(loop) {}
    }

    /// The port at the other end of a socket; nil for what is none.
    private func peerPort(of descriptor: Int32) -> Int? {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &size) }
        }
        return result == 0 ? Int(UInt16(bigEndian: address.sin_port)) : nil
    }
}

/// The endpoint of a loopback server.
func endpoint(
    _ server: LoopbackServer, path: GoString = "", credentials: (any Credentials)? = nil, proxy: Proxy = .none
) throws -> Endpoint {
    Endpoint(try GoURL(parsing: GoString(server.url) + path), proxy: proxy, credentials: credentials)
}
