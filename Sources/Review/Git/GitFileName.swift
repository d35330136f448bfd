import Charts
import Files
import GoTemplate

/// A file of a revision where a file is named: `git:REVISION:PATH`.
struct GitFileName {
    let revision: GoString
    let path: GoString

    /// Nil for any other name, and where a file on disk is called so.
    init?(_ text: GoString, fileSystem: FileSystem) {
        guard text.hasPrefix("git:"), let (revision, path) = text.suffix(from: 4).cut(at: ":") else {
            return nil
        }
        guard !revision.isEmpty, !path.isEmpty, (try? fileSystem.status(of: text)) == nil else { return nil }
        self.revision = revision
        self.path = path
    }

    /// The content of the file.
    ///
    /// - Parameter folder: what a relative path is seen from, before it is tried from the root of the repository.
    /// - Throws: `ReviewFailure` where the revision has no such file, or it cannot be read.
    func read(in folder: GoString, fileSystem: FileSystem) throws(ReviewFailure) -> [UInt8] {
        let (place, commit) = try find(from: folder, fileSystem: fileSystem)
        for candidate in place.candidates {
            switch try commit.find(fromRoot: candidate, shown: path) {
            case .file(let content): return content
            case .missing: continue
            case .outside: throw ReviewFailure(path + " leads out of the repository in revision " + revision)
            }
        }
        throw ReviewFailure(MissingInRevision(path: path, revision: revision).message)
    }

    /// Both names are said where there is no repository, or no such revision in it.
    private func find(
        from folder: GoString, fileSystem: FileSystem
    ) throws(ReviewFailure) -> (GitPlace, GitRevision) {
        do {
            let place = try GitPlace(path, in: folder, fileSystem: fileSystem)
            return (place, try GitRevision(revision, of: place.repository, notes: ReviewNotes()))
        } catch {
            throw ReviewFailure("git:" + revision + ":" + path + ": " + error.message, hint: error.hint)
        }
    }
}
