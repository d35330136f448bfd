import Failures
import Files
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// The lock that whoever adds a repository holds, Helm as well: an empty file beside the list.
///
/// Mirrors pkg/cmd repo_add.go run.
final class RepositoryFileLock {
    private let descriptor: Int32

    private static let patience = 30

    /// Waits for others for half a minute.
    ///
    /// - Parameter file: the list.
    /// - Throws: `HelmError` where the lock cannot be had.
    init(beside file: GoString) throws(HelmError) {
        let fileSystem = FileSystem()
        try fileSystem.makeDirectories(GoPath.directory(file))
        let path = file.trimmingSuffix(GoPath.fileExtension(file)) + ".lock"
        let descriptor = path.withCString { open($0, O_CREAT | O_RDWR | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw fileSystem.failure("open", path) }
        for _ in 0..<Self.patience {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                self.descriptor = descriptor
                return
            }
            sleep(1)
        }
        close(descriptor)
        throw HelmError("context deadline exceeded")
    }

    deinit { close(descriptor) }
}
