import Codecs
import Failures
import GoLibrary
import GoTemplate
import HTTP

/// Speaks to registries of artifacts, and shows them who asks where they want to know.
///
/// Nothing is loaded or opened before the first request.
///
/// Mirrors pkg/registry client.go and oras.land/oras-go/v2/registry/remote/auth client.go.
package final class RegistryClient {
    let access: RegistryAccess
    private let userAgent: GoString
    /// Gets what Helm prints of pulls and pushes, line by line.
    let report: (GoString) -> Void
    private var loop: Loop?
    private var logins: RegistryLogins?
    /// What let us in, by host.
    private var known: [GoString: Admission] = [:]
    /// Who logs in, while somebody does; nil for those whose logins are recorded.
    private var applicant: RegistryApplicant?

    private static let redirectLimit = 10

    /// - Parameters:
    ///   - userAgent: what the program calls itself.
    ///   - report: gets what Helm prints on standard output.
    package init(_ access: RegistryAccess, userAgent: GoString, report: @escaping (GoString) -> Void) {
        (self.access, self.userAgent, self.report) = (access, userAgent, report)
    }

    /// The records of logins.
    ///
    /// - Throws: `RegistryConfigurationError` where they cannot be read, which Helm says before anything else.
    package func loadedLogins() throws(RegistryConfigurationError) -> RegistryLogins {
        if let logins { return logins }
        let loaded = try RegistryLogins(access.configuration)
        logins = loaded
        return loaded
    }

    /// Records or forgets a login.
    func changeLogins(_ change: (inout RegistryLogins) throws(HelmError) -> Void) throws(HelmError) {
        var changed: RegistryLogins
        do { changed = try loadedLogins() } catch { throw HelmError(error.message) }
        defer { logins = changed }
        try change(&changed)
    }

    /// Does something for somebody who logs in, with nothing that is known from before.
    func asking<Result>(
        _ applicant: RegistryApplicant, _ body: () throws(HelmError) -> Result
    ) throws(HelmError) -> Result {
        (self.applicant, known) = (applicant, [:])
        defer { (self.applicant, known) = (nil, [:]) }
        return try body()
    }
}

/// How a registry lets its client in.
private enum Admission {
    case basic(GoString)
    case bearer([AccessScopes: GoString])

    func authorization(for scopes: AccessScopes) -> GoString? {
        switch self {
        case .basic(let token): "Basic " + token
        case .bearer(let tokens): tokens[scopes].map { "Bearer " + $0 }
        }
    }

    var tokens: [AccessScopes: GoString] { if case .bearer(let tokens) = self { tokens } else { [:] } }
}

// MARK: - Requests

extension RegistryClient {
    /// Sends a request, and once more with credentials where the registry asks for some.
    ///
    /// - Returns: the answer, whatever it is.
    /// - Throws: `HelmError` where there is none, or there is nothing to be let in with.
    func send(_ call: RegistryCall) throws(HelmError) -> Response {
        let host = call.url.host
        let answer = try exchange(call, known[host]?.authorization(for: call.scopes))
        // A server to which another one sent us gets none of our credentials.
        guard answer.status == 401, answer.url.hasSameOrigin(as: call.url) else { return answer }
        let challenge = Challenge(answer.headers["WWW-Authenticate"] ?? "")
        switch challenge.scheme {
        case .basic:
            return try exchange(
                call, try admission(call, answer) { () throws(HelmError) in try basicAuthorization(host) })
        case .bearer: return try send(call, after: answer, challenge)
        case .unknown: return answer
        }
    }

    /// Sends a request with a token: one that is there already, or else a new one.
    private func send(
        _ call: RegistryCall, after refusal: Response, _ challenge: Challenge
    ) throws(HelmError) -> Response {
        let host = call.url.host
        let wanted = (challenge.parameters["scope"] ?? "").split(separator: " ").filter { !$0.isEmpty }
        let scopes = call.scopes.adding(wanted)
        if scopes != call.scopes, let known = known[host]?.authorization(for: scopes) {
            let answer = try exchange(call, known)
            if answer.status != 401 { return answer }
        }
        let request = TokenRequest(challenge, scopes: scopes, of: call.url)
        let token = try admission(call, refusal) { () throws(HelmError) in try bearerToken(request, for: host) }
        var tokens = known[host]?.tokens ?? [:]
        tokens[scopes] = token
        known[host] = .bearer(tokens)
        return try exchange(call, "Bearer " + token)
    }

    /// What lets a request in; why there is nothing follows the request.
    private func admission(
        _ call: RegistryCall, _ refusal: Response, _ body: () throws(HelmError) -> GoString
    ) throws(HelmError) -> GoString {
        do { return try body() } catch {
            throw HelmError(RegistryRefusal.place(call.method, refusal) + ": " + error.message)
        }
    }

    /// Mirrors fetchBasicAuth.
    private func basicAuthorization(_ host: GoString) throws(HelmError) -> GoString {
        let credential: RegistryCredential
        do { credential = try self.credential(for: host) } catch {
            throw HelmError("failed to resolve credential: " + error.message)
        }
        if credential.isEmpty { throw HelmError("basic credential not found") }
        guard let token = credential.basicToken else { throw HelmError("missing username or password for basic auth") }
        known[host] = .basic(token)
        return "Basic " + token
    }

    /// Who asks.
    func credential(for host: GoString) throws(HelmError) -> RegistryCredential {
        if let applicant { return applicant.credential(for: host) }
        if !access.username.isEmpty && !access.password.isEmpty {
            return RegistryCredential(username: access.username, password: access.password)
        }
        let logins: RegistryLogins
        do { logins = try loadedLogins() } catch { throw HelmError(error.message) }
        return try logins.credential(for: RegistryServerAddress(host: host))
    }

    /// Whether tokens are got by the password grant first, as logging in does.
    var prefersPasswordGrant: Bool { applicant?.prefersPasswordGrant ?? false }

    /// Sends one request as it is.
    ///
    /// - Parameter authorization: what is shown to the server itself, and to nobody to whom it sends us.
    func exchange(_ call: RegistryCall, _ authorization: GoString?) throws(HelmError) -> Response {
        do { _ = try GoURL(parsing: call.url.description) } catch { throw HelmError(error.message) }
        let security = try access.security()
        let credentials = FixedAuthorization(authorization, security.identity)
        let endpoint = Endpoint(
            call.server, trust: security.trust, credentials: credentials,
            headers: Headers([("User-Agent", userAgent)]))
        var request = Request(call.method, call.target, of: endpoint)
        request.headers = call.headers
        request.body = call.body
        request.limits.bodyBytes = call.limit
        if access.isOffline {
            throw HelmError("oci://" + request.endpoint.url.host + ": --offline opens no connection")
        }
        request.redirects = .anywhere(limit: Self.redirectLimit)
        request.retries = access.retries
        // What is asked for is compressed already, and its length must be told.
        request.acceptsCompression = false
        do { return try openedLoop().send(request) } catch { throw HelmError(error.message) }
    }

    private func openedLoop() throws(HTTPFailure) -> Loop {
        if let loop { return loop }
        let opened = try Loop()
        loop = opened
        return opened
    }
}
