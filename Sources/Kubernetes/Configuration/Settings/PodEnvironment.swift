import Failures
import Files
import GoTemplate

/// What Kubernetes gives to the programs of a pod: variables, and the files of its service account.
///
/// Mirrors client-go's rest.InClusterConfig and clientcmd's inClusterClientConfig.
package struct PodEnvironment: Sendable {
    private let host: GoString
    private let port: GoString
    private let namespaceVariable: GoString
    /// Where the files of the service account are.
    private let folder: GoString

    package init(
        _ environment: [String: String], folder: GoString = "/var/run/secrets/kubernetes.io/serviceaccount"
    ) {
        let variables = ClusterVariables(environment)
        host = variables["KUBERNETES_SERVICE_HOST"]
        port = variables["KUBERNETES_SERVICE_PORT"]
        namespaceVariable = variables["POD_NAMESPACE"]
        self.folder = folder
    }

    /// Whether the program runs in a pod that has a service account.
    package var isPresent: Bool {
        guard !host.isEmpty, !port.isEmpty, let status = try? FileSystem().status(of: tokenFile) else { return false }
        return status.kind != .directory
    }

    var tokenFile: GoString { folder + "/token" }

    /// The file with the authorities of the cluster; nil where there is no certificate in it.
    var certificateAuthority: GoString? {
        let path = folder + "/ca.crt"
        guard let content = try? FileSystem().read(path) else { return nil }
        return GoString(content).contains("-----BEGIN CERTIFICATE-----") ? path : nil
    }

    /// The API server, as Go's `net.JoinHostPort` writes it.
    var server: GoString {
        let name = host.contains(":") ? "[" + host + "]" : host
        return "https://" + name + ":" + port
    }

    /// The namespace that the pod is in, or `default`.
    var namespace: GoString {
        if !namespaceVariable.isEmpty { return namespaceVariable }
        let content = (try? FileSystem().read(folder + "/namespace")) ?? []
        let namespace = GoString(content).trimmingSpace
        return namespace.isEmpty ? "default" : namespace
    }
}
