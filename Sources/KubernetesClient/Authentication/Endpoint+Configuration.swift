import Failures
import GoTemplate
import HTTP
import Kubernetes

extension Endpoint {
    /// The API server of a configuration.
    ///
    /// - Parameters:
    ///   - credentials: what lets requests in, made from the same configuration.
    ///   - userAgent: what the program calls itself.
    /// - Throws: why no connection can be made from it, in client-go's words.
    package convenience init(
        _ configuration: ResolvedConfiguration, credentials: ClusterCredentials, userAgent: GoString
    ) throws(HelmError) {
        self.init(
            try configuration.serverURL(), trust: try configuration.serverTrust(),
            serverName: configuration.server.name, proxy: configuration.proxy.map(Proxy.url) ?? .environment,
            credentials: credentials, headers: Headers([("User-Agent", userAgent)]))
    }
}
