import GoLibrary
import GoTemplate

/// Through whom an endpoint is reached.
package enum Proxy: Sendable {
    case none
    /// What the process's environment says, `http.ProxyFromEnvironment`.
    case environment
    case rules(ProxyRules)
    /// One of http, https or socks5.
    case url(GoURL)

    /// The proxy for a URL; nil where it is reached directly.
    func url(for url: GoURL) -> GoURL? {
        switch self {
        case .none: nil
        case .environment: ProxyRules.process.proxy(for: url)
        case .rules(let rules): rules.proxy(for: url)
        case .url(let proxy): proxy
        }
    }
}
