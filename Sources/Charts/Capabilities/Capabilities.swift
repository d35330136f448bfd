import GoTemplate

/// What the cluster and Helm can do, `.Capabilities`.
package struct Capabilities: Sendable {
    package var kubeVersion = KubeVersion.standard
    package var apiVersions = Capabilities.standardAPIVersions

    package init() {}
}
