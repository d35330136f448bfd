import Glibc
import GoTemplate

/// What changes files; all but the last element of a path may be symbolic links, the last is never followed.
extension FileSystem {
    /// Whether a path leads to something, symbolic links followed.
    ///
    /// - Throws: what else keeps from looking than that nothing is there.
    package func exists(_ path: GoString) throws(HelmError) -> Bool {
        var information = stat()
        if withPath(path, { stat($0, &information) }) == 0 { return true }
        if errno == ENOENT { return false }
        throw failure("stat", path)
    }

    /// The permissions of a file itself; nil where there is none.
    func permissions(of path: GoString) -> mode_t? {
        var information = stat()
        return withPath(path, { lstat($0, &information) }) == 0 ? information.st_mode & 0o7777 : nil
    }

    package func makeDirectory(_ path: GoString) throws(HelmError) {
        if withPath(path, { mkdir($0, 0o755) }) != 0 { throw failure("mkdir", path) }
    }

    /// Makes a folder that nobody had before, and gives its path: `prefix` with letters behind it.
    func makeUniqueDirectory(_ prefix: GoString) throws(HelmError) -> GoString {
        var template = (prefix + "XXXXXX").bytes.map(CChar.init(bitPattern:)) + [0]
        guard mkdtemp(&template) != nil else { throw failure("mkdir", prefix) }
        return GoString(template.dropLast().map(UInt8.init(bitPattern:)))
    }

    /// Writes a file that is not there yet.
    ///
    /// - Parameter permissions: those the file gets whatever the process's mask says; nil for the usual ones.
    package func write(_ data: [UInt8], toNew path: GoString, permissions: mode_t? = nil) throws(HelmError) {
        let descriptor = withPath(path) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666) }
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        if let permissions { fchmod(descriptor, permissions) }
        try write(data, to: descriptor, named: path)
    }

    /// Moves a file or a symbolic link; what is at the new place is replaced.
    package func move(_ path: GoString, to destination: GoString) throws(HelmError) {
        let status = withPath(path) { from in withPath(destination) { to in rename(from, to) } }
        if status != 0 { throw failure("rename", path + " " + destination) }
    }

    /// Removes a file, a symbolic link or an empty folder.
    package func remove(_ path: GoString) throws(HelmError) {
        if withPath(path, { Glibc.remove($0) }) != 0 { throw failure("remove", path) }
    }

    private func write(_ data: [UInt8], to descriptor: Int32, named path: GoString) throws(HelmError) {
        var rest = data[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw failure("write", path) }
            rest = rest.dropFirst(written)
        }
    }
}
