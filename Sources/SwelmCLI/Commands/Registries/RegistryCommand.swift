import Failures
import Files
import GoTemplate
import Repositories

/// `swelm registry login|logout`.
enum RegistryCommand {
    static let command = Command(
        group: "registry", summary: "login to or logout from a registry", description: description,
        isHelmCommand: true, subcommands: { [login, logout] })

    private static let description = """
        This command consists of multiple subcommands to interact with registries.
        """

    private static let login = Command(
        name: "login", usage: "[host]", summary: "login to a registry",
        description: """
            Authenticate to a remote registry.

            For example for Github Container Registry:

                echo "$GITHUB_TOKEN" | swelm registry login ghcr.io -u $GITHUB_USER --password-stdin
            """,
        flags: { flags }, arguments: .atLeast(1), isHelmCommand: true, run: runLogin)

    private static let logout = Command(
        name: "logout", usage: "[host]", summary: "logout from a registry",
        description: "Remove credentials stored for a remote registry.", arguments: .atLeast(1), isHelmCommand: true
    ) { invocation in
        let client = invocation.registryClient()
        try client.checkLogins(invocation.context)
        try client.logout(of: invocation.arguments[0])
    }

    private static let flags = FlagTable {
        username
        password
        passwordFromInput
        insecure
        ChartSourceFlags.certFile.described("identify registry client using this SSL certificate file")
        ChartSourceFlags.keyFile.described("identify registry client using this SSL key file")
        ChartSourceFlags.caFile
        ChartSourceFlags.plainHTTP.described("use insecure HTTP connections for the chart upload")
    }

    private static let username = Flag<GoString>("username", short: "u", "registry username")
    private static let password = Flag<GoString>("password", short: "p", "registry password or identity token")
    private static let passwordFromInput = Flag<Bool>(
        "password-stdin", "read password or identity token from stdin")
    private static let insecure = Flag<Bool>("insecure", "allow connections to TLS registry without certs")

    @Sendable
    private static func runLogin(_ invocation: Invocation) throws {
        let client = RegistryClient(
            access(invocation), userAgent: GoString(BuildInfo.userAgent), report: invocation.print)
        try client.checkLogins(invocation.context)
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let (name, word) = try user(invocation, log)
        // Before a helper may say something.
        invocation.context.write(log)
        try client.login(to: invocation.arguments[0], username: name, password: word, log: log)
    }

    /// Unlike other commands this one encrypts nothing where that is asked for, whatever is said of certificates.
    private static func access(_ invocation: Invocation) -> RegistryAccess {
        var access = RegistryAccess(invocation.flags, invocation.context)
        (access.username, access.password) = ("", "")
        if access.asksForPlainHTTP {
            access.files = TLSFiles()
        } else {
            access.skipsTLSVerification = invocation.flags[insecure]
        }
        return access
    }

    /// Who logs in: as flags say, or as a person types.
    ///
    /// Mirrors pkg/cmd registry_login.go getUsernamePassword.
    private static func user(_ invocation: Invocation, _ log: Log) throws -> (GoString, GoString) {
        let (name, word) = (invocation.flags[username], invocation.flags[password])
        if invocation.flags[passwordFromInput] {
            return (name, GoString(try FileSystem().readStandardInput()).trimmingSuffix("\n").trimmingSuffix("\r"))
        }
        if word.isEmpty { return try asked(name, invocation) }
        log.warn("using --password via the CLI is insecure. Use --password-stdin")
        return (name, word)
    }

    private static func asked(_ name: GoString, _ invocation: Invocation) throws -> (GoString, GoString) {
        var name = name
        if name.isEmpty {
            invocation.print("Username: ")
            name = try VisibleInput.readLine().trimmingSpace
        }
        let subject: GoString = name.isEmpty ? "Token" : "Password"
        invocation.print(subject + ": ")
        let word = try HiddenInput.readLine()
        invocation.print("\n")
        if word.isEmpty { throw CommandFailure(subject.lowercased + " required") }
        return (name, word)
    }
}
