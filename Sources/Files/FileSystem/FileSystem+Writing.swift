import Failures
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
    package func permissions(of path: GoString) -> mode_t? {
        var information = stat()
        return withPath(path, { lstat($0, &information) }) == 0 ? information.st_mode & 0o7777 : nil
    }

    package func makeDirectory(_ path: GoString, permissions: mode_t = 0o755) throws(HelmError) {
        if withPath(path, { mkdir($0, permissions) }) != 0 { throw failure("mkdir", path) }
    }

    /// Makes a folder with all above it, Go's `os.MkdirAll`; it may be there already.
    package func makeDirectories(_ path: GoString, permissions: mode_t = 0o755) throws(HelmError) {
        guard path != ".", path != "/" else { return }
        if try exists(path) {
            if try status(of: path).kind == .directory { return }
            throw failure("mkdir", path, ENOTDIR)
        }
        try makeDirectories(GoPath.directory(path), permissions: permissions)
        do throws(HelmError) { try makeDirectory(path, permissions: permissions) } catch {
            // Another program, or another release of a batch, may have been faster.
            if (try? exists(path)) != true { throw error }
        }
    }

    /// Makes a folder that nobody had before, and gives its path: `prefix` with letters behind it.
    package func makeUniqueDirectory(_ prefix: GoString) throws(HelmError) -> GoString {
        var template = (prefix + "XXXXXX").bytes.map(CChar.init(bitPattern:)) + [0]
        guard mkdtemp(&template) != nil else { throw failure("mkdir", prefix) }
        return GoString(template.dropLast().map(UInt8.init(bitPattern:)))
    }

    /// Makes a folder of a new name, `prefix` with a number behind it, among the system's temporary files.
    ///
    /// Go's `os.MkdirTemp`.
    package func makeTemporaryDirectory(prefix: GoString) throws(HelmError) -> GoString {
        let parent = getenv("TMPDIR").map { GoString(String(cString: $0)) } ?? GoString()
        let path = GoPath.join(parent.isEmpty ? "/tmp" : parent, prefix)
        while true {
            let candidate = path + GoString(String(UInt32.random(in: 0...UInt32.max)))
            if withPath(candidate, { mkdir($0, 0o700) }) == 0 { return candidate }
            if errno != EEXIST { throw failure("mkdir", candidate) }
        }
    }

    /// Writes a file that is not there yet.
    ///
    /// - Parameter permissions: those the file gets whatever the process's mask says; nil for the usual ones.
    package func write(_ data: [UInt8], toNew path: GoString, permissions: mode_t? = nil) throws(HelmError) {
        try write(data, to: path, opened: O_CREAT | O_EXCL | O_NOFOLLOW, permissions)
    }

    /// Writes a file beside another one and puts it in its place, so that nobody ever sees half of it.
    ///
    /// Mirrors internal/fileutil fileutil.go AtomicWriteFile.
    ///
    /// - Parameters:
    ///   - permissions: those the file gets; nil for the usual ones.
    ///   - prepare: gets the path of the new file before it takes the other's place.
    package func replace(
        _ path: GoString, with data: [UInt8], permissions: mode_t? = nil, prepare: (GoString) -> Void = { _ in }
    ) throws(HelmError) {
        let temporary = path + GoString(String(UInt32.random(in: 0...UInt32.max)))
        do throws(HelmError) {
            try write(data, toNew: temporary, permissions: permissions)
            prepare(temporary)
            try move(temporary, to: path)
        } catch {
            try? remove(temporary)
            throw error
        }
    }

    /// Writes a file, in place of one that is there or behind what is in it.
    package func write(_ data: [UInt8], to path: GoString, appending: Bool) throws(HelmError) {
        try write(data, to: path, opened: appending ? O_APPEND : O_CREAT | O_TRUNC, nil)
    }

    /// Some file systems tell only when a file is closed that it is not all there.
    private func write(
        _ data: [UInt8], to path: GoString, opened flags: Int32, _ permissions: mode_t?
    ) throws(HelmError) {
        let descriptor = withPath(path) { open($0, O_WRONLY | O_CLOEXEC | flags, 0o666) }
        guard descriptor >= 0 else { throw failure("open", path) }
        var written = write(data, to: descriptor)
        if written == 0, let permissions, fchmod(descriptor, permissions) != 0 { written = errno }
        let closed = close(descriptor) == 0 ? 0 : errno
        if written != 0 { throw failure("write", path, written) }
        if closed != 0 { throw failure("close", path, closed) }
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

    /// Removes a folder and all that is in it; symbolic links are removed, not followed.
    package func removeAll(_ path: GoString) throws(HelmError) {
        var pending = [path]
        var folders: [GoString] = []
        while let folder = pending.popLast() {
            folders.append(folder)
            for entry in try entries(in: folder) {
                let below = GoPath.join(folder, entry.name)
                if try linkStatus(of: below).kind == .directory { pending.append(below) } else { try remove(below) }
            }
        }
        for folder in folders.reversed() { try remove(folder) }
    }

    /// Writes all bytes to an open file, and waits where it can take none for now.
    ///
    /// - Returns: 0, or the system's number for why not all were written.
    package func write(_ data: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = data[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            if written < 0 && errno == EAGAIN {
                var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&event, 1, -1)
                continue
            }
            guard written > 0 else { return written < 0 ? errno : EIO }
            rest = rest.dropFirst(written)
        }
        return 0
    }
}
