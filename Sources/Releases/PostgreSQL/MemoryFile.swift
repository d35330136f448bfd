import CPostgreSQL
import Glibc
import GoTemplate

/// A file of this process alone, on no disk, which lasts as long as this object.
final class MemoryFile {
    private let descriptor: Int32

    /// - Throws: `.unusable` where the system has no memory for it.
    init(_ content: [UInt8]) throws {
        descriptor = content.withUnsafeBytes { postgresql_memory_file($0.baseAddress, $0.count) }
        guard descriptor >= 0 else {
            throw StoreError.unusable(
                "release store postgres: no memory for a certificate: " + String(cString: strerror(errno)))
        }
    }

    deinit { close(descriptor) }

    var path: GoString { GoString("/proc/self/fd/\(descriptor)") }
}
