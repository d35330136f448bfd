import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// What variables of the environment say about proxies; mirrors x/net/http/httpproxy, which differs from libcurl.
package struct ProxyRules: Sendable {
    private let http: GoURL?
    private let https: GoURL?
    private let exceptions: [ProxyException]
    /// In a CGI program a header of the request could set `HTTP_PROXY`.
    private let isCGI: Bool

    /// - Parameter variable: the value of a variable, empty where it is not set.
    package init(_ variable: (String) -> GoString) {
        func either(_ name: String) -> GoString {
            let value = variable(name)
            return value.isEmpty ? variable(name.lowercased()) : value
        }
        http = Self.parse(either("HTTP_PROXY"))
        https = Self.parse(either("HTTPS_PROXY"))
        exceptions = either("NO_PROXY").split(separator: ",").compactMap(ProxyException.init)
        isCGI = !variable("REQUEST_METHOD").isEmpty
    }

    /// Those of this process, read anew each time: tests and embedding programs change them.
    package static var process: ProxyRules {
        ProxyRules { name in getenv(name).map { GoString(String(cString: $0)) } ?? "" }
    }

    /// Mirrors parseProxy; what is no URL even with `http://` before it is no proxy.
    private static func parse(_ text: GoString) -> GoURL? {
        guard !text.isEmpty else { return nil }
        if let url = try? GoURL(parsing: text), !url.scheme.isEmpty, !url.host.isEmpty { return url }
        return try? GoURL(parsing: "http://" + text)
    }

    /// The proxy for a URL; nil where it is reached directly.
    package func proxy(for url: GoURL) -> GoURL? {
        let proxy = url.scheme == "https" ? https : isCGI ? nil : http
        guard let proxy, !isException(url) else { return nil }
        return proxy
    }

    private func isException(_ url: GoURL) -> Bool {
        let host = GoString(url.hostname.text.lowercased())
        if host == "localhost" { return true }
        let address = NetworkAddress(host)
        if address?.isLoopback == true { return true }
        return exceptions.contains { $0.covers(host, address, port: url.effectivePort) }
    }
}
