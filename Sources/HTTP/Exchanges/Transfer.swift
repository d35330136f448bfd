import CCurl
import GoTemplate

/// One attempt of an exchange: what libcurl does of it.
final class Transfer {
    let handle: OpaquePointer

    /// Nil for lack of memory.
    init?() {
        guard let handle = swelm_transfer_create() else { return nil }
        self.handle = handle
    }

    deinit { swelm_transfer_destroy(handle) }

    var outcome: swelm_outcome { swelm_transfer_outcome(handle) }
    var status: Int { Int(swelm_transfer_status(handle)) }
    var hasHead: Bool { swelm_transfer_has_head(handle) }
    var wasSent: Bool { swelm_transfer_was_sent(handle) }
    var wasConnected: Bool { swelm_transfer_was_connected(handle) }
    var proxyStatus: Int { Int(swelm_transfer_proxy_status(handle)) }
    var systemError: Int32 { swelm_transfer_system_error(handle) }
    var verdict: Int { swelm_transfer_verdict(handle) }
    /// 11 or 20; 0 where it is not known.
    var protocolVersion: Int { Int(swelm_transfer_protocol(handle)) }
    var error: GoString { Self.text(swelm_transfer_error(handle)) }
    /// The first address that was tried.
    var address: GoString { Self.text(swelm_transfer_address(handle)) }
    var localAddress: GoString { Self.text(swelm_transfer_local_address(handle)) }
    var remoteAddress: GoString { Self.text(swelm_transfer_remote_address(handle)) }

    /// What was seen of the server's certificate by a transfer that inspects.
    func certificate(_ field: String) -> GoString? { swelm_transfer_certificate(handle, field).map(Self.text) }

    var headers: Headers { Headers(parsing: Self.array(swelm_transfer_head(handle))) }

    /// What follows the number in the first line of the head.
    var reason: GoString {
        let line = Self.array(swelm_transfer_head(handle)).prefix {
            $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n")
        }
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        return words.count == 3 ? GoString(words[2]) : GoString()
    }

    /// What has come of the body since it was last taken.
    func takeBody() -> [UInt8] {
        defer { swelm_transfer_drop_body(handle) }
        return Self.array(swelm_transfer_body(handle))
    }

    private static func text(_ characters: UnsafePointer<CChar>) -> GoString { GoString(String(cString: characters)) }

    private static func array(_ bytes: swelm_bytes) -> [UInt8] {
        Array(UnsafeBufferPointer(start: bytes.start, count: bytes.start == nil ? 0 : bytes.count))
    }
}
