import GoLibrary
import GoTemplate
import Repositories

/// `swelm cache list|prune`.
enum CacheCommand {
    static let command = Command(
        group: "cache", summary: "list and remove what was fetched before",
        description: """
            Charts, signatures and schemas that commands fetch are kept, and fetched again
            where they are missing. Helm shares the charts, and never removes any.

            The indexes of repositories that were added stay until 'swelm repo remove'.
            """, subcommands: { [list, prune] })

    private static let list = Command(
        name: "list", summary: "list what is kept, the oldest first", aliases: ["ls"], arguments: .none
    ) { invocation in
        let files = invocation.cachedFiles.all
        var table = TextTable()
        table.addRow(["WRITTEN", "KIND", "SIZE", "PATH"])
        for file in files {
            table.addRow([
                GoTime(unixSeconds: file.written).rfc3339Nano, GoString(file.kind.rawValue), GoString("\(file.size)"),
                file.path,
            ])
        }
        invocation.print(table.text)
        invocation.print(summary(of: files, "kept"))
    }

    private static let older = Flag<GoString>("older", "remove what was written longer ago, such as 30d or 12h")
    private static let keepSize = Flag<GoString>(
        "keep-size", "remove the oldest until the rest has at most this size, such as 1G or 500M")

    private static let prune = Command(
        name: "prune", summary: "remove what is old, or more than it should be",
        description: "Without flags all is removed.",
        flags: {
            older
            keepSize
        }, arguments: .none
    ) { invocation in
        let (older, size) = (invocation.flags[older], invocation.flags[keepSize])
        let age = older.isEmpty ? nil : try CacheAge(older).seconds
        let limit = size.isEmpty ? (older.isEmpty ? 0 : nil) : try CacheSize(size).bytes
        let removed = try invocation.cachedFiles.prune(olderThan: age, keeping: limit)
        invocation.print(summary(of: removed, "removed"))
    }

    private static func summary(of files: [CachedFiles.File], _ word: String) -> GoString {
        let size = files.reduce(0) { $0 + $1.size }
        return GoString("\(files.count) \(files.count == 1 ? "file" : "files") of \(size) bytes \(word)\n")
    }
}

extension Invocation {
    /// What commands keep of what they fetched.
    fileprivate var cachedFiles: CachedFiles {
        CachedFiles(
            content: settings.contentCache, indexes: settings.repositories.cache, schemas: settings.schemaCache)
    }
}
