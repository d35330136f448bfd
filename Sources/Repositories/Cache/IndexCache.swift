import Failures
import Files
import GoTemplate

/// The indexes of repositories as they were fetched last, in the folder that Helm keeps them in, too.
package struct IndexCache {
    private let folder: GoString
    private let fileSystem = FileSystem()

    package init(_ folder: GoString) { self.folder = folder }

    /// Reads an index, with warnings about its invalid entries.
    ///
    /// Mirrors pkg/repo/v1 index.go LoadIndexFile.
    ///
    /// - Throws: `HelmError` where it is not there, or no index.
    package func index(of name: GoString, log: Log) throws(HelmError) -> ChartIndex {
        let path = path(of: name, "index.yaml")
        let text = try fileSystem.read(path)
        do { return try ChartIndex(text, source: path, log: log) } catch {
            throw HelmError("error loading " + path + ": " + error.message)
        }
    }

    /// Keeps what was fetched, as it was served, and the names of its charts, which completion shows.
    ///
    /// Mirrors pkg/repo/v1 chartrepo.go DownloadIndexFile.
    ///
    /// - Throws: `HelmError` for what is no index; then nothing is changed.
    func write(_ text: [UInt8], of entry: RepositoryEntry, log: Log) throws(HelmError) {
        let index = try ChartIndex(text, source: entry.url.redactedURL, log: log)
        try fileSystem.makeDirectories(folder)
        let names = index.names.map { $0 + "\n" }.joined(by: "").bytes
        try fileSystem.replace(path(of: entry.name, "charts.txt"), with: names, permissions: 0o644)
        try fileSystem.replace(path(of: entry.name, "index.yaml"), with: text, permissions: 0o644)
    }

    /// Removes what is kept of a repository.
    func remove(_ name: GoString) throws(HelmError) {
        for file: GoString in ["charts.txt", "index.yaml"] {
            let path = path(of: name, file)
            if try fileSystem.exists(path) { try fileSystem.remove(path) }
        }
    }

    /// Mirrors pkg/helmpath home.go CacheIndexFile.
    private func path(of name: GoString, _ file: GoString) -> GoString {
        GoPath.join(folder, name.isEmpty ? file : name + "-" + file)
    }
}
