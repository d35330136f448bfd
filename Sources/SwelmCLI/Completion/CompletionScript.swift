/// Writes completion scripts from the table of commands and flags.
struct CompletionScript {
    /// What the completed program is called on the command line: a link may have another name.
    let program: String
    let commands: [Command]
    /// Whether the shell shows what a command does, where it can.
    let hasDescriptions: Bool

    func text(for shell: CompletionShell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        case .powershell: powerShell
        }
    }

    private var names: String { commands.map(\.name).joined(separator: " ") }

    /// What a command may be called.
    private func names(of command: Command) -> [String] { [command.name] + command.aliases }

    /// What may follow a command: its subcommands and flags.
    private func words(of command: Command) -> [String] {
        command.subcommands().map(\.name) + shownFlags(of: command).map { "--\($0.name)" }
    }

    /// The flags of a command and of its subcommands, each name once.
    private func shownFlags(of command: Command) -> [FlagDeclaration] {
        var seen = Set<String>()
        let own = command.flags() + command.subcommands().flatMap { $0.flags() }
        return (own + GlobalFlags.all).filter { !$0.isHidden && seen.insert($0.name).inserted }
    }
}

// MARK: - bash and zsh

extension CompletionScript {
    private var bash: String {
        let cases = commands.map { command in
            "        \(names(of: command).joined(separator: "|"))) words=\"\(words(of: command).joined(separator: " "))\" ;;\n"
        }.joined()
        return """
            # bash completion for \(program)
            _swelm() {
                local current=${COMP_WORDS[COMP_CWORD]} words="\(names)"
                if [ "$COMP_CWORD" -gt 1 ]; then
                    case ${COMP_WORDS[1]} in
            \(cases)        *) words="" ;;
                    esac
                fi
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                [[ $current != -* && $COMP_CWORD -gt 1 ]] && COMPREPLY+=($(compgen -f -- "$current"))
            }
            complete -o filenames -F _swelm \(program)

            """
    }
}

extension CompletionScript {
    /// Where a file of this name on zsh's `fpath` is read by the first completion, that one is answered, too.
    private var zsh: String {
        """
        #compdef \(program)
        autoload -U +X bashcompinit && bashcompinit
        \(bash)if [[ ${funcstack[1]} == _\(program) ]]; then
            _bash_complete -o filenames -F _swelm
        fi

        """
    }
}

// MARK: - fish

extension CompletionScript {
    private var fish: String {
        "# fish completion for \(program)\n" + commands.map { fishLine($0, "-f -n __fish_use_subcommand") }.joined()
            + commands.flatMap(fishLinesOfSubcommands).joined()
            + commands.flatMap { command in shownFlags(of: command).map { fishLine($0, of: command) } }.joined()
    }

    /// Beside files, as what follows may be a side of `diff`; only up to the first of them.
    private func fishLinesOfSubcommands(of command: Command) -> [String] {
        let names = command.subcommands().map(\.name).joined(separator: " ")
        let seen = "__fish_seen_subcommand_from"
        let condition = "-n '\(seen) \(command.name); and not \(seen) \(names)'"
        return command.subcommands().map { fishLine($0, condition) }
    }

    private func fishLine(_ command: Command, _ condition: String) -> String {
        let start = "complete -c \(program) \(condition) -a \(command.name)"
        return hasDescriptions ? "\(start) -d '\(command.summary.escapedForFish)'\n" : "\(start)\n"
    }

    private func fishLine(_ flag: FlagDeclaration, of command: Command) -> String {
        let short = flag.short.map { " -s \($0)" } ?? ""
        let names = names(of: command).joined(separator: " ")
        return "complete -c \(program) -n '__fish_seen_subcommand_from \(names)' -l \(flag.name)\(short)\n"
    }
}

extension String {
    /// Safe within single quotes of fish.
    fileprivate var escapedForFish: String { replacing("'", with: "\\'") }

    /// Safe within single quotes of PowerShell.
    fileprivate var escapedForPowerShell: String { replacing("'", with: "''") }
}

// MARK: - PowerShell

extension CompletionScript {
    private var powerShell: String {
        """
        # powershell completion for \(program)
        Register-ArgumentCompleter -Native -CommandName '\(program)' -ScriptBlock {
            param($word, $ast, $position)
            $summaries = [ordered]@{
        \(commands.map { "        '\($0.name)' = '\(summary(of: $0))'\n" }.joined())    }
            $words = @{
        \(commands.map(powerShellWords).joined())    }
            $command = "$($ast.CommandElements[1])"
            $isCommand = $ast.CommandElements.Count -lt 2 -or $ast.CommandElements[1].Extent.EndOffset -ge $position
            $candidates = if ($isCommand) { $summaries.Keys } else { "$($words[$command])" -split ' ' }
            $candidates | Where-Object { $_ -and $_.StartsWith($word) } | ForEach-Object {
                $tip = if ($isCommand) { $summaries[$_] } else { $_ }
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $tip)
            }
        }

        """
    }

    private func powerShellWords(after command: Command) -> String {
        let words = words(of: command).joined(separator: " ")
        return names(of: command).map { "        '\($0)' = '\(words)'\n" }.joined()
    }

    /// PowerShell shows something for every candidate; without descriptions its name.
    private func summary(of command: Command) -> String {
        hasDescriptions ? command.summary.escapedForPowerShell : command.name
    }
}
