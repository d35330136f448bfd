/// Writes a command's help in cobra's layout, from the same data the parser uses.
struct HelpText {
    let command: Command
    /// The command with its parents, such as `swelm template`.
    let path: String

    /// The whole help page.
    var page: String {
        let intro = command.description.isEmpty ? command.summary : command.description
        let version = isRoot ? "\nThis is swelm \(BuildInfo.swelmVersion).\n" : ""
        return intro.trimmingNewlines + "\n\n" + usage + version
    }

    private var isRoot: Bool { !path.contains(" ") }

    /// What follows the description: usage, commands, flags.
    var usage: String {
        var text = "Usage:\n" + useLines.map { "  \($0)\n" }.joined()
        if !command.aliases.isEmpty {
            text += "\nAliases:\n  \(([command.name] + command.aliases).joined(separator: ", "))\n"
        }
        if !command.subcommands().isEmpty { text += "\nAvailable Commands:\n" + commandTable }
        text += "\nFlags:\n" + flagTable(ownFlags)
        if !isRoot { text += "\nGlobal Flags:\n" + flagTable(globalFlags) }
        if !command.subcommands().isEmpty {
            text += "\nUse \"\(path) [command] --help\" for more information about a command.\n"
        }
        return text
    }

    /// `swelm template [NAME] [CHART] [flags]`.
    var useLine: String {
        if !command.subcommands().isEmpty && !command.takesArguments { return "\(path) [command]" }
        return path + (command.usage.isEmpty ? "" : " \(command.usage)") + " [flags]"
    }

    /// All ways to call the command: on its own, and with a subcommand.
    var useLines: [String] {
        let hasBoth = !command.subcommands().isEmpty && command.takesArguments
        return hasBoth ? [useLine, "\(path) [command]"] : [useLine]
    }

    /// The flags of the command that are shown, by name; of the program those that every command takes, too.
    var ownFlags: [FlagDeclaration] {
        let own = command.flags() + [GlobalFlags.help(of: command.name)]
        return shown(isRoot ? own + GlobalFlags.all : own)
    }

    /// The flags that every command takes, by name.
    var globalFlags: [FlagDeclaration] { shown(GlobalFlags.all) }

    private func shown(_ flags: [FlagDeclaration]) -> [FlagDeclaration] {
        flags.filter { !$0.isHidden }.sorted { $0.name < $1.name }
    }

    private var commandTable: String {
        let shown = command.subcommands().sorted { $0.name < $1.name }
        let width = max(11, shown.map(\.name.count).max() ?? 0)
        return shown.map { "  \($0.name.padded(to: width)) \($0.summary)\n" }.joined()
    }

    /// One line for each flag, in columns.
    func flagTable(_ flags: [FlagDeclaration]) -> String {
        let heads = flags.map(flagHead)
        let width = heads.map(\.count).max() ?? 0
        return zip(flags, heads).map { flag, head in "\(head.padded(to: width))   \(flag.help)\(flag.defaultNote)\n" }
            .joined()
    }

    /// `  -f, --values strings`.
    private func flagHead(_ flag: FlagDeclaration) -> String {
        let short = flag.short.map { "-\($0), " } ?? "    "
        let head = "  \(short)--\(flag.name)"
        // Of a boolean nobody need be told what it means alone.
        return flag.placeholder.isEmpty ? head : "\(head) \(flag.placeholder)\(flag.bareNote)"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }

    fileprivate var trimmingNewlines: String {
        var text = self[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }
}
