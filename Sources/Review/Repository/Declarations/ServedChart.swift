import GoTemplate

/// A chart of a repository of charts, or of a registry.
package struct ServedChart: Hashable, Sendable {
    package let name: GoString
    /// The address of the repository; for a registry that of the chart, `oci://HOST/PATH/NAME`.
    package let repository: GoString
    /// A version or a constraint; empty for the newest.
    package let version: GoString

    package init(name: GoString, repository: GoString, version: GoString) {
        (self.name, self.repository, self.version) = (name, repository, version)
    }

    package var isOfRegistry: Bool { repository.hasPrefix("oci://") }

    package var description: GoString {
        let place = isOfRegistry ? repository.withoutUser : name + " of " + repository.withoutUser
        return version.isEmpty ? place : place + " " + version
    }
}
