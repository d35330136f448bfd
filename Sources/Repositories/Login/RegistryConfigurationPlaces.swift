import GoTemplate

/// Where logins to registries are recorded.
package struct RegistryConfigurationPlaces: Sendable {
    /// Helm's own file, which is written, too.
    package let helm: GoString
    /// Docker's, which is read after it; empty where there is no home.
    package let docker: GoString

    package init(helm: GoString, docker: GoString) { (self.helm, self.docker) = (helm, docker) }
}
