import Codecs
import GoTemplate
import Repositories

/// `swelm repo list`.
enum RepoListCommand {
    static let command = Command(
        name: "list", summary: "list chart repositories", aliases: ["ls"],
        flags: {
            noHeaders
            OutputFormat.flag
        },
        arguments: .none, isHelmCommand: true, run: run)

    private static let noHeaders = Flag<Bool>("no-headers", "suppress headers in the output")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        // A file that is none has no repositories for Helm.
        let entries = (try? RepositoryFile(invocation.settings.repositories.file))?.entries ?? []
        let format = invocation.flags[OutputFormat.flag]
        if entries.isEmpty && format == .table { return invocation.context.warn("no repositories to show") }
        let values = Value.list(entries.map { .map(Map([("name", .string($0.name)), ("url", .string($0.shownURL))])) })
        invocation.print(try format.text(of: values) { table(of: entries, invocation) })
    }

    private static func table(of entries: [RepositoryEntry], _ invocation: Invocation) -> GoString {
        var table = TextTable()
        if !invocation.flags[noHeaders] { table.addRow(["NAME", "URL"]) }
        for entry in entries { table.addRow([entry.name, entry.shownURL]) }
        return table.text
    }
}

extension RepositoryEntry {
    /// Without a password, which Helm shows.
    fileprivate var shownURL: GoString { url.redactedURL }
}
