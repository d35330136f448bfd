import GoTemplate

/// `swelm help [COMMAND]`.
enum HelpCommand {
    static let command = Command(
        name: "help", usage: "[command]", summary: "Help about any command",
        description: "Help provides help for any command in the application.\n"
            + "Simply type swelm help [path to command] for full details.",
        flags: { [] }, run: show)

    @Sendable
    static func showRoot(_ invocation: Invocation) throws {
        write(RootCommand.command, "swelm", invocation.context)
    }

    @Sendable
    private static func show(_ invocation: Invocation) throws {
        var command = RootCommand.command
        var path = "swelm"
        for word in invocation.arguments.map(\.text) {
            guard let next = command.subcommand(named: word) else {
                throw CommandFailure("unknown help topic \(Strconv.quote(GoString(word)).text)")
            }
            command = next
            path += " \(next.name)"
        }
        write(command, path, invocation.context)
    }

    private static func write(_ command: Command, _ path: String, _ context: CommandContext) {
        context.output.write(GoString(HelpText(command: command, path: path).page).bytes)
    }
}
