import GoTemplate

/// Colours of names and states in tables.
///
/// Mirrors internal/cli/output color.go and github.com/fatih/color.
struct OutputColor {
    let isEnabled: Bool

    /// `--color always`, or `auto` on a terminal unless `NO_COLOR` or a dumb terminal forbid it.
    init(_ flags: ParsedFlags, _ context: CommandContext) {
        let typed = flags.isSet("colour") ? flags.string("colour") : flags.string("color")
        let isTyped = flags.isSet("colour") || flags.isSet("color")
        let named = isTyped ? typed.text : context.environment["HELM_COLOR"]?.lowercased() ?? "auto"
        switch named {
        case "always": isEnabled = true
        case "never": isEnabled = false
        default:
            let isForbidden = context.environment["NO_COLOR"] != nil || context.environment["TERM"] == "dumb"
            isEnabled = context.outputIsOnTerminal && !isForbidden
        }
    }

    func header(_ text: String) -> String { paint(text, "1", end: "22") }

    func namespace(_ text: GoString) -> GoString { paint(text, "36") }

    func status(_ name: String) -> String {
        switch name {
        case "deployed": paint(name, "32", end: "0")
        case "failed", "unknown": paint(name, "31", end: "0")
        case "pending-install", "pending-upgrade", "pending-rollback", "uninstalling": paint(name, "33", end: "0")
        default: name
        }
    }

    private func paint(_ text: GoString, _ code: String) -> GoString {
        isEnabled ? GoString("\u{1B}[\(code)m") + text + GoString("\u{1B}[0m") : text
    }

    private func paint(_ text: String, _ code: String, end: String) -> String {
        isEnabled ? "\u{1B}[\(code)m\(text)\u{1B}[\(end)m" : text
    }
}
