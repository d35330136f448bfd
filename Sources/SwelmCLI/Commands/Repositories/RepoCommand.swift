import GoTemplate

/// `swelm repo SUBCOMMAND`.
enum RepoCommand {
    static let command = Command(
        name: "repo", summary: "index chart repositories", description: description,
        subcommands: [RepoIndexCommand.command], isHelmCommand: true, run: showHelp)

    private static let description =
        "This command consists of multiple subcommands to interact with chart repositories."

    @Sendable
    private static func showHelp(_ invocation: Invocation) throws {
        invocation.print(GoString(HelpText(command: command, path: invocation.path).page))
    }
}
