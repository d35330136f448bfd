import GoLibrary
import GoTemplate

/// A server's answer, whatever its status.
package struct Response: Sendable {
    package let status: Int
    package let headers: Headers
    /// The body, expanded; empty where it went to a stream's receiver.
    package let body: [UInt8]

    /// The server's own words for the status; empty where it has none, as over HTTP/2.
    package let reason: GoString
    /// Where it comes from, which after redirects is another place than the one that was asked; Go's
    /// `http.Response.Request.URL`.
    package let url: GoURL

    package init(status: Int, reason: GoString = "", headers: Headers, body: [UInt8], url: GoURL = GoURL()) {
        self.url = url
        self.status = status
        self.reason = reason
        self.headers = headers
        self.body = body
    }

    package var isSuccess: Bool { (200..<300).contains(status) }

    /// The status with the server's words for it, or the usual ones; Go's `http.Response.Status`.
    package var statusText: GoString {
        GoString("\(status) ") + (reason.isEmpty ? StatusText.of(status) : reason)
    }

    /// The media type without parameters, in lower case; empty where there is none.
    package var mediaType: GoString {
        let field = headers["Content-Type"] ?? ""
        let type = field.bytes.prefix { $0 != UInt8(ascii: ";") }
        return GoString(type.filter { $0 > 0x20 }.map { (0x41..<0x5B).contains($0) ? $0 | 0x20 : $0 })
    }

    /// How long the server asks to wait, in whole seconds; as in client-go, dates are passed over.
    package var retryAfter: Duration? {
        guard let field = headers["Retry-After"], let seconds = Int(field.text), seconds >= 0 else { return nil }
        return .seconds(seconds)
    }

    /// Whether it has no two different lengths, of which a proxy may have believed the other one.
    var hasClearLength: Bool { Set(headers.all("Content-Length")).count < 2 }

    /// Where it sends the client instead; nil where it is no redirect.
    var redirection: GoString? { [301, 302, 303, 307, 308].contains(status) ? headers["Location"] : nil }
}
