import Failures
import Files
import GoLibrary
import GoTemplate

/// The schemas that were fetched before, each with the digest of its bytes.
package struct SchemaCache: Sendable {
    /// Seconds for which a schema is not asked for again.
    static let freshness: Int64 = 24 * 60 * 60

    let folder: GoString

    package init(_ folder: GoString) { self.folder = folder }

    /// What was kept of an address, unless it was damaged since.
    ///
    /// - Parameter age: in seconds; nil for any.
    func document(at url: GoString, notOlderThan age: Int64? = nil) -> [UInt8]? {
        let path = path(of: url)
        guard let file = try? FileSystem().read(path, upTo: 64 << 20) else { return nil }
        if let age {
            guard let written = file.status.modificationTime?.seconds else { return nil }
            guard (0...age).contains(GoTime.now().unixSeconds - written) else { return nil }
        }
        guard let end = file.data.firstIndex(of: 0x0A) else { return nil }
        let content = Array(file.data[(end + 1)...])
        return GoString(file.data[..<end]) == DependencyDigest.sha256(content) ? content : nil
    }

    /// Keeps a document; that it cannot be kept is no failure.
    func keep(_ content: [UInt8], of url: GoString) {
        try? FileSystem().makeDirectories(folder)
        let text = DependencyDigest.sha256(content).bytes + [0x0A] + content
        try? FileSystem().replace(path(of: url), with: text, permissions: 0o644)
    }

    private func path(of url: GoString) -> GoString {
        GoPath.join(folder, DependencyDigest.sha256(url.bytes) + ".json")
    }
}
