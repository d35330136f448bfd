import Failures
import GoTemplate
import Repositories

/// `swelm repo update [NAME…]`.
enum RepoUpdateCommand {
    static let command = Command(
        name: "update", usage: "[REPO1 [REPO2 ...]]",
        summary: "update information of available charts locally from chart repositories", description: description,
        aliases: ["up"], flags: { flags }, isHelmCommand: true, run: run)

    private static let flags = FlagTable {
        RepoCommand.timeout
        RepoCommand.indexLimit
    }

    private static let description = """
        Update gets the latest information about charts from the respective chart repositories.
        Information is cached locally, where it is used by commands like 'swelm search'.

        You can optionally specify a list of repositories you want to update.
            $ swelm repo update <repo_name> ...
        To update all the repositories, use 'swelm repo update'.
        """

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let update = try RepositoryUpdate(invocation.settings.repositories, names: invocation.arguments)
        let client = try invocation.repositoryClient()
        try update.run(client, log: log) {
            invocation.print("Hang tight while we grab the latest from your chart repositories...\n")
        } finished: { entry, failure in
            invocation.print(line(about: entry, failure))
        }
        invocation.print("Update Complete. ⎈Happy Helming!⎈\n")
    }

    private static func line(about entry: RepositoryEntry, _ failure: GoString?) -> GoString {
        let name = Strconv.quote(entry.name)
        guard let failure else { return "...Successfully got an update from the " + name + " chart repository\n" }
        return "...Unable to get an update from the " + name + " chart repository (" + entry.url.redactedURL + "):\n\t"
            + failure + "\n"
    }
}
