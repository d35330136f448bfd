import Charts
import GoTemplate

/// The build of Helm whose output this program gives, `.Capabilities.HelmVersion`.
///
/// Mirrors internal/version version.go BuildInfo.
package struct HelmVersion: Equatable, Sendable {
    package let version: GoString = "v4.2.3"
    package let gitCommit: GoString = "43e8b7feece8beb0fcba47059ec9b522fd929a64"
    package let gitTreeState: GoString = "clean"
    package let goVersion: GoString = "go1.26.5"
    package let kubeClientVersion: GoString = "v1.36"

    package init() {}
}

extension HelmVersion: HostContent {
    private static let type = GoType("version.BuildInfo", kind: .struct, isNamed: true)

    var templateValue: Value { .host(HostObject(type: Self.type, content: self)) }

    package var fields: [(name: GoString, value: Value)] {
        [
            ("Version", .string(version)), ("GitCommit", .string(gitCommit)), ("GitTreeState", .string(gitTreeState)),
            ("GoVersion", .string(goVersion)), ("KubeClientVersion", .string(kubeClientVersion)),
        ]
    }

    package var jsonFields: [(name: GoString, value: Value)] {
        [
            ("version", .string(version)), ("git_commit", .string(gitCommit)),
            ("git_tree_state", .string(gitTreeState)), ("go_version", .string(goVersion)),
            ("kube_client_version", .string(kubeClientVersion)),
        ]
    }
}
