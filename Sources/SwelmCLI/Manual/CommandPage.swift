/// What a page of the manual is about: a command and its neighbours.
struct CommandPage {
    let command: Command
    /// The command with its parents, such as `swelm get values`.
    let path: String
    /// Nil for the program itself.
    let parent: (path: String, summary: String)?

    /// One of every command, those below a command before it: the order in which cobra writes them.
    static var all: [CommandPage] {
        let root = RootCommand.command
        return CommandPage(command: root, path: root.name, parent: nil).withThoseBelow
    }

    /// In the order of their names.
    var below: [CommandPage] {
        command.subcommands().sorted { $0.name < $1.name }.map { subcommand in
            CommandPage(command: subcommand, path: "\(path) \(subcommand.name)", parent: (path, command.summary))
        }
    }

    /// Commands nest as deep as their tables, not as any input says.
    private var withThoseBelow: [CommandPage] { below.flatMap(\.withThoseBelow) + [self] }
}

extension CommandPage {
    /// What the command's own help says of its use.
    var help: HelpText { HelpText(command: command, path: path) }

    /// The command's own flags, with `--help`, as help shows them; the program's are all of its.
    var flags: [FlagDeclaration] { help.ownFlags }

    /// The flags that every command takes; none for the program, whose own they are.
    var inheritedFlags: [FlagDeclaration] { parent == nil ? [] : help.globalFlags }

    /// Whether the command does something without a subcommand.
    var isRunnable: Bool { command.subcommands().isEmpty || command.takesArguments }
}
