import CAttributes
import GoTemplate

/// What is noted about files, in their extended attributes: it goes with them, and leaves no other file behind.
extension FileSystem {
    private static let longestNote = 4096

    /// What was noted under a name; nil where nothing was, or where the file system keeps no notes.
    ///
    /// - Parameter name: such as `user.swelm.index`.
    package func note(_ name: String, of path: GoString) -> [UInt8]? {
        var content = [UInt8](repeating: 0, count: Self.longestNote)
        let count = withPath(path) { path in getxattr(path, name, &content, content.count) }
        return count < 0 ? nil : Array(content.prefix(count))
    }

    /// Notes something about a file; where the file system keeps no notes nothing happens.
    package func setNote(_ name: String, _ content: [UInt8], of path: GoString) {
        guard content.count <= Self.longestNote else { return }
        _ = withPath(path) { path in setxattr(path, name, content, content.count, 0) }
    }
}
