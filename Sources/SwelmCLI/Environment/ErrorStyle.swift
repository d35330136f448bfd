import Diagnostics
import GoTemplate
import Manifests
import Rendering
import Review

/// How failures are shown: `--errors`.
enum ErrorStyle: String {
    /// Helm's text, for pipelines that read it.
    case helm
    /// Source lines, the way there and a hint, for people.
    case rich
    /// One JSON object a line, for programs.
    case json

    /// The style asked for; on a terminal people read, so the rich one is the default there.
    init(_ flags: ParsedFlags, _ context: CommandContext) throws {
        self = try ErrorStyle(flags[GlobalFlags.errors], forPeople: context.errorsAreOnTerminal)
    }

    /// - Throws: `CommandFailure` for a name that is none of a style; the empty one stands for the default.
    init(_ name: OpenEnum<ErrorStyle>, forPeople: Bool) throws(CommandFailure) {
        switch name {
        case .known(let style): self = style
        case .other(""): self = forPeople ? .rich : .helm
        case .other(let name):
            throw CommandFailure("invalid value \"\(name.text)\" for --errors: must be helm, rich or json")
        }
    }

    /// Whether a command line asks for JSON; known before any of it is parsed, so that all complaints about it are JSON.
    static func isJSON(_ arguments: [GoString]) -> Bool {
        let flags = arguments.prefix { $0 != "--" }
        let last = flags.lastIndex { $0 == "--errors" || $0.hasPrefix("--errors=") }
        guard let last else { return false }
        return flags[last] == "--errors=json" || flags[last] == "--errors" && flags.dropFirst(last + 1).first == "json"
    }

    /// The failure to report in this style.
    ///
    /// - Parameters:
    ///   - prefix: what stands before Helm's text.
    ///   - suffix: what stands behind it.
    ///   - showsValues: whether rendered values may be shown (`--debug`).
    func failure(
        for error: any Error, prefix: GoString = GoString(), suffix: GoString = GoString(), isColored: Bool,
        showsValues: Bool
    ) -> CommandFailure {
        let text = prefix + error.goMessage + suffix
        if self == .helm { return CommandFailure(text, hint: error.knownHint) }
        let diagnostic = error.knownDiagnostic(showsValues: showsValues).prefixed(with: prefix)
        let rendered = self == .rich ? SnippetRenderer(isColored: isColored).text(of: diagnostic) : nil
        return CommandFailure(text, rendered: rendered, diagnostic: diagnostic)
    }
}
