import Failures
import GoTemplate
import HTTP
import Kubernetes

extension APIConnection {
    /// Prepares the way to the API server of a configuration; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - userAgent: what the program calls itself.
    ///   - log: hears of warnings.
    /// - Throws: why there is no way, in client-go's words.
    package convenience init(
        _ configuration: ResolvedConfiguration, userAgent: GoString, log: Log
    ) throws(HelmError) {
        let cancellation = Cancellation()
        let surroundings = PluginSurroundings(cancellation: cancellation.descriptor)
        let credentials = try ClusterCredentials(configuration, surroundings)
        let endpoint = try Endpoint(configuration, credentials: credentials, userAgent: userAgent)
        self.init(
            endpoint, on: try Self.loop(cancellation), log: ServerLog(log),
            isCompressed: !configuration.disablesCompression)
    }

    private static func loop(_ cancellation: Cancellation) throws(HelmError) -> Loop {
        do { return try Loop(cancellation: cancellation) } catch { throw HelmError(error.reason) }
    }
}
