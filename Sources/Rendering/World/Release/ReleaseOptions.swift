import Charts
import GoTemplate

/// The release a chart is rendered for: what templates see as `.Release`.
package struct ReleaseOptions: Sendable {
    package let name: GoString
    package let namespace: GoString
    package let isUpgrade: Bool
    /// `helm template` and installs always render revision 1.
    package let revision: Int

    package init(name: GoString, namespace: GoString, isUpgrade: Bool = false, revision: Int = 1) {
        self.name = name
        self.namespace = namespace
        self.isUpgrade = isUpgrade
        self.revision = revision
    }

    /// `.Release`.
    var templateValue: Map {
        Map([
            ("Name", .string(name)),
            ("Namespace", .string(namespace)),
            ("IsUpgrade", .bool(isUpgrade)),
            ("IsInstall", .bool(!isUpgrade)),
            ("Revision", .int(revision)),
            ("Service", .string("Helm")),
        ])
    }
}
