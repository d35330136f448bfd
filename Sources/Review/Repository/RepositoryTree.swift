import Failures
import Files
import GoTemplate

/// The files of a repository on one side of a comparison: of a commit, or of the working tree.
///
/// Of a commit, files that the other side has just so are read from disk, if that side is the working tree.
///
/// Unchecked because what changes is behind a lock.
final class RepositoryTree: @unchecked Sendable {
    let repository: GitRepository
    /// Nil for the working tree.
    let revision: GitRevision?
    /// From the root, in byte order.
    let files: [GoString]
    private let known: Set<GoString>
    private let folders: Set<GoString>
    /// What must be read out of the commit; nil for all files.
    private let changed: Set<GoString>?
    private let texts = Locked<[GoString: [UInt8]?]>([:])

    /// The working tree.
    init(working repository: GitRepository) throws(ReviewFailure) {
        (self.repository, revision, changed) = (repository, nil, [])
        files = try repository.workingFiles()
        (known, folders) = (Set(files), Self.folders(of: files))
    }

    /// - Parameter changed: the files that are not as they are in the working tree; nil where nobody knows.
    init(_ revision: GitRevision, changed: Set<GoString>?) throws(ReviewFailure) {
        (repository, self.revision, self.changed) = (revision.repository, revision, changed)
        files = try revision.repository.files(of: revision.commit)
        (known, folders) = (Set(files), Self.folders(of: files))
    }

    private static func folders(of files: [GoString]) -> Set<GoString> {
        var folders: Set<GoString> = ["."]
        for file in files {
            var folder = GoPath.directory(file)
            while folders.insert(folder).inserted { folder = GoPath.directory(folder) }
        }
        return folders
    }

    func hasFile(_ path: GoString) -> Bool { known.contains(path) }

    func hasFolder(_ path: GoString) -> Bool { folders.contains(path) }

    /// All folders but hidden ones, in byte order.
    var visibleFolders: [GoString] {
        folders.filter { folder in folder != "." && !folder.split(at: UInt8(ascii: "/")).contains { $0.hasPrefix(".") }
        }
        .sorted()
    }

    /// The folder or archive of a chart.
    func hasChart(_ path: GoString) -> Bool {
        hasFile(GoPath.join(path, "Chart.yaml")) || (hasFile(path) && path.hasSuffix(".tgz"))
    }

    /// Whether a file has to be read out of the commit.
    private func isOfCommit(_ path: GoString) -> Bool { revision != nil && changed?.contains(path) != false }

    /// Reads files at once, which are asked for later.
    func prepare(_ paths: [GoString]) throws(ReviewFailure) {
        guard let revision else { return }
        let contents = try repository.contents(of: paths.filter(isOfCommit), in: revision.commit)
        texts.withLock { texts in
            for (path, content) in contents where !GitLFS.isPointer(content) { texts[path] = content }
        }
    }

    /// The content of a file; nil where there is none.
    func text(of path: GoString) throws(HelmError) -> [UInt8]? {
        let path = GoPath.clean(path)
        if let text = texts.withLock({ $0[path] }) { return text }
        let text = try read(path)
        texts.withLock { $0[path] = text }
        return text
    }

    private func read(_ path: GoString) throws(HelmError) -> [UInt8]? {
        guard path != "..", !path.hasPrefix("../"), !GoPath.isAbsolute(path) else {
            throw HelmError(path + " is out of the repository")
        }
        guard let revision, isOfCommit(path) else { return try workingText(path) }
        do {
            guard case .file(let content) = try revision.find(fromRoot: path, shown: path) else { return nil }
            return content
        } catch { throw HelmError(error.message) }
    }

    /// What lies below a link out of the repository is not of it.
    private func workingText(_ path: GoString) throws(HelmError) -> [UInt8]? {
        let place = GoPath.join(repository.root, path)
        guard (try? FileSystem().status(of: place)) != nil else { return nil }
        guard try FileSystem().leads(place, below: repository.root) else {
            throw HelmError(path + " leads out of the repository")
        }
        return try FileSystem().read(place)
    }
}
