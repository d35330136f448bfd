import Failures
import Files
import GoTemplate

/// What was fetched, under the digest of its bytes; Helm keeps its own there, too.
///
/// Mirrors pkg/downloader cache.go DiskCache, which believes the digest that an index claims: here a file is used only
/// where its bytes have the digest of its name, so that no repository can put its chart in place of another's.
package struct ContentCache {
    package enum Kind: String {
        case chart = ".chart"
        case provenance = ".prov"
    }

    private let folder: GoString
    private let fileSystem = FileSystem()

    package init(_ folder: GoString) { self.folder = folder }

    /// An archive and where it is; nil where there is none with these bytes.
    func archive(_ digest: GoString) -> (path: GoString, content: [UInt8])? {
        let path = path(digest, .chart)
        guard let content = try? fileSystem.read(path), DependencyDigest.sha256(content) == digest else { return nil }
        return (path, content)
    }

    /// What is kept under a digest that need not be that of its bytes; nil where nothing is.
    func content(under digest: GoString) -> [UInt8]? { try? fileSystem.read(path(digest, .chart)) }

    /// The provenance of an archive; nil where it is not there.
    func provenance(of digest: GoString) -> [UInt8]? { try? fileSystem.read(path(digest, .provenance)) }

    /// - Parameter digest: that of the archive.
    /// - Returns: the path of the file.
    func put(_ content: [UInt8], _ kind: Kind, of digest: GoString) throws(HelmError) -> GoString {
        let path = path(digest, kind)
        try fileSystem.makeDirectories(GoPath.directory(path))
        try fileSystem.replace(path, with: content, permissions: 0o644)
        return path
    }

    func path(_ digest: GoString, _ kind: Kind) -> GoString {
        GoPath.join(GoPath.join(folder, digest.prefix(2)), digest + GoString(kind.rawValue))
    }
}
