import GoLibrary
import GoTemplate

/// What is asked of an endpoint, and how patiently.
package struct Request {
    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    package var endpoint: Endpoint
    package var method: Method
    /// Path and query, escaped, that follow the path of the endpoint's URL: `/api/v1/pods?limit=5`.
    package var target: GoString
    /// Fields besides those of the endpoint's credentials.
    package var headers = Headers()
    package var body: [UInt8]?
    package var limits = RequestLimits()
    package var redirects = RedirectPolicy.none
    package var retries = RetryPolicy()
    /// Whether sending it twice does what sending it once does, so that it is repeated where nobody knows if it came
    /// through.
    package var isIdempotent: Bool
    /// Whether servers with addresses of this machine, or of networks that are not public, are not connected to.
    package var isForPublicServers = false
    /// Whether the answer may be compressed on its way.
    package var acceptsCompression = true

    package init(_ method: Method, _ target: GoString, of endpoint: Endpoint) {
        self.method = method
        self.target = target
        self.endpoint = endpoint
        isIdempotent = method == .get || method == .head
    }

    /// The whole URL.
    var url: GoURL {
        get throws(HTTPFailure) {
            let text = endpoint.prefix + target
            // Whatever is not escaped could end the request's line and begin another.
            guard text.bytes.allSatisfy({ (0x21..<0x7F).contains($0) }), let url = try? GoURL(parsing: text) else {
                throw HTTPFailure(.invalidRequest, "invalid URL " + Strconv.quote(text), method, text)
            }
            return url
        }
    }
}

/// How long a request may take, and how much its answer may be.
package struct RequestLimits: Sendable {
    /// After this nothing of it goes on; Go's context with a deadline.
    package var deadline = Deadline.never
    /// How long each attempt may take; Go's `http.Client.Timeout`.
    package var timeLimit: Duration?
    /// How long the connection may take, with its TLS handshake.
    package var connecting: Duration = .seconds(30)
    /// How long the server may send nothing; nil is without limit.
    package var silence: Duration? = .seconds(60)
    /// Bytes of the answer's head; some versions of libcurl take no more than 300 KiB.
    package var headBytes = 256 << 10
    /// Bytes of the answer's body, expanded; of a stream, those that come at once.
    package var bodyBytes = 64 << 20

    package init() {}
}

/// Whether an answer that names another URL is followed.
///
/// Credentials never go to another origin.
package enum RedirectPolicy: Sendable {
    /// Never: such an answer is a failure.
    case none
    /// GET and HEAD only, as often as told, to the same scheme, host and port.
    case sameOrigin(limit: Int)
    /// GET and HEAD only, as often as told, to the same host and port; also from http to https on their own ports.
    case sameHost(limit: Int)
    /// GET and HEAD only, as often as told; not from https to http.
    case anywhere(limit: Int)

    var limit: Int {
        switch self {
        case .none: 0
        case .sameOrigin(let limit), .sameHost(let limit), .anywhere(let limit): limit
        }
    }
}
