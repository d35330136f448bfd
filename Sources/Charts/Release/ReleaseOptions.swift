import GoTemplate

/// The release a chart is rendered for: what templates see as `.Release`.
package struct ReleaseOptions: Sendable {
    package let name: GoString
    package let namespace: GoString
    package let isUpgrade: Bool

    package init(name: GoString, namespace: GoString, isUpgrade: Bool = false) {
        self.name = name
        self.namespace = namespace
        self.isUpgrade = isUpgrade
    }

    /// `.Release`; `helm template` always renders revision 1.
    var templateValue: Map {
        Map([
            ("Name", .string(name)),
            ("Namespace", .string(namespace)),
            ("IsUpgrade", .bool(isUpgrade)),
            ("IsInstall", .bool(!isUpgrade)),
            ("Revision", .int(1)),
            ("Service", .string("Helm")),
        ])
    }
}
