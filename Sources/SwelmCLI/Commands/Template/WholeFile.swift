import Charts
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// Files that are written as a whole or not at all.
enum WholeFile {
    /// Writes beside the file and then puts the result in its place, so that a run that dies leaves the old one.
    ///
    /// - Throws: `HelmError` where the folder cannot be made or written to.
    static func write(_ bytes: [UInt8], to path: GoString) throws(HelmError) {
        let target = path.text
        try makeFolder(of: target)
        let temporary = target + ".\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("open", target) }
        let isWritten = writeAll(bytes, to: descriptor)
        guard close(descriptor) == 0, isWritten, rename(temporary, target) == 0 else {
            let problem = failure("write", target)
            unlink(temporary)
            throw problem
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count, let base = buffer.baseAddress {
                let written = Glibc.write(descriptor, base + offset, buffer.count - offset)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return false }
                offset += written
            }
            return true
        }
    }

    /// Makes the folder a file goes to, with all above it.
    static func makeFolder(of file: String) throws(HelmError) {
        var prefix = file.hasPrefix("/") ? "/" : ""
        for part in file.split(separator: "/").dropLast() {
            prefix += part + "/"
            if mkdir(prefix, 0o755) != 0 && errno != EEXIST { throw failure("mkdir", prefix) }
        }
    }

    private static func failure(_ operation: String, _ path: String) -> HelmError {
        HelmError("\(operation) \(path): \(String(cString: strerror(errno)).lowercased())")
    }
}
