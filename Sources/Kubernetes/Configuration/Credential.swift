import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A secret that lets someone in: a token, a password, a private key.
///
/// No text shows it, and its bytes are wiped when nobody holds it any more.
/// Unchecked because nobody writes to the memory before its end.
package final class Credential: @unchecked Sendable {
    private let storage: UnsafeMutableBufferPointer<UInt8>

    package init(_ bytes: [UInt8]) {
        storage = .allocate(capacity: bytes.count)
        _ = storage.initialize(from: bytes)
    }

    package convenience init(_ text: GoString) { self.init(text.bytes) }

    deinit {
        if let start = storage.baseAddress { explicit_bzero(start, storage.count) }
        storage.deallocate()
    }

    package var isEmpty: Bool { storage.isEmpty }

    /// The secret itself, for where it is sent to and nowhere else.
    package var bytes: [UInt8] { Array(storage) }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
