import GoTemplate

/// The name under which the credentials of a registry are kept.
///
/// Docker Hub has three: Docker keeps its credentials under the address of its old index. Mirrors
/// oras.land/oras-go/v2/registry/remote/credentials registry.go.
struct RegistryServerAddress {
    let text: GoString

    private static let dockerHub: GoString = "https://index.docker.io/v1/"

    /// - Parameter registry: as a user names it.
    init(registry: GoString) {
        text = registry == "docker.io" || registry == "registry-1.docker.io" ? Self.dockerHub : registry
    }

    /// - Parameter host: to which requests go.
    init(host: GoString) { text = host == "registry-1.docker.io" ? Self.dockerHub : host }
}
