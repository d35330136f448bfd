import Codecs
import Failures
import Files
import GoTemplate

/// A file of logins in Docker's form: `config.json`.
///
/// Mirrors oras.land/oras-go/v2/registry/remote/credentials/internal/config config.go.
struct RegistryConfiguration {
    private let path: GoString
    /// The members of the file as they are written there; of those that nobody here knows nothing is lost.
    private var members: [GoString: [UInt8]] = [:]
    /// What is recorded of each server, as it is written.
    private var logins: [GoString: [UInt8]] = [:]
    /// The helper that keeps all credentials; empty for none.
    private(set) var store = GoString()
    /// Helpers of single servers.
    private var helpers: [GoString: GoString] = [:]

    /// Reads the file; one that is not there or is empty has no logins.
    init(_ path: GoString) throws(RegistryConfigurationError) {
        self.path = path
        let content: [UInt8]?
        do { content = try FileSystem().readIfPresent(path) } catch {
            let problem: GoString =
                error.message.hasPrefix("open ")
                ? "failed to open config file at " + path + ": "
                : "failed to decode config file " + path + Self.invalid
            throw RegistryConfigurationError(problem + error.message)
        }
        guard let content, !RawJSON.isBlank(content) else { return }
        do { members = try RawJSON.members(of: content) } catch {
            throw RegistryConfigurationError("failed to decode config file " + path + Self.invalid + error.message)
        }
        store = try field("credsStore", "creds store") { raw in try RawJSON.string(raw) } ?? ""
        helpers = try field("credHelpers", "cred helpers") { raw in try Self.texts(raw) } ?? [:]
        logins = try field("auths", "auths") { raw in try RawJSON.members(of: raw) } ?? [:]
    }

    private static let invalid: GoString = ": invalid config format: "

    private func field<Content>(
        _ name: GoString, _ words: GoString, _ read: ([UInt8]) throws -> Content
    ) throws(RegistryConfigurationError) -> Content? {
        guard let raw = members[name], raw != Array("null".utf8) else { return nil }
        do { return try read(raw) } catch {
            throw RegistryConfigurationError("failed to unmarshal " + words + " field" + Self.invalid + error.goMessage)
        }
    }

    private static func texts(_ raw: [UInt8]) throws -> [GoString: GoString] {
        try RawJSON.members(of: raw).mapValues { try RawJSON.string($0) }
    }

    var hasLogins: Bool { !store.isEmpty || !helpers.isEmpty || !logins.isEmpty }

    /// The helper that is meant for a server; empty where none is.
    func helper(for server: GoString) -> GoString {
        if let own = helpers[server], !own.isEmpty { return own }
        return store
    }
}

// MARK: - Logins

extension RegistryConfiguration {
    /// What is recorded of a server; older files name it with a scheme and a path.
    func credential(for server: GoString) throws(HelmError) -> RegistryCredential {
        let older = logins.sorted { $0.key < $1.key }.first { Self.host(of: $0.key) == server }?.value
        guard let raw = logins[server] ?? older else { return RegistryCredential() }
        let fields: Map
        do { fields = try JSON.fields(of: JSON.decode(raw), as: Self.loginShape) } catch {
            throw HelmError("failed to unmarshal auth field" + Self.invalid + error.goMessage)
        }
        func text(_ name: GoString) -> GoString { fields[name]?.plainText ?? "" }
        var credential = RegistryCredential(
            username: text("username"), password: text("password"), refreshToken: text("identitytoken"),
            accessToken: text("registrytoken"))
        if !text("auth").isEmpty { (credential.username, credential.password) = try Self.user(text("auth")) }
        return credential
    }

    private static let loginShape = JSONShape.Structure(
        "config.AuthConfig", named: "AuthConfig",
        ["auth", "identitytoken", "registrytoken", "username", "password"].map { ($0, .string) })

    /// Mirrors ToHostname.
    private static func host(of address: GoString) -> GoString {
        address.trimmingPrefix("http://").trimmingPrefix("https://").cut(at: UInt8(ascii: "/")).0
    }

    /// Mirrors decodeAuth, which shows what it cannot split; here that stays a secret.
    private static func user(_ encoded: GoString) throws(HelmError) -> (GoString, GoString) {
        let text: GoString
        do { text = GoString(try Base64.decode(encoded.bytes)) } catch {
            throw HelmError("failed to decode auth field" + invalid + error.message)
        }
        let (name, password) = text.cut(at: UInt8(ascii: ":"))
        guard let password else {
            throw HelmError(
                "failed to decode auth field" + invalid
                    + "auth '*****' does not conform the base64(username:password) format")
        }
        return (name, password)
    }

    /// Records who somebody is to a server.
    mutating func put(_ credential: RegistryCredential, for server: GoString) throws(HelmError) {
        if credential.username.contains(":") {
            throw HelmError("bad credential format: colons(:) are not allowed in username")
        }
        var login = JSONObject()
        let user = credential.username + ":" + credential.password
        login.addUnlessEmpty("auth", user == ":" ? "" : GoString(Base64.encode(user.bytes)))
        login.addUnlessEmpty("identitytoken", credential.refreshToken)
        login.addUnlessEmpty("registrytoken", credential.accessToken)
        logins[server] = try Self.encoded(login.value)
        try save()
    }

    /// Forgets a server; nothing is written where nothing is known of it.
    mutating func remove(_ server: GoString) throws(HelmError) {
        if logins.removeValue(forKey: server) != nil { try save() }
    }

    mutating func use(store: GoString) throws(HelmError) {
        self.store = store
        try save()
    }

    private mutating func save() throws(HelmError) {
        members["credsStore"] = store.isEmpty ? nil : try Self.encoded(.string(store))
        members["auths"] = RawJSON.object(logins)
        let text = RawJSON.indented(RawJSON.object(members), with: UInt8(ascii: "\t"))
        let fileSystem = FileSystem()
        try fileSystem.makeDirectories(GoPath.directory(path), permissions: 0o700)
        do { try fileSystem.replace(path, with: text, permissions: 0o600) } catch {
            throw HelmError("failed to save config file: " + error.message)
        }
    }

    private static func encoded(_ value: Value) throws(HelmError) -> [UInt8] {
        do { return try JSON.encode(value) } catch { throw HelmError(error.goMessage) }
    }
}
