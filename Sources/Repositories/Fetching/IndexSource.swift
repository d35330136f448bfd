import Failures
import GoLibrary
import GoTemplate

/// Where a repository has its index.
struct IndexSource {
    let entry: RepositoryEntry
    let url: GoString

    /// Mirrors pkg/repo/v1 chartrepo.go NewChartRepository and DownloadIndexFile.
    ///
    /// - Throws: `HelmError` for an address that nothing can be fetched from.
    init(_ entry: RepositoryEntry) throws(HelmError) {
        guard let url = try? GoURL(parsing: entry.url) else {
            throw HelmError("invalid chart URL format: " + entry.url)
        }
        guard ["http", "https", "oci"].contains(url.scheme) else {
            throw HelmError("could not find protocol handler for: " + url.scheme)
        }
        self.entry = entry
        self.url = try entry.url.resolvingURL("index.yaml")
    }
}

extension GoString {
    /// A reference that is found in a repository's index: absolute as it is, else below the repository, whose query
    /// it gets.
    ///
    /// Mirrors pkg/repo/v1 chartrepo.go ResolveReferenceURL.
    package func resolvingURL(_ reference: GoString) throws(HelmError) -> GoString {
        let found = try Self.parsedURL(reference)
        if found.isAbsolute { return reference }
        var base = try Self.parsedURL(self)
        base.rawPath = base.rawPath.trimmingSuffix("/") + "/"
        base.path = base.path.trimmingSuffix("/") + "/"
        var resolved = base.resolving(found)
        resolved.rawQuery = base.rawQuery
        return resolved.description
    }

    private static func parsedURL(_ text: GoString) throws(HelmError) -> GoURL {
        do { return try GoURL(parsing: text) } catch {
            throw HelmError("failed to parse " + text.redactedURL + " as URL: " + error.message)
        }
    }

    /// The same with its password hidden.
    package var redactedURL: GoString {
        guard let url = try? GoURL(parsing: self), url.user?.password != nil else { return self }
        return url.redacted
    }
}
