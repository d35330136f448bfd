import GoLibrary
import GoTemplate

/// A server with all that is needed to speak to it.
///
/// Its credentials go to it and nowhere else.
package final class Endpoint {
    /// Where it is.
    ///
    /// A path stays in front of each request's.
    package let url: GoURL
    package let trust: ServerTrust
    /// The name that its certificate must have, where that is not the URL's host.
    package let serverName: GoString
    package let proxy: Proxy
    package let credentials: (any Credentials)?
    /// How fast requests may follow each other; nil is as fast as they can.
    package let pacer: Pacer?
    /// Whether HTTP/2 is not even tried.
    package let usesHTTP1: Bool
    /// Fields that each request to it carries, such as `User-Agent`.
    package var headers: Headers
    /// What stands in front of each request's target.
    let prefix: GoString

    package init(
        _ url: GoURL, trust: ServerTrust = .system, serverName: GoString = "", proxy: Proxy = .environment,
        credentials: (any Credentials)? = nil, headers: Headers = Headers(), pacer: Pacer? = nil,
        usesHTTP1: Bool = false
    ) {
        self.url = url
        self.trust = trust
        self.serverName = serverName
        self.proxy = proxy
        self.credentials = credentials
        self.headers = headers
        self.pacer = pacer
        self.usesHTTP1 = usesHTTP1
        prefix = Self.prefix(of: url)
    }

    /// The URL without what only other parts of a request say, and without a slash at the end.
    private static func prefix(of url: GoURL) -> GoString {
        var base = url
        base.user = nil
        base.rawQuery = ""
        base.forcesQuery = false
        base.fragment = ""
        base.rawFragment = ""
        let text = base.description
        return text.hasSuffix("/") ? GoString(text.bytes.dropLast()) : text
    }
}

extension GoURL {
    /// The port, also where only the scheme tells it.
    var effectivePort: GoString { port.isEmpty ? (scheme == "https" ? "443" : "80") : port }

    /// Host and port, both always there; Go's canonicalAddr.
    var address: GoString {
        let name = hostname
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + effectivePort
    }

    /// Whether it is the same host, asked by https in place of http, each on its own port.
    func isSecureForm(of other: GoURL) -> Bool {
        scheme == "https" && other.scheme == "http" && effectivePort == "443" && other.effectivePort == "80"
            && hostname.equalsIgnoringCase(other.hostname)
    }

    /// Whether both have scheme, host and port in common.
    package func hasSameOrigin(as other: GoURL) -> Bool {
        scheme == other.scheme && address.equalsIgnoringCase(other.address)
    }
}
