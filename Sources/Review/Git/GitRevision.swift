import Charts
import Files
import GoTemplate

/// The files of one commit of a repository.
struct GitRevision {
    let repository: GitRepository
    /// The revision as it was named.
    let name: GoString
    let commit: GoString
    let notes: ReviewNotes

    /// - Throws: `ReviewFailure` for an unknown revision.
    init(_ name: GoString, of repository: GitRepository, notes: ReviewNotes) throws(ReviewFailure) {
        self.repository = repository
        self.name = name
        self.notes = notes
        commit = try repository.commit(of: name)
    }

    /// What is at a path of this machine.
    enum Finding {
        case file([UInt8])
        /// The commit has nothing there.
        case missing
        /// The path is in no repository, in another one, or leads out of this one.
        case outside
    }

    /// - Throws: `ReviewFailure` for what is there and cannot be read.
    func find(_ path: GoString, fileSystem: FileSystem) throws(ReviewFailure) -> Finding {
        guard let place = try? GitPlace(path, fileSystem: fileSystem) else { return .outside }
        guard place.repository.root == repository.root else {
            if place.repository.root.hasPrefix(repository.root + "/") {
                notes.add(
                    path + " is in a repository within this one: read as it is, not in revision " + name)
            }
            return .outside
        }
        return try find(fromRoot: place.path, shown: path)
    }

    /// - Parameters:
    ///   - path: from the root of the repository.
    ///   - shown: the path as it was named.
    func find(fromRoot path: GoString, shown: GoString) throws(ReviewFailure) -> Finding {
        switch try repository.target(of: path, in: commit) {
        case .outside(let target):
            notes.add(shown + " is a symbolic link out of the repository in revision " + name + ", to " + target)
            return .outside
        case .nothing:
            guard let submodule = try repository.submodule(above: path, in: commit) else { return .missing }
            throw ReviewFailure(
                shown + " cannot be read in revision " + name + ": " + submodule
                    + " is a submodule, whose files are in another repository")
        case .object(let object):
            guard object.kind == .blob else { throw ReviewFailure(shown + " is no file in revision " + name) }
            let content = try repository.contents(of: [object.name]).first ?? []
            try refusePointer(content, shown)
            return .file(content)
        }
    }

    /// Git LFS keeps a file of some lines in place of the content.
    func refusePointer(_ content: [UInt8], _ path: GoString) throws(ReviewFailure) {
        guard GitLFS.isPointer(content) else { return }
        throw ReviewFailure(
            path + " cannot be read in revision " + name + ": its content is kept by Git LFS, outside of the repository"
        )
    }
}

/// Files whose content is not in the repository.
enum GitLFS {
    private static let start: GoString = "version https://git-lfs.github.com/spec/"
    private static let maximumSize = 1024

    static func isPointer(_ content: [UInt8]) -> Bool {
        content.count < maximumSize && content.starts(with: start.bytes)
    }
}
