import Charts
import Files
import GoTemplate

/// Where a path of this machine is in the repository around it; the path itself need not exist any more.
struct GitPlace {
    let repository: GitRepository
    /// The path from the root of the repository.
    let path: GoString
    /// Paths from the root to try in turn, where it is not sure what a relative one is seen from: as seen from here, then
    /// from the root.
    let candidates: [GoString]

    /// - Parameter base: the folder that a relative path is seen from; empty for the one the program runs in.
    /// - Throws: `ReviewFailure` where there is no repository.
    init(_ path: GoString, in base: GoString = "", fileSystem: FileSystem) throws(ReviewFailure) {
        let seen = GoPath.isAbsolute(path) ? path : GoPath.join(base, path)
        var folder: GoString
        do { folder = try fileSystem.absolute(seen) } catch { throw ReviewFailure(error.message) }
        var rest = GoString()
        while folder != "/", (try? fileSystem.status(of: folder).kind) != .directory {
            rest = rest.isEmpty ? GoPath.base(folder) : GoPath.join(GoPath.base(folder), rest)
            folder = GoPath.directory(folder)
        }
        repository = try GitRepository(around: folder)
        let own = GoPath.join(repository.prefix, rest)
        self.path = own
        let fromRoot = GoPath.clean(path)
        let isRelative = !GoPath.isAbsolute(fromRoot) && fromRoot != ".." && !fromRoot.hasPrefix("../")
        candidates = isRelative && fromRoot != own && fromRoot != "." ? [own, fromRoot] : [own]
    }
}
