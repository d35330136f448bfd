import Files
import GoLibrary
import GoTemplate

/// `swelm docs`: the manual, from the tables that the parser and help read.
enum DocsCommand {
    static let command = Command(
        name: "docs", summary: "generate documentation as markdown or man pages",
        description: """
            Generate documentation files for swelm.

            This command can generate documentation for swelm in the following formats:

            - Markdown
            - Man pages

            It can also generate bash autocompletions.

            With $SOURCE_DATE_EPOCH, seconds since 1970, the pages have that date, and not today's.
            """,
        flags: { flags }, arguments: .none, isHelmCommand: true, run: run)

    private static let flags = FlagTable {
        folder
        type
        generatesHeaders
    }

    private static let folder = Flag<GoString>(
        "dir", default: "./", "directory to which documentation is written")
    private static let type = Flag<GoString>(
        "type", default: "markdown", "the type of documentation to generate (markdown, man, bash)")
    private static let generatesHeaders = Flag<Bool>(
        "generate-headers", "generate standard headers for markdown files")

    /// Mirrors pkg/cmd docs.go run.
    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let date = try date(invocation.context.environment)
        switch invocation.flags[type].text {
        case "markdown", "mdown", "md":
            let hasHeader = invocation.flags[generatesHeaders]
            try write(CommandPage.all.map { MarkdownManualPage($0, date: date, hasHeader: hasHeader) }, invocation)
        case "man":
            try write(CommandPage.all.map { ManPage($0, date: date) }, invocation)
        case "bash":
            try write("completions.bash", CompletionCommand.script(.bash, invocation.context), invocation)
        default:
            let quoted = Strconv.quote(invocation.flags[type])
            throw CommandFailure("unknown doc type " + quoted + ". Try 'markdown' or 'man'")
        }
    }

    private static func date(_ environment: [String: String]) throws(CommandFailure) -> GoTime {
        guard let seconds = try SourceDate.seconds(environment) else { return .now() }
        return GoTime(unixSeconds: seconds, location: .utc)
    }

    private static func write(_ pages: [some ManualPage], _ invocation: Invocation) throws {
        for page in pages { try write(page.fileName, page.text, invocation) }
    }

    private static func write(_ name: String, _ text: String, _ invocation: Invocation) throws {
        let path = GoPath.join(invocation.flags[folder], GoString(name))
        try FileSystem().write(Array(text.utf8), to: path, appending: false)
    }
}
