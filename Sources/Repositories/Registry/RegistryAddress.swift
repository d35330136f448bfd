import GoLibrary
import GoTemplate

/// The URLs of a registry.
///
/// Mirrors oras.land/oras-go/v2/registry/remote url.go.
struct RegistryAddress {
    private let scheme: GoString
    private let host: GoString

    init(_ registry: GoString, usesPlainHTTP: Bool) {
        scheme = usesPlainHTTP ? "http" : "https"
        host = RegistryReference.host(ofRegistry: registry)
    }

    /// What tells whether this is a registry at all.
    var base: GoURL { url("/v2/") }

    func tags(of repository: GoString) -> GoURL { url("/v2/" + repository + "/tags/list") }

    func manifest(_ identifier: GoString, of repository: GoString) -> GoURL {
        url("/v2/" + repository + "/manifests/" + identifier)
    }

    func blob(_ digest: ArtifactDigest, of repository: GoString) -> GoURL {
        url("/v2/" + repository + "/blobs/" + digest.description)
    }

    func uploads(to repository: GoString) -> GoURL { url("/v2/" + repository + "/blobs/uploads/") }

    private func url(_ path: GoString) -> GoURL {
        var url = GoURL()
        (url.scheme, url.host, url.path) = (scheme, host, path)
        return url
    }
}
