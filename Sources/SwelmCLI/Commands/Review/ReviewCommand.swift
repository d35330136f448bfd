import GoTemplate

/// `swelm review`.
enum ReviewCommand {
    static let command = Command(
        name: "review", summary: "bring reviews of changes to where people look at them",
        description: "Bring what `diff` wrote to the request for changes that a job of a CI system runs for.",
        subcommands: { [ReviewPublishCommand.command] }, run: showHelp)

    @Sendable
    private static func showHelp(_ invocation: Invocation) throws {
        invocation.print(GoString(HelpText(command: command, path: invocation.path).page))
    }
}
