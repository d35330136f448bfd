import GoTemplate

/// `swelm completion bash|zsh|fish|powershell`.
enum CompletionCommand {
    static let command = Command(
        group: "completion", summary: "generate autocompletion scripts for the specified shell",
        description: "Generate autocompletion scripts for swelm for the specified shell.",
        isHelmCommand: true, subcommands: { CompletionShell.allCases.map(subcommand) })

    private static let noDescriptions = Flag<Bool>("no-descriptions", "disable completion descriptions")

    private static func subcommand(_ shell: CompletionShell) -> Command {
        Command(
            name: shell.rawValue, summary: shell.summary,
            flags: { [noDescriptions.declaration] }, arguments: .none,
            isHelmCommand: true
        ) { invocation in
            let hasDescriptions = !invocation.flags[noDescriptions]
            invocation.print(GoString(script(shell, invocation.context, hasDescriptions: hasDescriptions)))
        }
    }

    /// The script for the program by the name it was called by.
    static func script(_ shell: CompletionShell, _ context: CommandContext, hasDescriptions: Bool = true) -> String {
        CompletionScript(
            program: context.programName, commands: RootCommand.command.subcommands(), hasDescriptions: hasDescriptions
        ).text(for: shell)
    }
}
