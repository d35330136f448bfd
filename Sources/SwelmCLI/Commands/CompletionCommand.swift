import GoTemplate

/// `swelm completion bash|zsh|fish`.
enum CompletionCommand {
    static let command = Command(
        name: "completion", summary: "generate autocompletion scripts for the specified shell",
        description: "Generate autocompletion scripts for swelm for the specified shell.",
        subcommands: CompletionShell.allCases.map(subcommand), run: showHelp)

    private static func subcommand(_ shell: CompletionShell) -> Command {
        Command(
            name: shell.rawValue, summary: "generate autocompletion script for \(shell.rawValue)",
            description: "Generate the autocompletion script for swelm for the \(shell.rawValue) shell.",
            arguments: .none
        ) { invocation in
            let script = CompletionScript(commands: RootCommand.command.subcommands).text(for: shell)
            invocation.context.output.write(GoString(script).bytes)
        }
    }

    @Sendable
    private static func showHelp(_ invocation: Invocation) throws {
        let page = HelpText(command: command, path: invocation.path).page
        invocation.context.output.write(GoString(page).bytes)
    }
}

/// The shells that completion is written for.
enum CompletionShell: String, CaseIterable {
    case bash, zsh, fish
}

/// Writes completion scripts from the table of commands and flags.
struct CompletionScript {
    let commands: [Command]

    func text(for shell: CompletionShell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: "#compdef swelm\nautoload -U +X bashcompinit && bashcompinit\n" + bash
        case .fish: fish
        }
    }

    private var bash: String {
        let cases = commands.map { command in
            "        \(command.name)) words=\"\(words(of: command))\" ;;\n"
        }.joined()
        return """
            # bash completion for swelm
            _swelm() {
                local current=${COMP_WORDS[COMP_CWORD]} words="\(commands.map(\.name).joined(separator: " "))"
                if [ "$COMP_CWORD" -gt 1 ]; then
                    case ${COMP_WORDS[1]} in
            \(cases)        *) words="" ;;
                    esac
                fi
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                [[ $current != -* && $COMP_CWORD -gt 1 ]] && COMPREPLY+=($(compgen -f -- "$current"))
            }
            complete -o filenames -F _swelm swelm

            """
    }

    private var fish: String {
        let names = commands.map { command in
            "complete -c swelm -n __fish_use_subcommand -a \(command.name) -d '\(command.summary.escaped)'\n"
        }
        let flags = commands.flatMap { command in
            (command.flags() + GlobalFlags.all).filter { !$0.isHidden }.map { flag in
                let short = flag.short.map { " -s \($0)" } ?? ""
                return "complete -c swelm -n '__fish_seen_subcommand_from \(command.name)' -l \(flag.name)\(short)\n"
            }
        }
        return "# fish completion for swelm\n" + names.joined() + flags.joined()
    }

    private func words(of command: Command) -> String {
        let flags = (command.flags() + GlobalFlags.all).filter { !$0.isHidden }.map { "--\($0.name)" }
        return (command.subcommands.map(\.name) + flags).joined(separator: " ")
    }
}

extension String {
    /// Safe within single quotes of fish.
    fileprivate var escaped: String { replacing("'", with: "\\'") }
}
