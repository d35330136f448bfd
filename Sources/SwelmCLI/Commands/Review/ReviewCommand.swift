import GoTemplate

/// `swelm review`.
enum ReviewCommand {
    static let command = Command(
        group: "review", summary: "bring reviews of changes to where people look at them",
        description: "Bring what `diff` wrote to the request for changes that a job of a CI system runs for.",
        subcommands: { [ReviewPublishCommand.command] })
}
