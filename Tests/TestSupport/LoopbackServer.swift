import Foundation
import GoTemplate

/// An HTTP/1.1 server of this process, on a port of its own, that answers as a test says, also badly.
package final class LoopbackServer: Sendable {
    /// What it does with a connection after a request.
    package enum Action: Sendable {
        case send([UInt8])
        case pause(milliseconds: UInt32)
        /// Asks what to do next, again and again, until that is nothing.
        case generate(@Sendable () -> [Action])
        /// The client sees the connection reset.
        case reset
        case close
    }

    package struct Request: Sendable {
        package let method: String
        package let target: String
        /// Names in lower case.
        package let headers: [String: String]
        package let body: [UInt8]
        /// Which of the server's connections it came by, from 0.
        package let connection: Int

        package var path: String { String(target.prefix { $0 != "?" }) }
    }

    package typealias Handler = @Sendable (Request) -> [Action]

    private let socket: ListeningSocket
    private let handler: Handler
    private let state = Locked(State())

    private struct State {
        var requests: [Request] = []
        var connections = 0
        var isStopped = false
    }

    package var port: Int { socket.port }

    /// Listens on the loopback address.
    package init(_ handler: @escaping Handler) throws {
        socket = try ListeningSocket(backlog: 128)
        self.handler = handler
        Thread.detachNewThread { [self] in acceptAll() }
    }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// What was asked so far, in the order in which it came.
    package var requests: [Request] { state.withLock { $0.requests } }

    package var connectionCount: Int { state.withLock { $0.connections } }

    /// Accepts no further connections.
    package func stop() {
        let wasStopped = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped
        }
        // The descriptor may be that of another server by now.
        if wasStopped { return }
        shutdown(socket.descriptor, Int32(SHUT_RDWR))
    }

    private func acceptAll() {
        while true {
            let connection = accept(socket.descriptor, nil, nil)
            guard connection >= 0 else {
                // Not where it is shut down: another server could have the number by the time of the next `accept`.
                close(socket.descriptor)
                return
            }
            let number = state.withLock { state in
                state.connections += 1
                return state.connections - 1
            }
            Thread.detachNewThread { [self] in serve(LoopbackConnection(connection), number) }
        }
    }

    private func serve(_ connection: LoopbackConnection, _ number: Int) {
        while let request = connection.readRequest(number) {
            state.withLock { $0.requests.append(request) }
            for action in handler(request) {
                guard connection.perform(action) else { return }
            }
        }
        _ = connection.perform(.close)
    }
}

extension [LoopbackServer.Action] {
    /// A complete answer.
    package static func answer(
        _ status: Int, _ body: String = "", type: String = "application/json", headers: [String] = []
    ) -> [LoopbackServer.Action] {
        let fields = ["Content-Type: \(type)", "Content-Length: \(body.utf8.count)"] + headers
        let lines = ["HTTP/1.1 \(status) Status"] + fields + ["", body]
        return [.send([UInt8](lines.joined(separator: "\r\n").utf8))]
    }

    /// An API server's refusal.
    package static func refusal(
        _ code: Int, _ reason: String, _ message: String, headers: [String] = []
    ) -> [LoopbackServer.Action] {
        let body =
            #"{"kind":"Status","status":"Failure","reason":"\#(reason)","message":"\#(message)","code":\#(code)}"#
        return .answer(code, body, headers: headers)
    }

    /// The head of an answer, with a field that says how long the body is.
    package static func head(_ length: String, dated date: String) -> [LoopbackServer.Action] {
        [.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\(length)\r\nDate: \(date)\r\n\r\n")]
    }

    /// The head of an answer whose body comes in chunks.
    package static func chunked(_ chunks: [String], status: Int = 200) -> [LoopbackServer.Action] {
        let head = "HTTP/1.1 \(status) Status\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        return [.send([UInt8](head.utf8))] + chunks.map(LoopbackServer.Action.chunk)
    }
}

extension LoopbackServer.Action {
    /// A piece of a chunked body; an empty one ends it.
    package static func chunk(_ text: String) -> LoopbackServer.Action {
        .send(Array((String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n").utf8))
    }

    package static func send(_ text: String) -> LoopbackServer.Action { .send(Array(text.utf8)) }
}
