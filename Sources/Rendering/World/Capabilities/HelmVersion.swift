import Charts
import Compatibility
import GoTemplate

/// The build of Helm whose output this program gives, `.Capabilities.HelmVersion`.
///
/// Mirrors internal/version version.go BuildInfo.
package struct HelmVersion: Equatable, Sendable {
    package let version: GoString
    package let gitCommit: GoString
    package let gitTreeState: GoString = "clean"
    package let goVersion: GoString
    package let kubeClientVersion: GoString

    package init(_ line: HelmLine = Compatibility.line) {
        (version, gitCommit) = (GoString("v" + line.release), GoString(line.commit))
        (goVersion, kubeClientVersion) = (GoString(line.go), GoString("v1.\(line.kubernetesMinor)"))
    }
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
