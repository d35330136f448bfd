import Failures
import Files
import GoLibrary
import GoTemplate

/// The archive of a chart on a server: a file of its own, or a part of an artifact in a registry.
package struct RemoteChart {
    let url: GoURL
    /// What an index says of the digest of its bytes; empty where none says anything.
    let claim: GoString
    /// Whose it is, with what lets its client in.
    let repository: RepositoryEntry
    /// The manifest that the artifact must have, under whose digest Helm caches the archive; nil where any will do.
    private(set) var manifest: ArtifactDigest?
    /// Whether Helm says on standard output that it was pulled.
    private(set) var isTold = false

    init(url: GoURL, claim: GoString, repository: RepositoryEntry) {
        (self.url, self.claim, self.repository) = (url, claim, repository)
    }

    /// One in a registry that a user named.
    init(artifact url: GoURL, manifest: ArtifactDigest? = nil, isTold: Bool) {
        self.init(url: url, claim: "", repository: RepositoryEntry(name: "", url: url.description))
        (self.manifest, self.isTold) = (manifest, isTold)
    }

    /// The same, with Helm's words on standard output where it is pulled.
    var told: RemoteChart {
        var chart = self
        chart.isTold = true
        return chart
    }

    var isArtifact: Bool { url.scheme == "oci" }

    /// - Throws: `HelmError` for an address that is none, or of a kind that nothing is fetched from.
    init(_ text: GoString, claim: GoString, of repository: RepositoryEntry) throws(HelmError) {
        do { url = try GoURL(parsing: text) } catch { throw HelmError("invalid chart URL format: " + text.redactedURL) }
        guard ["http", "https", "oci"].contains(url.scheme) else {
            throw HelmError("scheme " + Strconv.quote(url.scheme) + " not supported")
        }
        (self.claim, self.repository) = (claim, repository)
    }

    /// The name of a file for it.
    ///
    /// - Throws: `HelmError` where the URL has none that could be one.
    var fileName: GoString {
        get throws(HelmError) {
            let name = isArtifact ? archiveName : GoPath.base(url.path)
            let isName = !["", ".", "..", "/"].contains(name) && name.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            if isName { return name }
            throw HelmError("the URL " + url.redacted + " does not end in the name of a file")
        }
    }

    /// `alpha-1.0.0.tgz` for `…/alpha:1.0.0`.
    ///
    /// Mirrors pkg/downloader chart_downloader.go DownloadTo.
    private var archiveName: GoString {
        let name = GoPath.base(url.path)
        guard let colon = name.bytes.lastIndex(of: UInt8(ascii: ":")) else { return name + ".tgz" }
        return GoString(name.bytes[..<colon]) + "-" + GoString(name.bytes[(colon + 1)...]) + ".tgz"
    }

    /// The SHA-256 of its bytes in hexadecimal digits, as it is claimed; nil where nothing is.
    ///
    /// Mirrors pkg/downloader chart_downloader.go stripDigestAlgorithm and DownloadTo.
    ///
    /// - Parameter prefix: what is said of digits that are none.
    func digest(failingWith prefix: GoString = "") throws(HelmError) -> GoString? {
        let (start, rest) = claim.cut(at: UInt8(ascii: ":"))
        let digits = (rest ?? start).lowercased
        if digits.isEmpty { return nil }
        if let other = digits.bytes.first(where: { !"0123456789abcdef".utf8.contains($0) }) {
            throw HelmError(prefix + "encoding/hex: invalid byte: " + Self.described(other))
        }
        guard digits.count.isMultiple(of: 2) else { throw HelmError(prefix + "encoding/hex: odd length hex string") }
        guard digits.count == 64 else { throw HelmError(GoString("invalid digest length: \(digits.count / 2)")) }
        return digits
    }

    /// `fmt.Sprintf("%#U")`.
    private static func described(_ byte: UInt8) -> GoString {
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        let number = String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
        return GoString("U+" + number + " '") + GoString([byte]) + "'"
    }
}
