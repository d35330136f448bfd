import GoLibrary
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
