import Codecs
import Failures
import GoTemplate
import Processes

/// A program that keeps credentials: `docker-credential-NAME`.
///
/// Mirrors oras.land/oras-go/v2/registry/remote/credentials native_store.go.
struct CredentialHelper {
    /// What it is called behind `docker-credential-`.
    let name: GoString

    private static let timeLimit = Duration.seconds(10)
    private static let nothingFound: GoString = "credentials not found in native keychain"
    /// The user of an identity token.
    private static let tokenUser: GoString = "<token>"

    /// The one that this kind of machine has; nil where it is not installed.
    ///
    /// Mirrors getDefaultHelperSuffix.
    static func installed() -> CredentialHelper? {
        let helper = CredentialHelper(name: Program.isInstalled("pass") ? "pass" : "secretservice")
        return Program.isInstalled(helper.program) ? helper : nil
    }

    private var program: GoString { "docker-credential-" + name }

    /// What it knows of a server; nothing is no failure.
    func credential(for server: GoString) throws(HelmError) -> RegistryCredential {
        let answer = try ask("get", input: server.bytes)
        guard let answer else { return RegistryCredential() }
        let fields: Map
        do { fields = try JSON.fields(of: JSON.decode(answer), as: Self.shape) } catch {
            throw HelmError(error.goMessage)
        }
        let (user, secret) = (fields["Username"]?.plainText ?? "", fields["Secret"]?.plainText ?? "")
        if user == Self.tokenUser { return RegistryCredential(refreshToken: secret) }
        return RegistryCredential(username: user, password: secret)
    }

    private static let shape = JSONShape.Structure(
        "credentials.dockerCredentials", named: "dockerCredentials",
        [("ServerURL", .string), ("Username", .string), ("Secret", .string)])

    func put(_ credential: RegistryCredential, for server: GoString) throws(HelmError) {
        var record = JSONObject()
        let isToken = !credential.refreshToken.isEmpty
        record.add("ServerURL", .string(server))
        record.add("Username", .string(isToken ? Self.tokenUser : credential.username))
        record.add("Secret", .string(isToken ? credential.refreshToken : credential.password))
        let text: [UInt8]
        do { text = try JSON.encode(record.value) } catch { throw HelmError(error.goMessage) }
        _ = try ask("store", input: text)
    }

    func remove(_ server: GoString) throws(HelmError) { _ = try ask("erase", input: server.bytes) }

    /// - Returns: what it writes; nil where it has nothing.
    private func ask(_ action: GoString, input: [UInt8]) throws(HelmError) -> [UInt8]? {
        var program = Program(self.program, [action])
        program.timeLimit = Self.timeLimit
        program.sharesErrors = true
        let result: ProgramResult
        do { result = try program.run(input: input) } catch { throw HelmError(error.message) }
        if result.ending.isSuccess { return result.output }
        let words = GoString(result.output).trimmingSpace
        if words == Self.nothingFound { return nil }
        throw HelmError(Self.reason(words) ?? GoString(result.ending.description))
    }

    /// What a helper says of its failure, unless it may be what it should keep.
    private static func reason(_ words: GoString) -> GoString? {
        words.isEmpty || words.contains("{") || words.contains("\n") ? nil : words
    }
}
