import GoTemplate

/// A version of Kubernetes, `.Capabilities.KubeVersion`.
///
/// Mirrors pkg/chart/common capabilities.go.
package struct KubeVersion: Equatable, Sendable {
    /// The version as given, with a leading `v`.
    package let version: GoString
    /// The version without any suffix, for constraints.
    package let normalized: GoString
    package let major: GoString
    package let minor: GoString

    /// The version Helm assumes without a cluster: that of its Kubernetes client.
    package static let standard = KubeVersion(version: "v1.36.0", normalized: "v1.36.0", major: "1", minor: "36")
}
