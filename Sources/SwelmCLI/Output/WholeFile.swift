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
        let fileSystem = FileSystem()
        try makeFolder(of: path)
        let temporary = path + GoString(".\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp")
        do throws(HelmError) {
            try fileSystem.write(bytes, toNew: temporary, permissions: permissions)
            try fileSystem.move(temporary, to: path)
        } catch {
            try? fileSystem.remove(temporary)
            throw error
        }
    }

    /// Makes the folder a file goes to, with all above it; mirrors pkg/action action.go ensureDirectoryForFile.
    static func makeFolder(of file: GoString) throws(HelmError) {
        try FileSystem().makeDirectories(GoPath.directory(file))
    }
}
