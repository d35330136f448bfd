import Failures
import GoTemplate
import HTTP
import Kubernetes

/// What lets requests into the API server of a configuration: the only place where it is put into a request.
///
/// Mirrors client-go's transport.HTTPWrappersForConfig. Unlike there, nobody shows who he is in the clear, whatever the
/// configuration says.
package final class ClusterCredentials: Credentials {
    private let user: (any Credentials)?
    private let identity: TLSIdentity?
    private let impersonation: Headers

    /// - Throws: why the configuration cannot be used, in client-go's words.
    package init(_ configuration: ResolvedConfiguration, _ surroundings: PluginSurroundings) throws(HelmError) {
        impersonation = Headers(configuration.impersonation)
        guard try configuration.serverURL().scheme == "https" else {
            user = nil
            identity = nil
            return
        }
        user = try Self.credentials(configuration, surroundings)
        identity = try configuration.user.tlsIdentity()
    }

    package func authorization() throws(CredentialsFailure) -> Authorization {
        var authorization = try user?.authorization() ?? Authorization()
        if let identity { authorization.identity = identity }
        authorization.headers.add(impersonation)
        return authorization
    }

    package func wereRefused(_ sent: Authorization) -> Bool { user?.wereRefused(sent) ?? false }

    private static func credentials(
        _ configuration: ResolvedConfiguration, _ surroundings: PluginSurroundings
    ) throws(HelmError) -> (any Credentials)? {
        let user = configuration.user
        let plugin = try ExecCredentials(configuration, surroundings)
        if let name = user.authProvider {
            throw HelmError("no Auth Provider found for name " + Strconv.quote(name))
        }
        switch (user.hasToken, !user.username.isEmpty) {
        case (true, true): throw HelmError("username/password or bearer token may be set, but not both")
        case (true, false): return try BearerCredentials(user.token, file: user.tokenFile)
        case (false, true): return BasicCredentials(user.username, user.password)
        case (false, false): return user.certificate.isPresent ? nil : plugin
        }
    }
}

extension UserIdentity {
    fileprivate var hasToken: Bool { token?.isEmpty == false || !tokenFile.isEmpty }
}
