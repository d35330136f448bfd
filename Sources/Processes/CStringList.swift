import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A list of C strings with the null pointer at its end, as `posix_spawn` wants it.
final class CStringList {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ words: [GoString]) {
        pointers = words.map { $0.withCString { strdup($0) } } + [nil]
    }

    deinit { for pointer in pointers { free(pointer) } }
}

extension GoString {
    /// The bytes up to the first NUL byte, as C takes them.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map(body) ?? "".withCString(body) }
        }
    }
}
