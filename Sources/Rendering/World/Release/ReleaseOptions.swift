import Charts
import GoTemplate

/// The release a chart is rendered for: what templates see as `.Release`.
package struct ReleaseOptions: Sendable {
    package let name: GoString
    package let namespace: GoString
    package let isUpgrade: Bool
    /// What templates see as `.Release.IsInstall`.
    private let isInstall: Bool
    /// `helm template` and installs always render revision 1.
    package let revision: Int

    package init(name: GoString, namespace: GoString, isUpgrade: Bool = false, revision: Int = 1) {
        self.name = name
        self.namespace = namespace
        self.isUpgrade = isUpgrade
        isInstall = !isUpgrade
        self.revision = revision
    }

    /// The release of a chart that is only looked at: it is neither installed nor upgraded.
    ///
    /// Mirrors pkg/chart/v2/lint/rules template.go.
    package init(linting namespace: GoString) {
        name = "test-release"
        self.namespace = namespace
        (isUpgrade, isInstall, revision) = (false, false, 0)
    }

    /// `.Release`.
    var templateValue: Map {
        Map([
            ("Name", .string(name)),
            ("Namespace", .string(namespace)),
            ("IsUpgrade", .bool(isUpgrade)),
            ("IsInstall", .bool(isInstall)),
            ("Revision", .int(revision)),
            ("Service", .string("Helm")),
        ])
    }
}
