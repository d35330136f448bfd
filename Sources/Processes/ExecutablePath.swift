import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// Where a program is, Go's `exec.LookPath`.
enum ExecutablePath {
    /// - Parameter name: a path, or a name without a slash, which `PATH` leads to.
    /// - Throws: `ProgramFailure` in Go's words.
    static func find(_ name: GoString) throws(ProgramFailure) -> GoString {
        guard !name.bytes.contains(UInt8(ascii: "/")) else {
            if let reason = obstacle(name) { throw failure(name, reason) }
            return name
        }
        for folder in searchedFolders {
            let path = (folder.isEmpty ? "." : folder) + "/" + name
            guard obstacle(path) == nil else { continue }
            guard folder.hasPrefix("/") else {
                throw failure(name, "cannot run executable found relative to current directory")
            }
            return path
        }
        throw failure(name, "executable file not found in $PATH")
    }

    private static var searchedFolders: [GoString] {
        getenv("PATH").map { GoString(String(cString: $0)).split(separator: ":") } ?? []
    }

    /// Why a file cannot be executed; nil where it can.
    private static func obstacle(_ path: GoString) -> GoString? {
        var information = stat()
        guard path.withCString({ stat($0, &information) }) == 0 else {
            return "stat " + path + GoString(": " + SystemText.error(errno))
        }
        if information.st_mode & S_IFMT == S_IFDIR { return "is a directory" }
        guard path.withCString({ faccessat(AT_FDCWD, $0, X_OK, AT_EACCESS) }) == 0 else {
            return GoString(SystemText.error(errno))
        }
        return nil
    }

    private static func failure(_ name: GoString, _ reason: GoString) -> ProgramFailure {
        ProgramFailure("exec: " + Strconv.quote(name) + ": " + reason, kind: .notFound)
    }
}
