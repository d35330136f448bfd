import GoTemplate

/// Helm's flags that say which cluster is meant and as whom; nil is one that is not given.
package struct ClusterFlags: Sendable {
    /// The value of `--kubeconfig`.
    package var kubeConfig: GoString?
    /// The value of `--kube-context`.
    package var context: GoString?
    /// The value of `--namespace`.
    package var namespace: GoString?
    /// The value of `--kube-token`.
    package var token: Credential?
    /// The value of `--kube-as-user`.
    package var impersonatedUser: GoString?
    /// The value of `--kube-as-group`.
    package var impersonatedGroups: [GoString]?
    /// The value of `--kube-apiserver`.
    package var server: GoString?
    /// The value of `--kube-ca-file`.
    package var certificateAuthority: GoString?
    /// The value of `--kube-tls-server-name`.
    package var serverName: GoString?
    /// The value of `--kube-insecure-skip-tls-verify`.
    package var skipsVerification: Bool?
    /// The value of `--burst-limit`.
    package var burstLimit: Int?
    /// The value of `--qps`.
    package var queriesPerSecond: Float?

    package init() {}
}
