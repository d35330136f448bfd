import Failures
import GoTemplate
import HTTP

/// What a command line says of how registries are reached.
///
/// Mirrors pkg/cmd root.go newRegistryClient.
package struct RegistryAccess: Sendable {
    /// A user who counts more than all that is recorded, where there is a password, too.
    package var username = GoString()
    package var password = GoString()
    package var files = TLSFiles()
    package var skipsTLSVerification = false
    /// Whether nothing is encrypted; of no use beside what is said of certificates, as in Helm.
    package var asksForPlainHTTP = false
    /// Whether no connection is opened.
    package var isOffline = false
    /// Where logins are recorded: Helm's file and Docker's.
    package var configuration: RegistryConfigurationPlaces

    package init(_ configuration: RegistryConfigurationPlaces) { self.configuration = configuration }

    private var hasTLSSettings: Bool { files.areUsed || skipsTLSVerification }

    var usesPlainHTTP: Bool { asksForPlainHTTP && !hasTLSSettings }

    /// Helm's client with TLS settings of its own repeats nothing.
    var retries: RetryPolicy {
        var policy = RetryPolicy.none
        if !hasTLSSettings { policy.rule = Self.wait }
        return policy
    }

    /// Mirrors oras.land/oras-go/v2/registry/remote/retry policy.go DefaultPolicy.
    private static func wait(after answer: Response, repeats: Int) -> Duration? {
        guard repeats < 5, answer.status == 408 || answer.status == 429 || answer.status >= 500 else { return nil }
        let asked = answer.status == 429 ? answer.retryAfter.flatMap { $0 > .zero ? $0 : nil } : nil
        let wait = asked ?? RetryPolicy.backoff(repeats, base: .milliseconds(250))
        return min(max(wait, .milliseconds(200)), .seconds(3))
    }

    /// What the files hold, ready for a connection.
    func security() throws(HelmError) -> (trust: ServerTrust, identity: TLSIdentity?) {
        guard hasTLSSettings else { return (.system, nil) }
        let content: TLSFiles.Content
        do { content = try files.content() } catch {
            throw HelmError("can't create TLS config for client: " + error.message)
        }
        if skipsTLSVerification { return (.anyone, content.identity) }
        return (content.authorities.map(ServerTrust.authorities) ?? .system, content.identity)
    }
}
