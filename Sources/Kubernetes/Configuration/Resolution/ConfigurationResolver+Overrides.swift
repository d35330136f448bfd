import Failures
import Files
import GoLibrary
import GoTemplate

// What flags and variables replace, and what comes of the rest: mirrors DirectClientConfig's getCluster and getAuthInfo,
// getServerIdentificationPartialConfig and getUserIdentificationPartialConfig.

extension KubeCluster {
    func overridden(by settings: ClusterSettings) -> KubeCluster {
        var cluster = self
        if cluster.server.isEmpty { cluster.server = settings.defaultServer }
        if !settings.server.isEmpty { cluster.server = settings.server }
        // A server that is given has none of the file's names, and an authority that is given stands alone.
        if !settings.server.isEmpty || !settings.serverName.isEmpty { cluster.serverName = settings.serverName }
        if settings.skipsVerification || !settings.certificateAuthority.isEmpty {
            cluster.skipsVerification = settings.skipsVerification
            cluster.certificateAuthority = settings.certificateAuthority
            cluster.certificateAuthorityData = ""
        }
        return cluster
    }

    /// The proxy that is named; mirrors clientcmd's parseProxyURL.
    func proxyURL() throws(HelmError) -> GoURL? {
        guard !proxy.isEmpty else { return nil }
        guard let url = try? GoURL(parsing: proxy) else { throw HelmError("could not parse: " + proxy) }
        guard url.scheme == "http" || url.scheme == "https" || url.scheme == "socks5" else {
            let scheme = Strconv.quote(url.scheme)
            throw HelmError("unsupported scheme " + scheme + ", must be http, https, or socks5")
        }
        return url
    }

    var identity: ServerIdentity {
        var identity = ServerIdentity()
        identity.authorities = PEMSource(
            file: certificateAuthority, data: Credential(certificateAuthorityData))
        identity.name = serverName
        identity.skipsVerification = skipsVerification
        return identity
    }
}

extension KubeUser {
    func overridden(by settings: ClusterSettings) -> KubeUser {
        var user = self
        if !settings.token.isEmpty { user.token = settings.token }
        if !settings.impersonatedUser.isEmpty { user.impersonation.user = settings.impersonatedUser }
        if !settings.impersonatedGroups.isEmpty { user.impersonation.groups = settings.impersonatedGroups }
        return user
    }

    /// - Throws: why the token's file cannot be read, where there is no other token.
    func identity() throws(HelmError) -> UserIdentity {
        var identity = UserIdentity()
        if !token.isEmpty {
            identity.token = token
        } else if !tokenFile.isEmpty {
            identity.token = Credential(try FileSystem().read(tokenFile))
        }
        identity.tokenFile = tokenFile
        if hasClientCertificate {
            identity.certificate = PEMSource(file: clientCertificate, data: Credential(clientCertificateData))
            identity.key = PEMSource(file: clientKey, data: clientKeyData)
        }
        identity.username = username
        identity.password = password.isEmpty ? nil : password
        identity.authProvider = authProvider
        identity.exec = exec
        return identity
    }
}

extension ClusterSettings {
    /// The cluster that the program's pod is in; only server, token and authority can be others.
    ///
    /// - Throws: why the token cannot be read.
    func podConfiguration() throws(HelmError) -> ResolvedConfiguration {
        var configuration = ResolvedConfiguration(host: server.isEmpty ? pod.server : server)
        configuration.user.token = Credential(try FileSystem().read(pod.tokenFile))
        configuration.user.tokenFile = pod.tokenFile
        if !token.isEmpty {
            configuration.user.token = token
            configuration.user.tokenFile = ""
        }
        let authority = certificateAuthority.isEmpty ? pod.certificateAuthority : certificateAuthority
        configuration.server.authorities = authority.map(PEMSource.file) ?? .none
        return configuration
    }
}
