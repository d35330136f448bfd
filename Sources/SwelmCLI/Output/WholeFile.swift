import Charts
import Failures
import Files
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// Files that are written as a whole or not at all.
enum WholeFile {
    /// Writes beside the file and then puts the result in its place, so that a run that dies leaves the old one.
    ///
    /// - Parameter permissions: those the file gets; nil for the usual ones.
    /// - Throws: `HelmError` where the folder cannot be made or written to.
    static func write(_ bytes: [UInt8], to path: GoString, permissions: mode_t? = nil) throws(HelmError) {
        try makeFolder(of: path)
        try FileSystem().replace(path, with: bytes, permissions: permissions)
    }

    /// Makes the folder a file goes to, with all above it; mirrors pkg/action action.go ensureDirectoryForFile.
    static func makeFolder(of file: GoString) throws(HelmError) {
        try FileSystem().makeDirectories(GoPath.directory(file))
    }
}
