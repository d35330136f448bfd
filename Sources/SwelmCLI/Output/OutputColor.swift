import GoTemplate

/// Colours of names and states in tables.
///
/// Mirrors internal/cli/output color.go and github.com/fatih/color.
struct OutputColor {
    let isEnabled: Bool

    /// Always, never, or, for `auto`, on a terminal that is not dumb.
    init(_ flags: ParsedFlags, _ context: CommandContext) {
        switch Settings(context.environment, flags).colorMode {
        case .always: isEnabled = true
        case .never: isEnabled = false
        case .auto: isEnabled = context.outputIsOnTerminal && context.environment["TERM"] != "dumb"
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
