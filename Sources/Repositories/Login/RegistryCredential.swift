import Codecs
import GoTemplate

/// What is shown to a registry; empty where nothing is known.
///
/// Mirrors oras.land/oras-go/v2/registry/remote/auth credential.go.
struct RegistryCredential: Equatable {
    var username = GoString()
    var password = GoString()
    /// For which a registry's server gives tokens; Docker's identity token.
    var refreshToken = GoString()
    /// A token itself.
    var accessToken = GoString()

    var isEmpty: Bool { self == RegistryCredential() }

    /// What the `Basic` scheme shows; nil without a user or a password.
    var basicToken: GoString? {
        if username.isEmpty || password.isEmpty { return nil }
        return GoString(Base64.encode((username + ":" + password).bytes))
    }
}
