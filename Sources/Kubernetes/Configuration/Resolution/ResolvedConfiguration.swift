import Failures
import GoLibrary
import GoTemplate

/// All that a connection to an API server is made from; client-go's rest.Config.
package struct ResolvedConfiguration {
    /// A host, a host with a port, or a URL whose path stays in front of all others.
    package var host: GoString
    package var server = ServerIdentity()
    package var user = UserIdentity()
    package var impersonation = Impersonation()
    /// Through whom the server is reached; nil leaves that to the environment.
    package var proxy: GoURL?
    /// Whether answers shall not be compressed.
    package var disablesCompression = false
    /// What exec plugins are told about the cluster besides.
    package var execConfiguration: Value?
    /// What a command that names no namespace works in.
    package var namespace: GoString = "default"
    package var burstLimit = 100
    /// 0 leaves it to the client, below 0 is without limit.
    package var queriesPerSecond: Float = 0

    init(host: GoString) { self.host = host }

    /// Where the server is; mirrors rest.DefaultServerUrlFor: without a scheme it is https if there is any TLS.
    package func serverURL() throws(HelmError) -> GoURL {
        let address = host.isEmpty ? "localhost" : host
        if let url = try? GoURL(parsing: address), !url.scheme.isEmpty, !url.host.isEmpty { return url }
        let usesTLS = server.authorities.isPresent || user.certificate.isPresent || server.skipsVerification
        let url: GoURL
        do throws(GoURL.Failure) {
            url = try GoURL(parsing: (usesTLS ? "https://" : "http://") + address)
        } catch {
            throw HelmError(error.message)
        }
        guard url.path.isEmpty || url.path == "/" else {
            throw HelmError("host must be a URL or a host:port pair: " + Strconv.quote(address))
        }
        return url
    }
}
