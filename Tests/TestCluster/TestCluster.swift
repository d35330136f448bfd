import GoTemplate
import HTTP
import Kubernetes
import KubernetesClient

#if canImport(Glibc)
    import Glibc
#endif

/// A real cluster for tests: the one of the kubeconfig that `SWELM_TEST_KUBECONFIG` names.
package enum TestCluster {
    private static var path: GoString? { getenv("SWELM_TEST_KUBECONFIG").map { GoString(String(cString: $0)) } }

    package static var isNamed: Bool { path != nil }

    package static func connection(log: (any APILog)? = nil) throws -> APIConnection {
        var flags = ClusterFlags()
        flags.kubeConfig = path
        let configuration = try ClusterSettings(flags, [:]).resolved()
        let credentials = try ClusterCredentials(configuration, PluginSurroundings())
        let endpoint = try Endpoint(configuration, credentials: credentials, userAgent: "swelm/test")
        return APIConnection(endpoint, on: try Loop(), log: log)
    }
}
