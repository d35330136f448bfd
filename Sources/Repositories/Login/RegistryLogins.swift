import Failures
import GoTemplate

/// Who somebody is to registries: what Helm's file says, then what Docker's says, or the helpers that they name.
///
/// Mirrors oras.land/oras-go/v2/registry/remote/credentials store.go.
package struct RegistryLogins {
    private var own: RegistryConfiguration
    private let docker: RegistryConfiguration?

    /// - Throws: `RegistryConfigurationError` for Helm's file; Docker's counts as missing where it cannot be read.
    init(_ places: RegistryConfigurationPlaces) throws(RegistryConfigurationError) {
        own = try RegistryConfiguration(places.helm)
        docker = places.docker.isEmpty ? nil : try? RegistryConfiguration(places.docker)
    }

    func credential(for server: RegistryServerAddress) throws(HelmError) -> RegistryCredential {
        for configuration in [own, docker].compactMap(\.self) {
            let credential = try Self.credential(for: server.text, configuration)
            if !credential.isEmpty { return credential }
        }
        return RegistryCredential()
    }

    private static func credential(
        for server: GoString, _ configuration: RegistryConfiguration
    ) throws(HelmError) -> RegistryCredential {
        guard let helper = helper(for: server, configuration) else { return try configuration.credential(for: server) }
        return try helper.credential(for: server)
    }

    /// Where nobody chose anything, the keeper of credentials that this kind of machine has.
    private static func helper(for server: GoString, _ configuration: RegistryConfiguration) -> CredentialHelper? {
        let name = configuration.helper(for: server)
        if !name.isEmpty { return CredentialHelper(name: name) }
        return configuration.hasLogins ? nil : CredentialHelper.installed()
    }

    /// Records who somebody is, in Helm's file or with its helper.
    mutating func put(_ credential: RegistryCredential, for server: RegistryServerAddress) throws(HelmError) {
        guard let helper = Self.helper(for: server.text, own) else {
            return try own.put(credential, for: server.text)
        }
        let isDetected = !own.hasLogins
        try helper.put(credential, for: server.text)
        if isDetected { try own.use(store: helper.name) }
    }

    /// Forgets a server; there need be nothing to forget.
    mutating func remove(_ server: RegistryServerAddress) throws(HelmError) {
        guard let helper = Self.helper(for: server.text, own) else { return try own.remove(server.text) }
        try helper.remove(server.text)
    }
}
