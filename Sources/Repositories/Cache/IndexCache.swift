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
    package func index(of name: GoString, log: Log) throws(HelmError) -> RepositoryIndex {
        let path = path(of: name, "index.yaml")
        let text = try fileSystem.read(path)
        do { return try RepositoryIndex(text, source: path, log: log) } catch {
            throw HelmError("error loading " + path + ": " + error.message)
        }
    }

    /// What is known of the index of a repository without reading it; nil where it must be fetched whatever it is.
    func note(of source: IndexSource) -> IndexNote? {
        let path = path(of: source.entry.name, "index.yaml")
        guard let text = fileSystem.note(IndexNote.name, of: path), let status = try? fileSystem.status(of: path),
            let note = IndexNote(text, of: status), note.source == DependencyDigest.sha256(source.url.bytes)
        else { return nil }
        return note
    }

    /// Keeps what was fetched, as it was served, and the names of its charts, which completion shows.
    ///
    /// Mirrors pkg/repo/v1 chartrepo.go DownloadIndexFile.
    ///
    /// - Throws: `HelmError` for what is no index; then nothing is changed.
    func write(
        _ text: [UInt8], of source: IndexSource, _ validators: IndexValidators, log: Log
    ) throws(HelmError) {
        let warnings = Log()
        defer { log.append(warnings.drain()) }
        let index = try RepositoryIndex(text, source: source.entry.url.redactedURL, log: warnings)
        try fileSystem.makeDirectories(folder)
        let names = index.names.map { $0 + "\n" }.joined(by: "").bytes
        try fileSystem.replace(path(of: source.entry.name, "charts.txt"), with: names, permissions: 0o644)
        let note = IndexNote(of: source.url, validators, isClean: warnings.records.isEmpty)
        try fileSystem.replace(path(of: source.entry.name, "index.yaml"), with: text, permissions: 0o644) { path in
            guard let status = try? fileSystem.status(of: path) else { return }
            fileSystem.setNote(IndexNote.name, note.text(for: status), of: path)
        }
    }

    /// Says again what was said of an index when it came.
    func repeatWarnings(about source: IndexSource, log: Log) throws(HelmError) {
        let text = try fileSystem.read(path(of: source.entry.name, "index.yaml"))
        _ = try RepositoryIndex(text, source: source.entry.url.redactedURL, log: log)
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
