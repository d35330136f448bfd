import GoLibrary
import GoTemplate
import HTTP

/// A request to a registry, whoever asks.
struct RegistryCall {
    let method: Request.Method
    let url: GoURL
    /// What a token for it must allow.
    let scopes: AccessScopes
    var headers = Headers()
    var body: [UInt8]?
    /// Bytes of the answer.
    var limit = 4 << 20

    init(_ method: Request.Method, _ url: GoURL, _ scopes: AccessScopes) {
        (self.method, self.url, self.scopes) = (method, url, scopes)
    }

    /// The URL without path and query.
    var server: GoURL {
        var server = GoURL()
        (server.scheme, server.host) = (url.scheme, url.host)
        return server
    }

    /// Path and query.
    var target: GoString { url.escapedPath + (url.rawQuery.isEmpty ? "" : "?" + url.rawQuery) }
}

extension Response {
    /// How long the body is said to be; nil where nothing says it.
    var contentLength: Int? { headers["Content-Length"].flatMap { Int($0.text) } }
}
