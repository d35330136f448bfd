import Failures
import GoTemplate
import KubernetesClient
import Rendering

/// What templates are told.
extension KubernetesCluster {
    package var lookup: (any ObjectLookup)? { ClusterLookup(self) }

    /// Mirrors pkg/action action.go getCapabilities.
    package func capabilities() throws(ClusterFailure) -> Capabilities? {
        let version: ServerVersion
        do throws(ClusterFailure) { version = try serverVersion() } catch {
            throw error.within("could not get server version from Kubernetes: ")
        }
        let catalog = try catalog()
        if let failures = catalog.failureText {
            log.warn("the kubernetes server has an orphaned API service", [("error", failures)])
            log.warn("to fix this, kubectl delete apiservice <service-name>")
        }
        var capabilities = Capabilities()
        capabilities.kubeVersion = KubeVersion(
            ofServer: version.gitVersion, major: version.major, minor: version.minor)
        if !catalog.versions.isEmpty { capabilities.apiVersions = catalog.apiVersions }
        return capabilities
    }

    private func catalog() throws(ClusterFailure) -> APICatalog {
        let connection = try connection
        do throws(APIFailure) { return try connection.catalog() } catch {
            let line = KlogLine.discoveryFailure(error.message)
            log.append([LogRecord(level: .error, message: error.message, line: line)])
            let step: GoString = "could not get apiVersions from Kubernetes: "
            throw ClusterFailure(error, step + step)
        }
    }
}
