import GoTemplate

/// How a client shows who it is; client-go's rest.Config names several ways, of which some exclude each other.
package struct UserIdentity: Sendable {
    package var token: Credential?
    /// The file that the token is read from again and again; `token` counts while it cannot be read.
    package var tokenFile: GoString = ""
    package var username: GoString = ""
    package var password: Credential?
    package var certificate = PEMSource.none
    package var key = PEMSource.none
    package var exec: ExecPlugin?
    /// The name of a kind of plugin that client-go has no more.
    package var authProvider: GoString?

    package init() {}

    /// Whether nobody is known by it.
    var isAnonymous: Bool {
        token == nil && tokenFile.isEmpty && username.isEmpty && password == nil && !certificate.isPresent
            && exec == nil && authProvider == nil
    }
}
