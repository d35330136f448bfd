import Charts
import Failures
import GoLibrary
import GoTemplate
import Repositories

/// `swelm repo SUBCOMMAND`.
enum RepoCommand {
    static let command = Command(
        group: "repo", summary: "add, list, remove, update, and index chart repositories", description: description,
        isHelmCommand: true,
        subcommands: {
            [
                RepoAddCommand.command, RepoListCommand.command, RepoRemoveCommand.command,
                RepoUpdateCommand.command, RepoIndexCommand.command,
            ]
        })

    private static let description = """
        This command consists of multiple subcommands to interact with chart repositories.

        It can be used to add, remove, list, and index chart repositories.
        """

    /// How long the fetching of an index may take.
    static let timeout = Flag<GoDuration>(
        "timeout", default: GoDuration(wrappingSeconds: 120),
        "time to wait for the index file download to complete")

    static let indexLimit = Flag<Int>(
        "max-index-size", default: RepositoryClient.bodyLimit, "how many bytes an index may have, expanded")
}

extension Invocation {
    /// Fetches files of values that URLs name; nothing is loaded before there is one.
    var remoteValues: ValuesSource.RemoteReader {
        { url throws(HelmError) in
            let client = RepositoryClient(
                userAgent: GoString(BuildInfo.userAgent), isOffline: settings.isOffline)
            return try client.fetch(url, of: RepositoryEntry(name: "", url: url))
        }
    }

    /// What fetches files of repositories.
    func repositoryClient() throws -> RepositoryClient {
        let limit = flags[RepoCommand.indexLimit]
        guard limit > 0 else { throw CommandFailure("--max-index-size must be a number of bytes above 0") }
        return RepositoryClient(
            userAgent: GoString(BuildInfo.userAgent),
            timeLimit: .nanoseconds(flags[RepoCommand.timeout].nanoseconds), indexLimit: limit,
            isOffline: settings.isOffline)
    }
}
