import GoLibrary
import GoTemplate

/// A request that got no answer, or none that could be read.
///
/// Its text is what Go's `net/http` says.
package struct HTTPFailure: GoError, Sendable {
    package enum Kind: Sendable {
        /// There is no libcurl that could be used.
        case unavailable
        /// What was asked cannot be sent.
        case invalidRequest
        case credentials
        /// A person or the system wants the command to end, or the exchange was cancelled.
        case cancelled
        /// There is no address for the host.
        case nameLookup
        /// There is nobody, or nobody that lets us in, at the address.
        case connection
        /// The address is one of this machine, or of a network that is not public, and was not to be connected to.
        case privateAddress
        case timeout
        /// The server kept silent for too long.
        case stalled
        /// The server is not who it should be.
        case certificate
        case tls
        /// The client's own certificate or key is no use.
        case identity
        /// The authorities that were given are no use.
        case authorities
        /// The connection broke.
        case connectionLost
        case tooLarge
        /// The answer is no HTTP.
        case malformed
        case proxy
        /// The answer sends the client elsewhere.
        case redirect
        case other
    }

    /// How far an attempt came.
    package enum Progress: Sendable {
        case nothingSent
        /// The server may have got the request, and done what it asks.
        case sent
        /// The head of the answer is there.
        case answering
    }

    package let kind: Kind
    /// The cause in Go's words.
    package let reason: GoString
    package let method: Request.Method
    /// Without a password.
    package let url: GoString
    package let progress: Progress

    package init(
        _ kind: Kind, _ reason: GoString, _ method: Request.Method, _ url: GoString,
        progress: Progress = .nothingSent
    ) {
        self.kind = kind
        self.reason = reason
        self.method = method
        self.url = url
        self.progress = progress
    }

    /// What Go's `Error()` says: a `url.Error`, but for those that come while the body is read.
    package var message: GoString {
        if progress == .answering && kind != .redirect || kind == .authorities { return reason }
        return Self.operation(method) + " " + Strconv.quote(url) + ": " + reason
    }

    /// Mirrors net/http client.go urlErrorOp.
    private static func operation(_ method: Request.Method) -> GoString {
        GoString(String(method.rawValue.prefix(1)) + method.rawValue.dropFirst().lowercased())
    }
}
