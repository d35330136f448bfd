import Codecs
import Failures
import GoLibrary
import GoTemplate
import HTTP

/// A token that a registry wants to see, and who gives it.
struct TokenRequest {
    let realm: GoString
    let service: GoString
    let scopes: AccessScopes
    /// Where the registry is that asks for it.
    private let registry: GoURL

    init(_ challenge: Challenge, scopes: AccessScopes, of registry: GoURL) {
        realm = challenge.parameters["realm"] ?? ""
        service = challenge.parameters["service"] ?? ""
        (self.scopes, self.registry) = (scopes, registry)
    }

    /// Where to ask for it.
    ///
    /// Credentials go there because the registry says so, so that it may not be just anywhere. Mirrors validateRealm.
    ///
    /// - Throws: `HelmError` for a place that a registry has no business to send us to.
    func url() throws(HelmError) -> GoURL {
        let quoted = Strconv.quote(realm)
        let url: GoURL
        do { url = try GoURL(parsing: realm) } catch {
            throw HelmError("failed to parse bearer realm " + quoted + ": " + error.message)
        }
        switch url.scheme {
        case "https": break
        case "http":
            if registry.scheme == "https" {
                throw HelmError("bearer realm " + quoted + " uses http but registry was contacted over https")
            }
        default:
            throw HelmError("bearer realm " + quoted + " uses unsupported scheme " + Strconv.quote(url.scheme))
        }
        if let address = NetworkAddress(url.hostname), !address.isPublic, url.hostname != registry.hostname {
            throw HelmError(
                "bearer realm host " + Strconv.quote(url.hostname)
                    + " is a loopback, link-local, private, or unspecified address")
        }
        return url
    }
}

extension RegistryClient {
    /// Mirrors fetchBearerToken.
    func bearerToken(_ request: TokenRequest, for host: GoString) throws(HelmError) -> GoString {
        let url = try request.url()
        let credential = try credential(for: host)
        if !credential.accessToken.isEmpty { return credential.accessToken }
        if !credential.isEmpty, !credential.refreshToken.isEmpty || prefersPasswordGrant {
            return try token(from: try grantCall(request, url, credential), nil)
        }
        return try token(from: Self.distributionCall(request, url), credential.basicToken.map { "Basic " + $0 })
    }

    /// Mirrors fetchDistributionToken.
    private static func distributionCall(_ request: TokenRequest, _ url: GoURL) -> RegistryCall {
        var url = url
        var query = URLQuery(url.rawQuery)
        if !request.service.isEmpty { query.set("service", request.service) }
        for scope in request.scopes.texts { query.add("scope", scope) }
        url.rawQuery = query.encoded
        return RegistryCall(.get, url, AccessScopes([]))
    }

    /// Mirrors fetchOAuth2Token.
    private func grantCall(
        _ request: TokenRequest, _ url: GoURL, _ credential: RegistryCredential
    ) throws(HelmError) -> RegistryCall {
        var form = URLQuery()
        if !credential.refreshToken.isEmpty {
            form.set("grant_type", "refresh_token")
            form.set("refresh_token", credential.refreshToken)
        } else if credential.basicToken != nil {
            form.set("grant_type", "password")
            form.set("username", credential.username)
            form.set("password", credential.password)
        } else {
            throw HelmError("missing username or password for bearer auth")
        }
        form.set("service", request.service)
        form.set("client_id", "oras-go")
        if !request.scopes.texts.isEmpty { form.set("scope", request.scopes.texts.joined(by: " ")) }
        var call = RegistryCall(.post, url, AccessScopes([]))
        call.headers["Content-Type"] = "application/x-www-form-urlencoded"
        call.body = form.encoded.bytes
        return call
    }

    private func token(from call: RegistryCall, _ authorization: GoString?) throws(HelmError) -> GoString {
        var call = call
        call.limit = 128 << 10
        let answer = try exchange(call, authorization)
        guard answer.status == 200 else { throw RegistryRefusal(call.method, answer).error }
        let place = RegistryRefusal.place(call.method, answer)
        let fields: Map
        do {
            fields = try JSON.fields(of: try JSON.decodePrefix(answer.body).value, as: Self.tokenShape)
        } catch {
            throw HelmError(place + ": failed to decode response: " + error.goMessage)
        }
        let names: [GoString] = call.method == .get ? ["access_token", "token"] : ["access_token"]
        let tokens = names.lazy.compactMap { fields[$0]?.plainText }
        if let token = tokens.first(where: { !$0.isEmpty }) { return token }
        throw HelmError(place + ": empty token returned")
    }

    private static let tokenShape = JSONShape.Structure(
        "struct", named: "", [("token", .string), ("access_token", .string)])
}
