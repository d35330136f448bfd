import Charts
import Failures
import Files
import GoTemplate

/// The files of `-f` and `--set-file`, each read once: standard input and pipes give their text only once.
///
/// A file may be one of a git revision, `git:REVISION:PATH`; and all files of a repository may be those of one.
package final class ValuesFiles {
    private let fileSystem: FileSystem
    private let remote: ValuesSource.RemoteReader?
    /// What relative paths are relative to; empty for the folder the program runs in.
    private let folder: GoString
    private var texts: [GoString: [UInt8]] = [:]
    /// The revision whose version of its repository's files counts, and where all others come from.
    private let revision: GitRevision?
    private let others: ValuesFiles?
    private var missing: Set<GoString> = []
    /// What reads a file in place of all this; nil for this.
    private let reader: ((GoString) throws(HelmError) -> [UInt8])?

    /// - Parameter remote: gets files that URLs name; nil where nothing is fetched.
    package init(
        fileSystem: FileSystem = FileSystem(), folder: GoString = "", remote: ValuesSource.RemoteReader? = nil
    ) {
        self.fileSystem = fileSystem
        self.remote = remote
        self.folder = folder
        revision = nil
        others = nil
        reader = nil
    }

    /// Files that come from elsewhere.
    init(reading read: @escaping (GoString) throws(HelmError) -> [UInt8]) {
        (fileSystem, remote, folder, revision, others) = (FileSystem(), nil, "", nil, nil)
        reader = read
    }

    /// Files as a revision has them.
    ///
    /// - Parameter others: gives standard input, and the files that are not in the revision's repository.
    init(of revision: GitRevision, others: ValuesFiles, fileSystem: FileSystem) {
        self.fileSystem = fileSystem
        remote = others.remote
        reader = nil
        self.revision = revision
        self.others = others
        folder = others.folder
    }

    /// Helm's message where the file cannot be read; nothing for a file that the revision does not have yet.
    package func text(of path: GoString) throws(HelmError) -> [UInt8] {
        if let text = texts[path] { return text }
        let text = try read(path)
        texts[path] = text
        return text
    }

    /// Whether a file is one that the revision does not have yet.
    func isMissing(_ path: GoString) throws(HelmError) -> Bool {
        _ = try text(of: path)
        return missing.contains(path)
    }

    /// A file by its name, `git:REVISION:PATH` among them; no program is started for any other name.
    ///
    /// - Parameters:
    ///   - folder: what relative paths are relative to; empty for the folder the program runs in.
    ///   - remote: gets files that URLs name; nil where nothing is fetched.
    /// - Throws: Helm's message where the file cannot be read.
    package static func read(
        _ path: GoString, in folder: GoString = "", fileSystem: FileSystem = FileSystem(),
        remote: ValuesSource.RemoteReader? = nil
    ) throws(HelmError) -> [UInt8] {
        guard let name = GitFileName(path, fileSystem: fileSystem) else {
            return try ValuesSource.read(resolved(path, in: folder), fileSystem, remote: remote)
        }
        return try explaining { () throws(ReviewFailure) in try name.read(in: folder, fileSystem: fileSystem) }
    }

    /// Whether a name is `git:REVISION:PATH`, so no path of this machine.
    package static func isOfRevision(_ name: GoString, fileSystem: FileSystem = FileSystem()) -> Bool {
        GitFileName(name, fileSystem: fileSystem) != nil
    }

    private func read(_ path: GoString) throws(HelmError) -> [UInt8] {
        if let reader { return try reader(path) }
        guard let others, !Self.isOfRevision(path, fileSystem: fileSystem) else {
            return try Self.read(path, in: folder, fileSystem: fileSystem, remote: remote)
        }
        guard let revision, Self.isPath(path) else { return try others.text(of: path) }
        let finding = try Self.explaining { () throws(ReviewFailure) in
            try revision.find(Self.resolved(path, in: folder), fileSystem: fileSystem)
        }
        switch finding {
        case .file(let content): return content
        case .outside: return try others.text(of: path)
        case .missing:
            // A file that is nowhere is an error, in Helm's words.
            _ = try others.text(of: path)
            missing.insert(path)
            revision.notes.add(
                path + " does not exist in revision " + revision.name + ": that side takes nothing from it")
            return []
        }
    }

    private static func explaining<Result>(_ body: () throws(ReviewFailure) -> Result) throws(HelmError) -> Result {
        do { return try body() } catch { throw HelmError(error.message) }
    }

    private static func resolved(_ path: GoString, in folder: GoString) -> GoString {
        guard !folder.isEmpty, !GoPath.isAbsolute(path), isPath(path) else { return path }
        return GoPath.join(folder, path)
    }

    /// Whether a name is neither standard input nor a URL.
    private static func isPath(_ name: GoString) -> Bool { name.trimmingSpace != "-" && !name.contains("://") }
}
