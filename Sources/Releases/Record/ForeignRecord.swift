import GoTemplate

/// A revision that was recorded elsewhere.
///
/// There may be thousands, each of which takes many times its size once it is decoded: that happens to know which it is,
/// and again when it is recorded.
package struct ForeignRecord {
    package let key: RevisionKey
    private let decode: () throws -> Release

    /// Throws what `decode` throws.
    init(_ decode: @escaping () throws -> Release) throws {
        key = try decode().revisionKey
        self.decode = decode
    }

    /// A revision that is at hand.
    package init(_ release: Release) {
        key = release.revisionKey
        decode = { release }
    }

    package func release() throws -> Release { try decode() }
}
