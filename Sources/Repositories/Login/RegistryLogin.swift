import Failures
import GoLibrary
import GoTemplate

extension RegistryClient {
    /// Finds out whether a registry lets somebody in, and records that: `helm registry login`.
    ///
    /// Mirrors pkg/registry client.go Login, which asks a second time without the password grant.
    ///
    /// - Parameter registry: the host, with its port.
    /// - Throws: `HelmError` in Helm's words.
    package func login(
        to registry: GoString, username: GoString, password: GoString, log: Log
    ) throws(HelmError) {
        warnOfPath(registry, log)
        try RegistryReference.check(registry: registry)
        let credential = RegistryCredential(username: username, password: password)
        do { try ping(registry, credential, prefersPasswordGrant: true) } catch {
            do { try ping(registry, credential, prefersPasswordGrant: false) } catch {
                throw HelmError("authenticating to " + Strconv.quote(registry) + ": " + error.message)
            }
        }
        try changeLogins { logins throws(HelmError) in
            try logins.put(credential, for: RegistryServerAddress(registry: registry))
        }
        report("Login Succeeded\n")
    }

    /// Forgets who somebody is to a registry: `helm registry logout`.
    package func logout(of registry: GoString) throws(HelmError) {
        do throws(HelmError) {
            try changeLogins { logins throws(HelmError) in
                try logins.remove(RegistryServerAddress(registry: registry))
            }
        } catch {
            throw HelmError("failed to delete the credential for " + registry + ": " + error.message)
        }
        report("Removing login credentials for " + registry + "\n")
    }

    private func warnOfPath(_ registry: GoString, _ log: Log) {
        let (host, path) = registry.cut(at: UInt8(ascii: "/"))
        if path == nil { return }
        log.warn(
            "registry login currently only supports registry hostname, not a repository path",
            [("host", registry), ("suggested", host)])
    }

    /// Mirrors oras.land/oras-go/v2/registry/remote registry.go Ping.
    private func ping(
        _ registry: GoString, _ credential: RegistryCredential, prefersPasswordGrant: Bool
    ) throws(HelmError) {
        let applicant = RegistryApplicant(
            registry: registry, credential: credential, prefersPasswordGrant: prefersPasswordGrant)
        let url = RegistryAddress(registry, usesPlainHTTP: access.usesPlainHTTP).base
        let call = RegistryCall(.get, url, AccessScopes([]))
        let answer = try asking(applicant) { () throws(HelmError) in try send(call) }
        switch answer.status {
        case 200: return
        case 404: throw HelmError("not found")
        default: throw RegistryRefusal(.get, answer).error
        }
    }
}
