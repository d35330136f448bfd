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
        if !command.subcommands().isEmpty && command.takesArguments { text += "  \(path) [command]\n" }
        if !command.aliases.isEmpty {
            text += "\nAliases:\n  \(([command.name] + command.aliases).joined(separator: ", "))\n"
        }
        if !command.subcommands().isEmpty { text += "\nAvailable Commands:\n" + commandTable }
        let own = command.flags() + [GlobalFlags.help(of: command.name)]
        text += "\nFlags:\n" + flagTable(isRoot ? own + GlobalFlags.all : own)
        if !isRoot { text += "\nGlobal Flags:\n" + flagTable(GlobalFlags.all) }
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

    private var commandTable: String {
        let shown = command.subcommands().sorted { $0.name < $1.name }
        let width = max(11, shown.map(\.name.count).max() ?? 0)
        return shown.map { "  \($0.name.padded(to: width)) \($0.summary)\n" }.joined()
    }

    private func flagTable(_ flags: [FlagDeclaration]) -> String {
        let shown = flags.filter { !$0.isHidden }.sorted { $0.name < $1.name }
        let heads = shown.map(flagHead)
        let width = heads.map(\.count).max() ?? 0
        return zip(shown, heads).map { flag, head in "\(head.padded(to: width))   \(flag.help)\(defaultNote(flag))\n" }
            .joined()
    }

    /// `  -f, --values strings`.
    private func flagHead(_ flag: FlagDeclaration) -> String {
        let short = flag.short.map { "-\($0), " } ?? "    "
        let head = "  \(short)--\(flag.name)"
        // Of a boolean nobody need be told what it means alone.
        if flag.placeholder.isEmpty { return head }
        let bare = flag.bareText.map { "[=\(shown($0, flag))]" } ?? ""
        return "\(head) \(flag.placeholder)\(bare)"
    }

    private func defaultNote(_ flag: FlagDeclaration) -> String {
        flag.defaultText.map { " (default \(shown($0, flag)))" } ?? ""
    }

    private func shown(_ value: String, _ flag: FlagDeclaration) -> String { flag.isString ? "\"\(value)\"" : value }
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
