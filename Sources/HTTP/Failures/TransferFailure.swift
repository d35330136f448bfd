import CCurl
import GoLibrary
import GoTemplate

/// Why a transfer came to nothing, from libcurl's account of it, in Go's words.
struct TransferFailure {
    private typealias Cause = (kind: HTTPFailure.Kind, reason: GoString)

    private let transfer: Transfer
    private let exchange: Exchange
    private let certificate: ServerCertificate?
    private let error: GoString

    /// - Parameter certificate: the one of a server that cannot be trusted, where it could be seen.
    init(_ transfer: Transfer, of exchange: Exchange, certificate: ServerCertificate? = nil) {
        self.transfer = transfer
        self.exchange = exchange
        self.certificate = certificate
        error = transfer.error
    }

    var failure: HTTPFailure {
        let cause = transfer.proxyStatus >= 300 ? refusalOfProxy : cause
        return exchange.failure(cause.kind, cause.reason, progress)
    }

    private var progress: HTTPFailure.Progress {
        transfer.hasHead ? .answering : transfer.wasSent ? .sent : .nothingSent
    }

    private var cause: Cause {
        switch transfer.outcome {
        case swelm_outcome_no_such_host: (.nameLookup, "dial tcp: " + Self.lookupFailure(exchange.hostname))
        case swelm_outcome_no_such_proxy:
            (.nameLookup, "proxyconnect tcp: dial tcp: " + Self.lookupFailure(exchange.proxy?.hostname ?? ""))
        case swelm_outcome_not_connected: (.connection, dialFailure(SystemText.error(transfer.systemError)))
        case swelm_outcome_timed_out: timeout
        case swelm_outcome_stalled: (.stalled, "net/http: timeout awaiting more of the answer")
        case swelm_outcome_untrusted:
            (.certificate, CertificateFailure.text(transfer, certificate, host: exchange.verifiedName))
        case swelm_outcome_tls_failed: tlsFailure
        case swelm_outcome_bad_identity: uselessPEM
        case swelm_outcome_connection_lost: loss
        case swelm_outcome_incomplete: (.connectionLost, "unexpected EOF")
        case swelm_outcome_too_large: (.tooLarge, "the answer is larger than this client takes")
        case swelm_outcome_malformed: (.malformed, "net/http: HTTP/1.x transport connection broken: " + error)
        case swelm_outcome_proxy_refused: (.proxy, "proxyconnect tcp: " + error)
        case swelm_outcome_private: (.privateAddress, "dial tcp " + transfer.address + ": not a public address")
        default: (.other, error)
        }
    }
}

// MARK: - Connecting

extension TransferFailure {
    private var prefix: GoString { exchange.proxy == nil ? "" : "proxyconnect tcp: " }

    private func dialFailure(_ reason: String) -> GoString {
        guard transfer.systemError != 0 else { return prefix + "dial tcp: " + error }
        return prefix + "dial tcp " + transfer.address + GoString(": connect: " + reason)
    }

    /// Mirrors net/http transport.go dialConn: the words of the proxy's status line.
    private var refusalOfProxy: Cause { (.proxy, StatusText.of(transfer.proxyStatus)) }

    /// Go names the first server of resolv.conf.
    private static func lookupFailure(_ host: GoString) -> GoString {
        let resolver = Resolver.firstServer
        return "lookup " + host + (resolver.isEmpty ? "" : " on " + resolver + ":53") + ": no such host"
    }

    private var timeout: Cause {
        if exchange.isOverDeadline { return (.timeout, "context deadline exceeded") }
        if exchange.isOverTimeLimit { return (.timeout, "context deadline exceeded" + timeLimitNote) }
        guard !transfer.wasSent else { return (.timeout, "context deadline exceeded") }
        guard transfer.wasConnected else {
            return (.timeout, prefix + "dial tcp " + transfer.address + ": i/o timeout")
        }
        return (.timeout, "net/http: TLS handshake timeout")
    }

    private var timeLimitNote: GoString {
        transfer.hasHead
            ? " (Client.Timeout or context cancellation while reading body)"
            : " (Client.Timeout exceeded while awaiting headers)"
    }
}

// MARK: - TLS and broken connections

extension TransferFailure {
    /// Mirrors client-go transport/transport.go rootCertPool, and crypto/tls X509KeyPair.
    private var uselessPEM: Cause {
        guard let identity = exchange.identity, error.contains("client certificate") || error.contains("private key")
        else {
            return (.authorities, "unable to load root certificates: unable to parse bytes as PEM block")
        }
        for (what, bytes) in [("certificate", identity.certificate), ("key", identity.key)] as [(GoString, [UInt8])] {
            guard !GoString(bytes).contains("-----BEGIN ") else { continue }
            return (.identity, "tls: failed to find any PEM data in " + what + " input")
        }
        if GoString(identity.key).contains("ENCRYPTED") { return (.identity, "tls: failed to parse private key") }
        return (.identity, "tls: private key does not match public key")
    }

    private var tlsFailure: Cause {
        if let alert = TLSAlert(in: error) { return (.tls, alert.text) }
        if error.contains("wrong version number") || error.contains("packet length too long") {
            return (.tls, "http: server gave HTTP response to HTTPS client")
        }
        if error.contains("unsupported protocol") {
            return (.tls, "tls: server selected unsupported protocol version 302")
        }
        // The handshake was cut off.
        if error.contains("SSL_ERROR_SYSCALL") || error.contains("unexpected eof") { return loss }
        return (.tls, "tls: " + error)
    }

    /// With TLS 1.3 a server refuses a client's certificate after the handshake, when the answer is awaited.
    private var loss: Cause {
        if let alert = TLSAlert(in: error) { return (.tls, alert.text) }
        if error.contains("reset by peer") { return (.connectionLost, broken("read", "connection reset by peer")) }
        if error.hasPrefix("Send failure") || error.contains("Broken pipe") {
            return (.connectionLost, broken("write", "broken pipe"))
        }
        if error.contains("HTTP/2") { return (.connectionLost, "http2: " + error) }
        return (.connectionLost, transfer.hasHead ? "unexpected EOF" : "EOF")
    }

    /// Mirrors net.OpError; before the request is sent nobody knows the ends.
    private func broken(_ operation: GoString, _ reason: GoString) -> GoString {
        let ends = transfer.localAddress.isEmpty ? "" : " " + transfer.localAddress + "->" + transfer.remoteAddress
        return operation + " tcp" + ends + ": " + operation + ": " + reason
    }
}
