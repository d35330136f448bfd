import Failures
import Files
import GoTemplate
import Repositories

/// `swelm repo add NAME URL`.
enum RepoAddCommand {
    static let command = Command(
        name: "add", usage: "[NAME] [URL]", summary: "add a chart repository", flags: { flags },
        arguments: .exactly(2), isHelmCommand: true, run: run)

    private static let flags = FlagTable {
        ChartSourceFlags.username.described("chart repository username")
        ChartSourceFlags.password.described("chart repository password")
        passwordFromInput
        replacesOther
        ChartSourceFlags.certFile
        ChartSourceFlags.keyFile
        ChartSourceFlags.caFile
        ChartSourceFlags.insecureSkipTLSVerify.described("skip tls certificate checks for the repository")
        allowsDeprecated
        ChartSourceFlags.passCredentials
        RepoCommand.timeout
        RepoCommand.indexLimit
    }

    private static let passwordFromInput = Flag<Bool>(
        "password-stdin", "read chart repository password from stdin")
    private static let replacesOther = Flag<Bool>(
        "force-update", "replace (overwrite) the repo if it already exists")
    private static let allowsDeprecated = Flag<Bool>(
        "allow-deprecated-repos",
        "by default, this command will not allow adding official repos that have been permanently deleted. This disables that behavior"
    )

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        var addition = RepositoryAddition(entry(invocation))
        addition.replacesOther = invocation.flags[replacesOther]
        addition.allowsDeprecated = invocation.flags[allowsDeprecated]
        addition.readPassword = { () throws(HelmError) in try password(invocation) }
        let client = try invocation.repositoryClient()
        let outcome = try addition.run(invocation.settings.repositories, client, log: log)
        invocation.print(Strconv.quote(addition.entry.name) + words(for: outcome) + "\n")
    }

    private static func words(for outcome: RepositoryAddition.Outcome) -> GoString {
        switch outcome {
        case .added: " has been added to your repositories"
        case .unchanged: " already exists with the same configuration, skipping"
        }
    }

    private static func entry(_ invocation: Invocation) -> RepositoryEntry {
        let flags = invocation.flags
        var entry = RepositoryEntry(name: invocation.arguments[0], url: invocation.arguments[1])
        entry.username = flags[ChartSourceFlags.username]
        entry.password = flags[ChartSourceFlags.password]
        entry.files = TLSFiles(flags)
        entry.skipsTLSVerification = flags[ChartSourceFlags.insecureSkipTLSVerify]
        entry.passesCredentials = flags[ChartSourceFlags.passCredentials]
        return entry
    }

    private static func password(_ invocation: Invocation) throws(HelmError) -> GoString {
        guard invocation.flags[passwordFromInput] else {
            invocation.print("Password: ")
            defer { invocation.print("\n") }
            return try HiddenInput.readLine()
        }
        return GoString(try FileSystem().readStandardInput()).trimmingSuffix("\n").trimmingSuffix("\r")
    }
}
