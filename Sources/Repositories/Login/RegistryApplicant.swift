import GoTemplate

/// Somebody who logs in to a registry.
struct RegistryApplicant {
    let registry: GoString
    let credential: RegistryCredential
    /// Whether tokens are asked for by the password grant of OAuth 2.
    let prefersPasswordGrant: Bool

    /// What a host gets to see: nothing where it is another one.
    ///
    /// Mirrors oras.land/oras-go/v2/registry/remote/auth credential.go StaticCredential.
    func credential(for host: GoString) -> RegistryCredential {
        RegistryReference.host(ofRegistry: registry) == host ? credential : RegistryCredential()
    }
}
