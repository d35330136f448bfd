import Foundation

/// One connection of a `LoopbackServer`, used by one thread.
final class LoopbackConnection {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next request; nil where the client has gone.
    func readRequest(_ number: Int) -> LoopbackServer.Request? {
        let end = Array("\r\n\r\n".utf8)
        while buffer.firstRange(of: end) == nil {
            guard readMore(), !refusesTLS() else { return nil }
        }
        guard let range = buffer.firstRange(of: end) else { return nil }
        let lines = String(decoding: buffer[..<range.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        buffer.removeSubrange(..<range.upperBound)
        let words = lines[0].split(separator: " ").map(String.init)
        guard words.count == 3 else { return nil }
        let headers = Dictionary(
            lines.dropFirst().map { line in
                let colon = line.firstIndex(of: ":") ?? line.endIndex
                return (line[..<colon].lowercased(), line[colon...].dropFirst().trimmingCharacters(in: .whitespaces))
            }, uniquingKeysWith: { $0 + ", " + $1 })
        guard let body = readBody(headers["content-length"].flatMap(Int.init) ?? 0) else { return nil }
        return LoopbackServer.Request(
            method: words[0], target: words[1], headers: headers, body: body, connection: number)
    }

    /// As servers without TLS do, answers a handshake in the clear.
    private func refusesTLS() -> Bool {
        buffer.first == 0x16 && send(Array("HTTP/1.0 400 Bad Request\r\n\r\n".utf8))
    }

    private func readBody(_ count: Int) -> [UInt8]? {
        while buffer.count < count { guard readMore() else { return nil } }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    private func readMore() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return false }
        buffer += bytes[..<count]
        return true
    }

    /// - Returns: whether the connection is still there.
    func perform(_ action: LoopbackServer.Action) -> Bool {
        switch action {
        case .send(let bytes): return send(bytes) || perform(.close)
        case .pause(let milliseconds): usleep(milliseconds * 1000)
        case .generate(let next): return performAll(next)
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
            close(descriptor)
            return false
        case .close:
            close(descriptor)
            return false
        }
        return true
    }

    private func performAll(_ next: () -> [LoopbackServer.Action]) -> Bool {
        while true {
            let actions = next()
            if actions.isEmpty { return true }
            for action in actions { guard perform(action) else { return false } }
            guard isOpen else { return perform(.close) }
        }
    }

    /// Whether the client has not gone.
    private var isOpen: Bool {
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count > 0 || count < 0 && errno == EAGAIN
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
