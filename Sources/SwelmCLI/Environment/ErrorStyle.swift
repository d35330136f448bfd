import Diagnostics
import GoTemplate
import Rendering

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
        let name = flags.string("errors").text
        guard !name.isEmpty else {
            self = context.errorsAreOnTerminal ? .rich : .helm
            return
        }
        guard let style = ErrorStyle(rawValue: name) else {
            throw CommandFailure("invalid value \"\(name)\" for --errors: must be helm, rich or json")
        }
        self = style
    }

    /// The failure to report in this style.
    func failure(for error: any Error, suffix: GoString, isColored: Bool) -> CommandFailure {
        let text = ErrorText.plain(error) + suffix
        switch self {
        case .helm: return CommandFailure(text)
        case .rich:
            return CommandFailure(text, rendered: SnippetRenderer(isColored: isColored).text(of: diagnostic(error)))
        case .json: return CommandFailure(text, rendered: JSONDiagnosticRenderer.text(of: diagnostic(error)))
        }
    }

    private func diagnostic(_ error: any Error) -> Diagnostic {
        (error as? RenderFailure)?.diagnostic ?? Diagnostic(message: ErrorText.plain(error).text)
    }
}
