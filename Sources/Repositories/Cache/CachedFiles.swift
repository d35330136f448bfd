import Failures
import Files
import GoLibrary
import GoTemplate

/// What commands keep of what they fetched: archives, signatures and schemas, all of which can be fetched again.
package struct CachedFiles {
    package enum Kind: String, Sendable {
        case chart, provenance, schema
        /// The index of a repository that nobody added, or that a command did not live to remove.
        case index
    }

    package struct File: Sendable {
        package let kind: Kind
        package let path: GoString
        package let size: Int
        /// When it was written, in seconds since 1970.
        package let written: Int64
    }

    private let content: GoString
    private let indexes: GoString
    private let schemas: GoString
    private let fileSystem = FileSystem()

    /// - Parameters:
    ///   - content: the folder of archives.
    ///   - indexes: that of indexes.
    ///   - schemas: that of schemas.
    package init(content: GoString, indexes: GoString, schemas: GoString) {
        (self.content, self.indexes, self.schemas) = (content, indexes, schemas)
    }

    /// All of them, the oldest first.
    package var all: [File] {
        let archives = entries(content).filter(\.isDirectory).flatMap { files(GoPath.join(content, $0.name)) }
        let all = archives + files(indexes) + files(schemas)
        return all.sorted { ($0.written, $0.path) < ($1.written, $1.path) }
    }

    private func entries(_ folder: GoString) -> [FileSystem.Entry] { (try? fileSystem.entries(in: folder)) ?? [] }

    private func files(_ folder: GoString) -> [File] {
        entries(folder).compactMap { entry in
            let path = GoPath.join(folder, entry.name)
            guard let kind = kind(of: entry.name, folder), let status = try? fileSystem.linkStatus(of: path),
                status.kind == .regular
            else { return nil }
            return File(kind: kind, path: path, size: status.size, written: status.modificationTime?.seconds ?? 0)
        }
    }

    /// Nil for what is none of ours, and for the indexes of repositories that were added.
    private func kind(of name: GoString, _ folder: GoString) -> Kind? {
        switch folder {
        case schemas: return name.hasSuffix(".json") ? .schema : nil
        case indexes:
            let isIndex = name.hasSuffix("-index.yaml") || name.hasSuffix("-charts.txt")
            let isUnmanaged = name.hasPrefix("helm-manager-") || name.contains("=-")
            return isIndex && isUnmanaged ? .index : nil
        default: return name.hasSuffix(".chart") ? .chart : name.hasSuffix(".prov") ? .provenance : nil
        }
    }
}

extension CachedFiles {
    /// Removes files, the oldest first.
    ///
    /// - Parameters:
    ///   - age: those that are older, in seconds; nil for none.
    ///   - size: how many bytes all others may have together; nil for any.
    /// - Returns: what was removed.
    /// - Throws: `HelmError` where one cannot be removed; those before it are gone.
    package func prune(olderThan age: Int64?, keeping size: Int?) throws(HelmError) -> [File] {
        let now = GoTime.now().unixSeconds
        var rest = all
        var removed: [File] = []
        var total = rest.reduce(0) { $0 + $1.size }
        while let file = rest.first {
            let isOld = age.map { now - file.written > $0 } ?? false
            let isTooMuch = size.map { total > $0 } ?? false
            guard isOld || isTooMuch else { break }
            try remove(file)
            removed.append(file)
            rest.removeFirst()
            total -= file.size
        }
        return removed
    }

    /// Another command may have been faster.
    private func remove(_ file: File) throws(HelmError) {
        do { try fileSystem.remove(file.path) } catch {
            if try fileSystem.exists(file.path) { throw error }
        }
    }
}
