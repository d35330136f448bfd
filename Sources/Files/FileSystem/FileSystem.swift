import Failures
import Glibc
import GoLibrary
import GoTemplate

/// The files of this machine, with failures in the words of Go's `os` package (`open x: no such file or directory`).
package struct FileSystem: Sendable {
    /// What a path leads to.
    package enum Kind: Sendable {
        case regular, directory, symbolicLink, irregular
    }

    /// What is known of a file without reading it.
    package struct Status: Sendable {
        package let kind: Kind
        package let size: Int
        package let modificationTime: FileTime?

        init(kind: Kind, size: Int, modificationTime: FileTime? = nil) {
            self.kind = kind
            self.size = size
            self.modificationTime = modificationTime
        }
    }

    /// A name in a folder.
    package struct Entry: Sendable {
        package let name: GoString
        /// What it is; nil where the file system does not tell.
        package let kind: Kind?

        package var isDirectory: Bool { kind == .directory }
    }

    /// A file with all its bytes.
    package struct File: Sendable {
        package let status: Status
        package let data: [UInt8]
    }

    package init() {}

    /// Follows symbolic links, Go's `os.Stat`.
    package func status(of path: GoString) throws(HelmError) -> Status {
        try status("stat", path, stat)
    }

    /// Looks at a symbolic link itself, Go's `os.Lstat`.
    package func linkStatus(of path: GoString) throws(HelmError) -> Status {
        try status("lstat", path, lstat)
    }

    /// The size above which nothing is read; devices such as `/dev/zero` never end.
    private static let maximumSize = 512 << 20

    /// All bytes of a file, Go's `os.ReadFile`.
    ///
    /// Larger files than `maximumSize` fail; Go would read on until the memory is used up.
    package func read(_ path: GoString) throws(HelmError) -> [UInt8] {
        let descriptor = try openForReading(path)
        defer { close(descriptor) }
        return try read(descriptor, named: path, expecting: Self.status(of: descriptor).size)
    }

    /// All bytes of a file; nil where there is none.
    package func readIfPresent(_ path: GoString) throws(HelmError) -> [UInt8]? {
        guard let descriptor = try openIfPresent(path) else { return nil }
        defer { close(descriptor) }
        return try read(descriptor, named: path, expecting: Self.status(of: descriptor).size)
    }

    /// Opens and closes a file or folder, to see that it can be read.
    package func checkReading(_ path: GoString) throws(HelmError) {
        close(try openForReading(path))
    }

    /// A file with what is known of it; nil where it is larger than `limit` bytes.
    package func read(_ path: GoString, upTo limit: Int) throws(HelmError) -> File? {
        let descriptor = try openForReading(path)
        defer { close(descriptor) }
        let status = Self.status(of: descriptor)
        guard status.size <= limit else { return nil }
        return File(status: status, data: try read(descriptor, named: path, expecting: status.size))
    }

    private func openForReading(_ path: GoString) throws(HelmError) -> Int32 {
        guard let descriptor = try openIfPresent(path) else { throw failure("open", path, ENOENT) }
        return descriptor
    }

    /// The number of an opened file; nil where there is none.
    private func openIfPresent(_ path: GoString) throws(HelmError) -> Int32? {
        let descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
        if descriptor >= 0 { return descriptor }
        if errno == ENOENT { return nil }
        throw failure("open", path)
    }

    /// All bytes of standard input.
    package func readStandardInput() throws(HelmError) -> [UInt8] {
        try read(STDIN_FILENO, named: "/dev/stdin", expecting: 0)
    }

    /// What is in a folder in byte order of the names, without `.` and `..`.
    package func entries(in directory: GoString) throws(HelmError) -> [Entry] {
        guard let stream = withPath(directory, { opendir($0) }) else { throw failure("open", directory) }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = Self.name(of: entry)
            if name.count <= 2, name.bytes.allSatisfy({ $0 == UInt8(ascii: ".") }) { continue }
            entries.append(Entry(name: name, kind: Self.kind(ofType: entry.pointee.d_type)))
        }
        return entries.sorted { $0.name < $1.name }
    }

    /// The target of a symbolic link, as it is written.
    package func readLink(_ path: GoString) throws(HelmError) -> GoString {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = target.withUnsafeMutableBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                withPath(path) { path in characters.baseAddress.map { readlink(path, $0, characters.count) } ?? -1 }
            }
        }
        guard length >= 0 else { throw failure("readlink", path) }
        return GoString(target[..<length])
    }

    /// The path from the root, Go's `filepath.Abs`.
    package func absolute(_ path: GoString) throws(HelmError) -> GoString {
        GoPath.isAbsolute(path) ? GoPath.clean(path) : GoPath.join(try workingDirectory(), path)
    }

    /// The folder the program runs in: `PWD` where that names it, as Go's `os.Getwd` prefers.
    private func workingDirectory() throws(HelmError) -> GoString {
        if let variable = getenv("PWD"), isCurrentDirectory(variable) { return GoString(String(cString: variable)) }
        guard let path = getcwd(nil, 0) else { throw failure("getwd") }
        defer { free(path) }
        return GoString(String(cString: path))
    }

    private func isCurrentDirectory(_ path: UnsafePointer<CChar>) -> Bool {
        var named = stat()
        var current = stat()
        guard path[0] == CChar(bitPattern: UInt8(ascii: "/")) else { return false }
        guard stat(path, &named) == 0, stat(".", &current) == 0 else { return false }
        return named.st_dev == current.st_dev && named.st_ino == current.st_ino
    }

    private func read(
        _ descriptor: Int32, named path: GoString, expecting size: Int
    ) throws(HelmError) -> [UInt8] {
        if size > Self.maximumSize { throw tooLarge(path) }
        // One byte more than expected: a short read then tells the end of a regular file.
        var (bytes, isAtEnd) = try readChunk(descriptor, size + 1, path)
        if size > 0 && bytes.count == size { return bytes }
        while !isAtEnd {
            let chunk = try readChunk(descriptor, max(1 << 16, bytes.count), path)
            bytes += chunk.bytes
            if bytes.count > Self.maximumSize { throw tooLarge(path) }
            isAtEnd = chunk.isAtEnd
        }
        return bytes
    }

    private func readChunk(
        _ descriptor: Int32, _ capacity: Int, _ path: GoString
    ) throws(HelmError) -> (bytes: [UInt8], isAtEnd: Bool) {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            repeat { result = Glibc.read(descriptor, buffer.baseAddress, capacity) } while result < 0 && errno == EINTR
            count = max(0, result)
        }
        if result < 0 { throw failure("read", path) }
        return (bytes, result == 0)
    }

    /// What is known of an open file; nothing but its kind where the system does not tell.
    private static func status(of descriptor: Int32) -> Status {
        var information = stat()
        return fstat(descriptor, &information) == 0 ? status(information) : Status(kind: .irregular, size: 0)
    }

    private func status(
        _ operation: String, _ path: GoString,
        _ call: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
    ) throws(HelmError) -> Status {
        var information = stat()
        guard withPath(path, { call($0, &information) }) == 0 else { throw failure(operation, path) }
        return Self.status(information)
    }

    private static func status(_ information: stat) -> Status {
        let changed = information.st_mtim
        return Status(
            kind: kind(ofMode: information.st_mode), size: max(0, Int(information.st_size)),
            modificationTime: FileTime(
                seconds: Int64(changed.tv_sec), nanosecond: Int32(truncatingIfNeeded: changed.tv_nsec)))
    }

    private static func kind(ofMode mode: mode_t) -> Kind {
        switch mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFDIR: .directory
        case S_IFLNK: .symbolicLink
        default: .irregular
        }
    }

    /// The kind in a folder's entry; nil where it does not say.
    private static func kind(ofType type: UInt8) -> Kind? {
        switch Int(type) {
        case Int(DT_REG): .regular
        case Int(DT_DIR): .directory
        case Int(DT_LNK): .symbolicLink
        case Int(DT_UNKNOWN): nil
        default: .irregular
        }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> GoString {
        withUnsafePointer(to: &entry.pointee.d_name) { tuple in
            tuple.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
                GoString(
                    UnsafeBufferPointer(
                        start: $0, count: strlen(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))))
            }
        }
    }

    func withPath<Result>(_ path: GoString, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        // A NUL byte would cut the path short; Go refuses it, and so does the kernel for an empty path.
        (path.bytes.contains(0) ? GoString() : path).withCString(body)
    }

    private func tooLarge(_ path: GoString) -> HelmError { HelmError("read " + path + ": file too large") }

    /// The text of Go's `fs.PathError`.
    ///
    /// - Parameter code: the system's number; nil for the current `errno`.
    package func failure(_ operation: String, _ path: GoString, _ code: Int32? = nil) -> HelmError {
        let reason = path.bytes.contains(0) ? "invalid argument" : SystemText.error(code ?? errno)
        return HelmError(GoString(operation + " ") + path + GoString(": " + reason))
    }

    private func failure(_ operation: String) -> HelmError { HelmError("\(operation): \(SystemText.error(errno))") }
}
