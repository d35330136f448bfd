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
        var text = "Usage:\n  \(useLine)\n"
        if !command.subcommands.isEmpty && command.takesArguments { text += "  \(path) [command]\n" }
        if !command.aliases.isEmpty {
            text += "\nAliases:\n  \(([command.name] + command.aliases).joined(separator: ", "))\n"
        }
        if !command.subcommands.isEmpty { text += "\nAvailable Commands:\n" + commandTable }
        let own = command.flags() + [Flag.help(of: command.name)]
        text += "\nFlags:\n" + flagTable(isRoot ? own + GlobalFlags.all : own)
        if !isRoot { text += "\nGlobal Flags:\n" + flagTable(GlobalFlags.all) }
        if !command.subcommands.isEmpty {
            text += "\nUse \"\(path) [command] --help\" for more information about a command.\n"
        }
        return text
    }

    /// `swelm template [NAME] [CHART] [flags]`.
    var useLine: String {
        if !command.subcommands.isEmpty && !command.takesArguments { return "\(path) [command]" }
        return path + (command.usage.isEmpty ? "" : " \(command.usage)") + " [flags]"
    }

    private var commandTable: String {
        let shown = command.subcommands.sorted { $0.name < $1.name }
        let width = max(11, shown.map(\.name.count).max() ?? 0)
        return shown.map { "  \($0.name.padded(to: width)) \($0.summary)\n" }.joined()
    }

    private func flagTable(_ flags: [Flag]) -> String {
        let shown = flags.filter { !$0.isHidden }.sorted { $0.name < $1.name }
        let heads = shown.map(flagHead)
        let width = heads.map(\.count).max() ?? 0
        return zip(shown, heads).map { flag, head in "\(head.padded(to: width))   \(flag.help)\(defaultNote(flag))\n" }
            .joined()
    }

    /// `  -f, --values strings`.
    private func flagHead(_ flag: Flag) -> String {
        let short = flag.short.map { "-\($0), " } ?? "    "
        let placeholder = flag.placeholder ?? flag.kind.placeholder
        let bare = flag.kind == .bool ? "" : flag.valueWhenBare.map { bareNote(flag.kind, $0) } ?? ""
        return "  \(short)--\(flag.name)\(placeholder.isEmpty ? "" : " " + placeholder)\(bare)"
    }

    private func bareNote(_ kind: FlagKind, _ value: String) -> String {
        kind == .string ? "[=\"\(value)\"]" : "[=\(value)]"
    }

    /// pflag shows defaults that are not the zero value.
    private func defaultNote(_ flag: Flag) -> String {
        guard !flag.defaultValue.isEmpty, flag.defaultValue != "false" else { return "" }
        return flag.kind == .string ? " (default \"\(flag.defaultValue)\")" : " (default \(flag.defaultValue))"
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
